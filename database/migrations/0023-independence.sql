-- Who may not be a child's IRO (regulation 46 of the Care Planning Regulations 2010; Handbook 2.18). Whoever helped to
-- prepare the care plan, manages or managed the case, visits the child for the authority, is the personal adviser,
-- manages one of these, or controls the resources of the case. Until now the records knew a child's social workers and
-- nobody else of them, and the database took any appointment.

create table app.child_roles (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('care-plan', 'case-manager', 'visitor', 'personal-adviser', 'resources')),
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, recorded_by) references app.staff
);
create index on app.child_roles (authority_id, child_id, staff_id);
create index on app.child_roles (authority_id, staff_id);
create index on app.child_roles (authority_id, recorded_by);
comment on table app.child_roles is
  'What members of staff are to a child besides its social worker or IRO, as far as it stands in the way of being its IRO.';
comment on column app.child_roles.authority_id is 'The authority.';
comment on column app.child_roles.id is 'The entry.';
comment on column app.child_roles.child_id is 'The child.';
comment on column app.child_roles.staff_id is 'Who.';
comment on column app.child_roles.role is
  'care-plan: helped to prepare the care plan; case-manager: managed the case; visitor: visits for the authority (section '
  '23ZA of the Children Act 1989); personal-adviser; resources: controls the resources of the case.';
comment on column app.child_roles.started_on is 'The first day.';
comment on column app.child_roles.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.child_roles.recorded_at is 'When it was recorded.';
comment on column app.child_roles.recorded_by is 'By whom; null: by the program.';
comment on column app.child_roles.version is 'Counts the changes.';
create trigger raise_version before update on app.child_roles for each row execute function app.raise_version();
alter table app.child_roles enable row level security;
alter table app.child_roles force row level security;
-- As with social workers: who works with whom is asked when an IRO is chosen, also of a record that is not to be opened.
create policy own_authority on app.child_roles for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_service on app.child_roles for insert
  with check (authority_id = (select app.current_authority_id())
    and child_id not in (select app.barred_child_ids())
    and ((select app.acts_as('iro-manager', 'review-administrator'))
      or (select app.acts_as('social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
create policy changed_by_the_service on app.child_roles for update
  using (authority_id = (select app.current_authority_id())
    and child_id not in (select app.barred_child_ids())
    and ((select app.acts_as('iro-manager', 'review-administrator'))
      or (select app.acts_as('social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
grant select, insert, update on app.child_roles to footprint_app;

create table app.staff_managers (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  manager_id uuid not null check (manager_id <> staff_id),
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  during daterange generated always as (case when ended_on = started_on then null else daterange(started_on, ended_on) end) stored,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, manager_id) references app.staff,
  unique (authority_id, staff_id, during without overlaps)
);
create index on app.staff_managers (authority_id, manager_id);
comment on table app.staff_managers is 'Who manages whom, one after the other. A team''s manager manages the team without an entry here.';
comment on column app.staff_managers.authority_id is 'The authority.';
comment on column app.staff_managers.id is 'The entry.';
comment on column app.staff_managers.staff_id is 'Who is managed.';
comment on column app.staff_managers.manager_id is 'By whom.';
comment on column app.staff_managers.started_on is 'The first day.';
comment on column app.staff_managers.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.staff_managers.during is 'From the first day to the day on which it ended; null where it covers no day.';
comment on column app.staff_managers.version is 'Counts the changes.';
create trigger raise_version before update on app.staff_managers for each row execute function app.raise_version();
alter table app.staff_managers enable row level security;
alter table app.staff_managers force row level security;
create policy own_authority on app.staff_managers for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_administrators on app.staff_managers for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));
create policy changed_by_administrators on app.staff_managers for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));
grant select, insert, update on app.staff_managers to footprint_app;

create function app.managers_of(staff uuid) returns table (manager_id uuid, managed daterange)
  language sql stable
  begin atomic
    select m.manager_id, m.during from app.staff_managers m
      where m.authority_id = app.current_authority_id() and m.staff_id = staff and m.during is not null
    union all
    select s.id, mine.during * theirs.during
      from app.team_memberships mine
      join app.team_memberships theirs on theirs.authority_id = mine.authority_id and theirs.team_id = mine.team_id
        and theirs.staff_id <> mine.staff_id and theirs.during && mine.during
      join app.staff s on s.authority_id = theirs.authority_id and s.id = theirs.staff_id
        and 'team-manager' = any (s.roles)
      where mine.authority_id = app.current_authority_id() and mine.staff_id = staff;
  end;
comment on function app.managers_of(uuid) is
  'Who manages a member of staff, or did, and from when to when: by an entry, or as the manager of a team of theirs.';
grant execute on function app.managers_of(uuid) to footprint_app;

create function app.ties_to_child(child uuid)
  returns table (staff_id uuid, tie text, through_id uuid, bars daterange)
  language sql stable
  begin atomic
    with recursive held as (
      select w.staff_id, 'worker' as tie, w.during from app.child_workers w
        where w.authority_id = app.current_authority_id() and w.child_id = child and w.during is not null
      union all
      select r.staff_id, r.role,
        case when r.ended_on = r.started_on then daterange(r.started_on, r.started_on, '[]')
          else daterange(r.started_on, r.ended_on) end
        from app.child_roles r
        where r.authority_id = app.current_authority_id() and r.child_id = child
    ), ends as (
      -- What was done for the plan or the case is never undone; the others bar whoever is it.
      select h.staff_id, h.tie, h.during, h.tie in ('worker', 'care-plan', 'case-manager') as stays from held h
    ), managing as (
      select h.staff_id as held_by, h.tie, h.during, h.stays, m.manager_id as staff_id, m.managed, 1 as steps
        from ends h
        cross join lateral app.managers_of(h.staff_id) m
        where h.tie <> 'resources'
      union
      select c.held_by, c.tie, c.during, c.stays, m.manager_id, c.managed * m.managed, c.steps + 1
        from managing c
        cross join lateral app.managers_of(c.staff_id) m
        where c.steps < 6 and c.managed && m.managed
    )
    select e.staff_id, e.tie, null::uuid,
      case when e.stays then daterange(lower(e.during), null) else e.during end
      from ends e
    union all
    select distinct m.staff_id, m.tie, m.held_by,
      case
        when not m.stays then m.during * m.managed
        -- Who managed the worker then managed the case; who manages the worker now is barred while that goes on.
        when m.during && m.managed then daterange(greatest(lower(m.during), lower(m.managed)), null)
        else daterange(greatest(lower(m.during), lower(m.managed)), upper(m.managed))
      end
      from managing m
      where case when m.stays then upper(m.managed) is null or upper(m.managed) > lower(m.during) else m.during && m.managed end;
  end;
comment on function app.ties_to_child(uuid) is
  'What bars members of staff from being a child''s IRO under regulation 46, and in which time: the tie, held by '
  'themselves, or, where they manage somebody, by the person in through_id.';
grant execute on function app.ties_to_child(uuid) to footprint_app;

create function app.refuse_dependent_officer() returns trigger
  language plpgsql
  as $$ begin
    if new.during is not null and exists (
      select from app.ties_to_child(new.child_id) t where t.staff_id = new.staff_id and t.bars && new.during
    ) then
      raise check_violation using message = 'this person is not independent of the child under regulation 46',
        constraint = 'appointments_independent';
    end if;
    return new;
  end $$;
comment on function app.refuse_dependent_officer() is
  'Whoever regulation 46 bars from being a child''s IRO is appointed by no route. Pages say so in words before it comes to this.';
-- After, because the time of an appointment is worked out when the row is.
create constraint trigger only_independent after insert or update of child_id, staff_id, started_on on app.appointments
  for each row execute function app.refuse_dependent_officer();

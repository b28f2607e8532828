-- Whose records a person may see, held by the database itself: a query that forgets to ask sees nothing it should not.
--
-- A transaction runs for a person, or for the program itself (no person), which sees the whole authority. What a person
-- sees is worked out from lists that hold ids and days and no names: who reviews whom, who works with whom, who stands in
-- for whom, who is kept out. Those lists are open to the whole authority; everything about a child is not.

create table app.restrictions (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  reason text not null check (reason <> ''),
  set_at timestamptz not null default now(),
  set_by uuid default app.current_user_id(),
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, set_by) references app.staff,
  foreign key (authority_id, lifted_by) references app.staff,
  check (lifted_at is not null or lifted_by is null)
);
comment on table app.restrictions is
  'A record of which others see a name only: only the child''s own reviewing officer and social worker, and those whom '
  'restriction_readers names, see more.';
comment on column app.restrictions.authority_id is 'The authority.';
comment on column app.restrictions.id is 'The restriction.';
comment on column app.restrictions.child_id is 'The child.';
comment on column app.restrictions.reason is 'Why, for those who may see it.';
comment on column app.restrictions.set_at is 'Since when.';
comment on column app.restrictions.set_by is 'Who set it.';
comment on column app.restrictions.lifted_at is 'When it was lifted; null while it holds.';
comment on column app.restrictions.lifted_by is 'Who lifted it.';
create unique index restrictions_child on app.restrictions (authority_id, child_id) where lifted_at is null;
create index restrictions_set_by on app.restrictions (authority_id, set_by);
create index restrictions_lifted_by on app.restrictions (authority_id, lifted_by);
alter table app.restrictions enable row level security;
alter table app.restrictions force row level security;
grant select, insert, update on app.restrictions to footprint_app;

create table app.restriction_readers (
  authority_id uuid not null,
  child_id uuid not null,
  staff_id uuid not null,
  primary key (authority_id, child_id, staff_id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff
);
comment on table app.restriction_readers is 'Who else may see a restricted record.';
comment on column app.restriction_readers.authority_id is 'The authority.';
comment on column app.restriction_readers.child_id is 'The child.';
comment on column app.restriction_readers.staff_id is 'The person.';
create index restriction_readers_staff on app.restriction_readers (authority_id, staff_id);
alter table app.restriction_readers enable row level security;
alter table app.restriction_readers force row level security;
grant select, insert, delete on app.restriction_readers to footprint_app;

create table app.barred_staff (
  authority_id uuid not null,
  child_id uuid not null,
  staff_id uuid not null,
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, child_id, staff_id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, recorded_by) references app.staff
);
comment on table app.barred_staff is
  'Who may never see a child''s record, whatever their role and whatever the emergency: a relative, for one.';
comment on column app.barred_staff.authority_id is 'The authority.';
comment on column app.barred_staff.child_id is 'The child.';
comment on column app.barred_staff.staff_id is 'The person.';
comment on column app.barred_staff.reason is 'Why, such as: related to the child.';
comment on column app.barred_staff.recorded_at is 'When it was entered.';
comment on column app.barred_staff.recorded_by is 'Who entered it; null for what the program did by itself.';
create index barred_staff_staff on app.barred_staff (authority_id, staff_id);
create index barred_staff_recorded_by on app.barred_staff (authority_id, recorded_by);
alter table app.barred_staff enable row level security;
alter table app.barred_staff force row level security;
grant select, insert, delete on app.barred_staff to footprint_app;

create table app.emergency_accesses (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  staff_id uuid not null default app.current_user_id(),
  reason text not null check (reason <> ''),
  opened_at timestamptz not null default now(),
  ends_at timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff,
  check (ends_at > opened_at and ends_at <= opened_at + interval '12 hours')
);
comment on table app.emergency_accesses is
  'A record opened by somebody who otherwise may not, with the reason given: it ends by itself, and managers are told.';
comment on column app.emergency_accesses.authority_id is 'The authority.';
comment on column app.emergency_accesses.id is 'The row.';
comment on column app.emergency_accesses.child_id is 'The child.';
comment on column app.emergency_accesses.staff_id is 'Who opened it.';
comment on column app.emergency_accesses.reason is 'Why, in their words.';
comment on column app.emergency_accesses.opened_at is 'When it was opened.';
comment on column app.emergency_accesses.ends_at is 'When it ends.';
create index emergency_accesses_staff on app.emergency_accesses (authority_id, staff_id, ends_at);
create index emergency_accesses_child on app.emergency_accesses (authority_id, child_id);
alter table app.emergency_accesses enable row level security;
alter table app.emergency_accesses force row level security;
grant select, insert on app.emergency_accesses to footprint_app;

create function app.acts_as(variadic wanted text[]) returns boolean
  language sql stable parallel safe
  return app.current_user_id() is null or exists (
    select from app.staff s
    where s.authority_id = app.current_authority_id() and s.id = app.current_user_id()
      and (s.left_on is null or s.left_on > app.today()) and s.roles && wanted);
comment on function app.acts_as(text[]) is
  'Whether the transaction runs for somebody who has one of the roles and has not left, or for the program itself.';

create function app.sees_every_child() returns boolean
  language sql stable parallel safe
  return app.acts_as('iro-manager', 'review-administrator');
comment on function app.sees_every_child() is 'Whether all children of the authority are seen, but for those withheld.';

create function app.withheld_child_ids() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select child_id from app.restrictions
      where authority_id = app.current_authority_id() and app.current_user_id() is not null and lifted_at is null
    union all
    select child_id from app.barred_staff
      where authority_id = app.current_authority_id() and staff_id = app.current_user_id();
  end;
comment on function app.withheld_child_ids() is
  'The children whom those who see every child do not see for that: restricted ones, and those they are barred from.';

create function app.own_child_ids() returns setof uuid
  language sql stable parallel safe
  begin atomic
    with me as (
      select s.authority_id, s.id, s.roles from app.staff s
      where s.authority_id = app.current_authority_id() and s.id = app.current_user_id()
        and (s.left_on is null or s.left_on > app.today())
    ), acting_for as (
      select me.authority_id, me.id as staff_id, me.roles from me
      union all
      select me.authority_id, a.staff_id, me.roles from me
        join app.absences a on a.authority_id = me.authority_id and a.covered_by = me.id
          and app.today() between a.first_on and a.last_on
    ), seen as (
      select p.child_id from acting_for f
        join app.appointments p on p.authority_id = f.authority_id and p.staff_id = f.staff_id
        where 'iro' = any (f.roles) and (p.ended_on is null or p.ended_on > app.today())
      union all
      select w.child_id from acting_for f
        join app.child_workers w on w.authority_id = f.authority_id and w.staff_id = f.staff_id
        where 'social-worker' = any (f.roles) and (w.ended_on is null or w.ended_on > app.today())
      union all
      select w.child_id from acting_for f
        join app.team_memberships mine on mine.authority_id = f.authority_id and mine.staff_id = f.staff_id
          and mine.during @> app.today()
        join app.team_memberships theirs on theirs.authority_id = f.authority_id and theirs.team_id = mine.team_id
          and theirs.during @> app.today()
        join app.child_workers w on w.authority_id = f.authority_id and w.staff_id = theirs.staff_id
        where 'team-manager' = any (f.roles) and (w.ended_on is null or w.ended_on > app.today())
          and not exists (select from app.restrictions r
            where r.authority_id = w.authority_id and r.child_id = w.child_id and r.lifted_at is null)
      union all
      select r.child_id from me
        join app.restriction_readers r on r.authority_id = me.authority_id and r.staff_id = me.id
      union all
      select e.child_id from me
        join app.emergency_accesses e on e.authority_id = me.authority_id and e.staff_id = me.id and e.ends_at > now()
    )
    select seen.child_id from seen
      where not exists (select from app.barred_staff b
        where b.authority_id = app.current_authority_id() and b.child_id = seen.child_id
          and b.staff_id = app.current_user_id());
  end;
comment on function app.own_child_ids() is
  'The children whom a person sees for their own sake: those they review, work with or manage, themselves or for somebody '
  'who is away, those whose restriction names them, and those they opened in an emergency.';

-- Lists that reach is worked out from: read by the whole authority, changed by few.
create policy own_authority on app.restrictions for select using (authority_id = (select app.current_authority_id()));
create policy set_by_managers on app.restrictions for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager')));
create policy lifted_by_managers on app.restrictions for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager')));
create policy own_authority on app.restriction_readers for select
  using (authority_id = (select app.current_authority_id()));
create policy named_by_managers on app.restriction_readers for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager')));
create policy removed_by_managers on app.restriction_readers for delete
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager')));
create policy own_authority on app.barred_staff for select using (authority_id = (select app.current_authority_id()));
create policy barred_by_managers on app.barred_staff for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager')));
create policy unbarred_by_managers on app.barred_staff for delete
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager')));
create policy own_authority on app.emergency_accesses for select
  using (authority_id = (select app.current_authority_id()));
create policy for_oneself on app.emergency_accesses for insert
  with check (authority_id = (select app.current_authority_id()) and staff_id = (select app.current_user_id())
    and (select app.acts_as(
      'iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal')));

drop policy own_authority on app.appointments;
create policy own_authority on app.appointments for select using (authority_id = (select app.current_authority_id()));
create policy appointed_by_the_service on app.appointments for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator')));
create policy changed_by_the_service on app.appointments for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator')));

drop policy own_authority on app.child_workers;
create policy own_authority on app.child_workers for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_service on app.child_workers for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator', 'team-manager', 'social-worker')));
create policy changed_by_the_service on app.child_workers for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator', 'team-manager', 'social-worker')));

drop policy own_authority on app.staff;
create policy own_authority on app.staff for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_administrators on app.staff for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));
create policy changed_by_administrators on app.staff for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));

drop policy own_authority on app.teams;
create policy own_authority on app.teams for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_administrators on app.teams for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));
create policy changed_by_administrators on app.teams for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));

drop policy own_authority on app.team_memberships;
create policy own_authority on app.team_memberships for select
  using (authority_id = (select app.current_authority_id()));
create policy entered_by_administrators on app.team_memberships for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));
create policy changed_by_administrators on app.team_memberships for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));

drop policy own_authority on app.absences;
create policy own_authority on app.absences for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_service on app.absences for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator', 'team-manager')));
create policy changed_by_the_service on app.absences for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator', 'team-manager')));
create policy removed_by_the_service on app.absences for delete
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator', 'team-manager')));

drop policy own_authority on app.authorities;
create policy own_authority on app.authorities for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_program on app.authorities for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.current_user_id()) is null);
create policy changed_by_administrators on app.authorities for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));

-- Everything about a child: seen by those who may see the child.
drop policy own_authority on app.children;
create policy seen_children on app.children for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and id not in (select app.withheld_child_ids())
    or id in (select app.own_child_ids())));
create policy entered_by_the_service on app.children for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'iro')));
create policy seen_children_changed on app.children for update
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and id not in (select app.withheld_child_ids())
    or id in (select app.own_child_ids())));

do $policies$
declare
  child_table text;
begin
  foreach child_table in array array['periods_of_care', 'legal_statuses', 'placements', 'reviews', 'obligations',
    'unknown_obligations', 'child_people']
  loop
    execute format('drop policy own_authority on app.%I', child_table);
    execute format($$
      create policy seen_children on app.%I
        using (authority_id = (select app.current_authority_id()) and (
          (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
          or child_id in (select app.own_child_ids())))
      $$, child_table);
  end loop;
end
$policies$;

drop policy own_authority on app.facts;
create policy seen_children on app.facts for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
-- No manager writes into the record that an officer keeps; what an import brings is the return's word, not theirs.
create policy recorded_by_those_who_work_with_the_child on app.facts for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and ((select app.acts_as('iro', 'review-administrator', 'social-worker', 'team-manager'))
      or import_id is not null and (select app.sees_every_child()))
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));

drop policy own_authority on app.imports;
create policy imported_by_the_service on app.imports
  using (authority_id = (select app.current_authority_id()) and (select app.sees_every_child()));
drop policy own_authority on app.import_problems;
create policy imported_by_the_service on app.import_problems
  using (authority_id = (select app.current_authority_id()) and (select app.sees_every_child()));

drop policy own_authority on app.audit_events;
create policy own_or_by_those_who_check on app.audit_events for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('iro-manager', 'system-administrator')) or user_id = (select app.current_user_id())));
create policy of_oneself on app.audit_events for insert
  with check (authority_id = (select app.current_authority_id())
    and user_id is not distinct from (select app.current_user_id()));

-- The one thing of a child that the whole authority may find: that there is such a record, and whose.
create table app.child_names (
  authority_id uuid not null,
  child_id uuid not null,
  local_id text not null,
  given_name text,
  family_name text,
  known_as text,
  search text not null generated always as (lower(
    local_id || ' ' || coalesce(known_as, '') || ' ' || coalesce(given_name, '') || ' ' || coalesce(family_name, ''))) stored,
  primary key (authority_id, child_id),
  foreign key (authority_id, child_id) references app.children
);
comment on table app.child_names is
  'The name and the local id of each child, and nothing else: what anybody who works with children there may find, also '
  'of a record that they may not open. Kept by a trigger on children.';
comment on column app.child_names.authority_id is 'The authority.';
comment on column app.child_names.child_id is 'The child.';
comment on column app.child_names.local_id is 'The authority''s own id of the child.';
comment on column app.child_names.given_name is 'Given names, where they are known.';
comment on column app.child_names.family_name is 'Family name, where it is known.';
comment on column app.child_names.known_as is 'The name that the child likes to be called.';
comment on column app.child_names.search is 'What is searched: the id and the names in small letters.';
create index child_names_search on app.child_names using gin (search gin_trgm_ops);
drop index app.children_name;
alter table app.child_names enable row level security;
alter table app.child_names force row level security;
create policy found_by_those_who_work_with_children on app.child_names
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as(
    'iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal'))
    and child_id not in (select b.child_id from app.barred_staff b
      where b.authority_id = app.current_authority_id() and b.staff_id = app.current_user_id()));
grant select, insert, update on app.child_names to footprint_app;

create function app.keep_child_name() returns trigger
  language plpgsql
  as $$ begin
    insert into app.child_names (authority_id, child_id, local_id, given_name, family_name, known_as)
      values (new.authority_id, new.id, new.local_id, new.given_name, new.family_name, new.known_as)
      on conflict (authority_id, child_id) do update set local_id = excluded.local_id,
        given_name = excluded.given_name, family_name = excluded.family_name, known_as = excluded.known_as;
    return null;
  end $$;
comment on function app.keep_child_name() is 'Keeps the name of a child where those look who may not open the record.';
create trigger keep_child_name after insert on app.children for each row execute function app.keep_child_name();
create trigger keep_changed_child_name after update of local_id, given_name, family_name, known_as on app.children
  for each row when ((old.local_id, old.given_name, old.family_name, old.known_as)
    is distinct from (new.local_id, new.given_name, new.family_name, new.known_as))
  execute function app.keep_child_name();
-- What is there already.
insert into app.child_names (authority_id, child_id, local_id, given_name, family_name, known_as)
  select authority_id, id, local_id, given_name, family_name, known_as from app.children;

create table app.alerts (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  kind text not null check (kind in ('emergency-access')),
  child_id uuid,
  about_staff_id uuid,
  emergency_access_id uuid,
  raised_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, about_staff_id) references app.staff,
  foreign key (authority_id, emergency_access_id) references app.emergency_accesses
);
comment on table app.alerts is 'What one person must be told at once, on their next page.';
comment on column app.alerts.authority_id is 'The authority.';
comment on column app.alerts.id is 'The alert.';
comment on column app.alerts.staff_id is 'Who is told.';
comment on column app.alerts.kind is 'emergency-access: somebody opened a record in an emergency.';
comment on column app.alerts.child_id is 'The child it is about.';
comment on column app.alerts.about_staff_id is 'The person it is about.';
comment on column app.alerts.emergency_access_id is 'The emergency access, with its reason.';
comment on column app.alerts.raised_at is 'When it was raised.';
comment on column app.alerts.read_at is 'When it was read; null until then.';
create index alerts_unread on app.alerts (authority_id, staff_id) where read_at is null;
create index alerts_child on app.alerts (authority_id, child_id);
create index alerts_about_staff on app.alerts (authority_id, about_staff_id);
create index alerts_emergency_access on app.alerts (authority_id, emergency_access_id);
alter table app.alerts enable row level security;
alter table app.alerts force row level security;
create policy own on app.alerts for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.current_user_id()) is null or staff_id = (select app.current_user_id())));
create policy raised_for_anyone on app.alerts for insert
  with check (authority_id = (select app.current_authority_id()));
create policy read_by_oneself on app.alerts for update
  using (authority_id = (select app.current_authority_id()) and staff_id = (select app.current_user_id()));
grant select, insert, update on app.alerts to footprint_app;

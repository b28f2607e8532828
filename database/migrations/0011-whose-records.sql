-- Closer about whose records a person sees, and who may change what decides it. Until now an appointment still to come
-- gave sight already; whoever stood in for a colleague did so with roles of their own that the colleague never had; a
-- reader stayed one after the restriction was lifted; and a person barred from a record could lift the bar.

create or replace function app.own_child_ids() returns setof uuid
  language sql stable parallel safe
  begin atomic
    with me as (
      select s.authority_id, s.id, s.roles,
        s.roles && array['iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal']
          as works_with_children
      from app.staff s
      where s.authority_id = app.current_authority_id() and s.id = app.current_user_id()
        and (s.left_on is null or s.left_on > app.today())
    ), posts as (
      select me.authority_id, me.id as staff_id, me.roles, me.roles as own_roles from me
      union all
      -- For a colleague who has left there is nothing to stand in for: their children wait for somebody new.
      select me.authority_id, s.id, s.roles, me.roles from me
        join app.absences a on a.authority_id = me.authority_id and a.covered_by = me.id
          and app.today() between a.first_on and a.last_on
        join app.staff s on s.authority_id = a.authority_id and s.id = a.staff_id
          and (s.left_on is null or s.left_on > app.today())
    ), seen as (
      select p.child_id from posts f
        join app.appointments p on p.authority_id = f.authority_id and p.staff_id = f.staff_id
        where 'iro' = any (f.roles) and 'iro' = any (f.own_roles)
          and p.started_on <= app.today() and (p.ended_on is null or p.ended_on > app.today())
      union all
      select w.child_id from posts f
        join app.child_workers w on w.authority_id = f.authority_id and w.staff_id = f.staff_id
        where 'social-worker' = any (f.roles) and 'social-worker' = any (f.own_roles)
          and w.started_on <= app.today() and (w.ended_on is null or w.ended_on > app.today())
      union all
      select w.child_id from posts f
        join app.team_memberships mine on mine.authority_id = f.authority_id and mine.staff_id = f.staff_id
          and mine.during @> app.today()
        join app.teams t on t.authority_id = mine.authority_id and t.id = mine.team_id
          and (t.closed_on is null or t.closed_on > app.today())
        join app.team_memberships theirs on theirs.authority_id = f.authority_id and theirs.team_id = mine.team_id
          and theirs.during @> app.today()
        join app.child_workers w on w.authority_id = f.authority_id and w.staff_id = theirs.staff_id
        where 'team-manager' = any (f.roles) and 'team-manager' = any (f.own_roles)
          and w.started_on <= app.today() and (w.ended_on is null or w.ended_on > app.today())
          and not exists (select from app.restrictions r
            where r.authority_id = w.authority_id and r.child_id = w.child_id and r.lifted_at is null)
      union all
      select n.child_id from me
        join app.restriction_readers n on n.authority_id = me.authority_id and n.staff_id = me.id
        join app.restrictions r on r.authority_id = n.authority_id and r.child_id = n.child_id and r.lifted_at is null
        where me.works_with_children
      union all
      select e.child_id from me
        join app.emergency_accesses e on e.authority_id = me.authority_id and e.staff_id = me.id and e.ends_at > now()
        where me.works_with_children
    )
    select seen.child_id from seen
      where not exists (select from app.barred_staff b
        where b.authority_id = app.current_authority_id() and b.child_id = seen.child_id
          and b.staff_id = app.current_user_id());
  end;
comment on function app.own_child_ids() is
  'The children whom a person sees for their own sake today: those they review, work with or manage, themselves or in the '
  'same role for somebody who is away, those whose restriction names them, and those they opened in an emergency.';

create function app.barred_child_ids() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select child_id from app.barred_staff
      where authority_id = app.current_authority_id() and staff_id = app.current_user_id();
  end;
comment on function app.barred_child_ids() is 'The children from whose records a person is barred, and of whom they decide nothing.';
grant execute on function app.barred_child_ids() to footprint_app;

create function app.team_mate_ids() returns setof uuid
  language sql stable parallel safe
  begin atomic
    select theirs.staff_id from app.team_memberships mine
      join app.teams t on t.authority_id = mine.authority_id and t.id = mine.team_id
        and (t.closed_on is null or t.closed_on > app.today())
      join app.team_memberships theirs on theirs.authority_id = mine.authority_id and theirs.team_id = mine.team_id
        and theirs.during @> app.today()
      where mine.authority_id = app.current_authority_id() and mine.staff_id = app.current_user_id()
        and mine.during @> app.today();
  end;
comment on function app.team_mate_ids() is 'Who is today in a team of the person''s, the person too.';
grant execute on function app.team_mate_ids() to footprint_app;

create function app.is_nobodys(child uuid) returns boolean
  language sql stable parallel safe
  return not exists (select from app.child_workers w
      where w.authority_id = app.current_authority_id() and w.child_id = child)
    and not exists (select from app.appointments p
      where p.authority_id = app.current_authority_id() and p.child_id = child)
    and not exists (select from app.restrictions r
      where r.authority_id = app.current_authority_id() and r.child_id = child and r.lifted_at is null);
comment on function app.is_nobodys(uuid) is
  'Whether the service knows of nobody, now or earlier, who works with the child: one that has just been entered.';
grant execute on function app.is_nobodys(uuid) to footprint_app;

-- Whoever is barred from a record decides nothing about it either, least of all that bar.
drop policy set_by_managers on app.restrictions;
create policy set_by_managers on app.restrictions for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager'))
    and child_id not in (select app.barred_child_ids()));
drop policy lifted_by_managers on app.restrictions;
create policy lifted_by_managers on app.restrictions for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager'))
    and child_id not in (select app.barred_child_ids()));
drop policy named_by_managers on app.restriction_readers;
create policy named_by_managers on app.restriction_readers for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager'))
    and child_id not in (select app.barred_child_ids()));
drop policy removed_by_managers on app.restriction_readers;
create policy removed_by_managers on app.restriction_readers for delete
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager'))
    and child_id not in (select app.barred_child_ids()));
drop policy barred_by_managers on app.barred_staff;
create policy barred_by_managers on app.barred_staff for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager'))
    and child_id not in (select app.barred_child_ids()));
drop policy unbarred_by_managers on app.barred_staff;
create policy unbarred_by_managers on app.barred_staff for delete
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager'))
    and child_id not in (select app.barred_child_ids()));

-- An emergency is now: nobody lays one up for later, or for longer, by dating it ahead.
drop policy for_oneself on app.emergency_accesses;
create policy for_oneself on app.emergency_accesses for insert
  with check (authority_id = (select app.current_authority_id()) and staff_id = (select app.current_user_id())
    and opened_at = now() and child_id not in (select app.barred_child_ids())
    and (select app.acts_as(
      'iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal')));

drop policy appointed_by_the_service on app.appointments;
create policy appointed_by_the_service on app.appointments for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator'))
    and child_id not in (select app.barred_child_ids()));
drop policy changed_by_the_service on app.appointments;
create policy changed_by_the_service on app.appointments for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator'))
    and child_id not in (select app.barred_child_ids()));

-- A social worker hands over a child of theirs, and comes with one whom nobody knows yet; nobody helps themselves to a
-- child of somebody else's.
drop policy entered_by_the_service on app.child_workers;
create policy entered_by_the_service on app.child_workers for insert
  with check (authority_id = (select app.current_authority_id())
    and child_id not in (select app.barred_child_ids())
    and ((select app.acts_as('iro-manager', 'review-administrator'))
      or (select app.acts_as('team-manager', 'social-worker'))
        and (child_id in (select app.own_child_ids()) or app.is_nobodys(child_id))));
drop policy changed_by_the_service on app.child_workers;
create policy changed_by_the_service on app.child_workers for update
  using (authority_id = (select app.current_authority_id())
    and child_id not in (select app.barred_child_ids())
    and ((select app.acts_as('iro-manager', 'review-administrator'))
      or (select app.acts_as('team-manager', 'social-worker')) and child_id in (select app.own_child_ids())));

-- Cover gives sight, so a team's manager enters it for the people of the team and for nobody else.
drop policy entered_by_the_service on app.absences;
create policy entered_by_the_service on app.absences for insert
  with check (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('iro-manager', 'review-administrator'))
      or (select app.acts_as('team-manager')) and staff_id in (select app.team_mate_ids())));
drop policy changed_by_the_service on app.absences;
create policy changed_by_the_service on app.absences for update
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('iro-manager', 'review-administrator'))
      or (select app.acts_as('team-manager')) and staff_id in (select app.team_mate_ids())));
drop policy removed_by_the_service on app.absences;
create policy removed_by_the_service on app.absences for delete
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('iro-manager', 'review-administrator'))
      or (select app.acts_as('team-manager')) and staff_id in (select app.team_mate_ids())));

-- Whoever is an officer and a manager writes as the officer of their own children, not into a colleague's record. What
-- the service itself does (it is told, it appoints, it introduces) is its manager's to record.
drop policy recorded_by_those_who_work_with_the_child on app.facts;
create policy recorded_by_those_who_work_with_the_child on app.facts for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()))
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro-manager'))
        and (import_id is not null or type in ('service-notified', 'iro-appointed', 'introductory-letter-sent'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));

-- The people around a child: those who are named as readers, and lawyers, read.
drop policy seen_children on app.child_people;
create policy seen_children on app.child_people for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy kept_by_those_who_work_with_the_child on app.child_people
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager'))
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));

-- The one thing of a child that whoever looks after the program may find: the number by which the authority knows it.
create table app.child_local_ids (
  authority_id uuid not null,
  child_id uuid not null,
  local_id text not null,
  primary key (authority_id, child_id),
  foreign key (authority_id, child_id) references app.children
);
comment on table app.child_local_ids is
  'The local id of each child without the name, for system administrators, who may read what people did and not with '
  'whom. Kept by a trigger on children.';
comment on column app.child_local_ids.authority_id is 'The authority.';
comment on column app.child_local_ids.child_id is 'The child.';
comment on column app.child_local_ids.local_id is 'The authority''s own id of the child.';
create unique index child_local_ids_local_id on app.child_local_ids (authority_id, local_id);
alter table app.child_local_ids enable row level security;
alter table app.child_local_ids force row level security;
create policy found_by_those_who_may_find_children on app.child_local_ids
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as(
    'iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'legal', 'system-administrator'))
    and child_id not in (select app.barred_child_ids()));
grant select, insert, update on app.child_local_ids to footprint_app;

create function app.keep_child_local_id() returns trigger
  language plpgsql
  as $$ begin
    insert into app.child_local_ids (authority_id, child_id, local_id) values (new.authority_id, new.id, new.local_id)
      on conflict (authority_id, child_id) do update set local_id = excluded.local_id;
    return null;
  end $$;
comment on function app.keep_child_local_id() is 'Keeps the number of a child where those look who may not know the name.';
create trigger keep_child_local_id after insert on app.children for each row execute function app.keep_child_local_id();
create trigger keep_changed_child_local_id after update of local_id on app.children
  for each row when (old.local_id is distinct from new.local_id) execute function app.keep_child_local_id();
-- What is there already, authority by authority: who migrates owns the tables and is held to the policies all the same.
do $existing$
declare
  authority uuid;
begin
  for authority in select authority_id from app.authority_ids loop
    perform set_config('app.authority_id', authority::text, true);
    insert into app.child_local_ids (authority_id, child_id, local_id)
      select authority_id, id, local_id from app.children;
    insert into app.child_names (authority_id, child_id, local_id, given_name, family_name, known_as)
      select authority_id, id, local_id, given_name, family_name, known_as from app.children
      on conflict (authority_id, child_id) do nothing;
  end loop;
  perform set_config('app.authority_id', '', true);
end
$existing$;

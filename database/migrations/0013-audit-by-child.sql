-- Who looked at a child is asked of millions of events. Under row-level security no index over a list in a column is
-- used (its operator may tell what it compares, so it is only asked of rows that may be seen anyway), so the children of
-- an event stand in rows of their own instead.

create table app.audit_event_children (
  authority_id uuid not null,
  child_id uuid not null,
  event_id uuid not null,
  primary key (authority_id, child_id, event_id),
  foreign key (authority_id, event_id) references app.audit_events
);
comment on table app.audit_event_children is
  'Which events showed or changed a child''s record, to be found by the child. Kept by a trigger on audit_events, which '
  'alone is sealed.';
comment on column app.audit_event_children.authority_id is 'The authority.';
comment on column app.audit_event_children.child_id is 'The child.';
comment on column app.audit_event_children.event_id is 'The event.';
create index audit_event_children_event on app.audit_event_children (authority_id, event_id);
alter table app.audit_event_children enable row level security;
alter table app.audit_event_children force row level security;
create policy read_by_those_who_check on app.audit_event_children for select
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'system-administrator')));
create policy of_ones_authority on app.audit_event_children for insert
  with check (authority_id = (select app.current_authority_id()));
grant select, insert on app.audit_event_children to footprint_app;

create function app.keep_audit_event_children() returns trigger
  language plpgsql
  as $$ begin
    insert into app.audit_event_children (authority_id, child_id, event_id)
      select new.authority_id, child_id, new.id from unnest(new.child_ids) child_id group by child_id;
    return null;
  end $$;
comment on function app.keep_audit_event_children() is 'Keeps the children of an event where they are looked for.';
create trigger keep_audit_event_children after insert on app.audit_events
  for each row when (new.child_ids <> '{}') execute function app.keep_audit_event_children();

-- What is there already, authority by authority: who migrates is held to the policies.
do $existing$
declare
  authority uuid;
begin
  for authority in select authority_id from app.authority_ids loop
    perform set_config('app.authority_id', authority::text, true);
    insert into app.audit_event_children (authority_id, child_id, event_id)
      select distinct e.authority_id, child_id, e.id from app.audit_events e, unnest(e.child_ids) child_id;
  end loop;
  perform set_config('app.authority_id', '', true);
end
$existing$;

drop index app.audit_events_children;
-- Events are numbered in the order in which they come in: `id` is in the order of time.
drop index app.audit_events_user;
create index audit_events_user on app.audit_events (authority_id, user_id, id);

-- Access can be stopped at once, also of an IRO with children: they stay theirs until somebody hands them over.

alter table app.staff add column access_stopped_at timestamptz;
comment on column app.staff.access_stopped_at is
  'Since when nobody can sign in as them, though they have not left; null: they can. Why stands in access_stops.';

create table app.access_stops (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  reason text not null check (reason <> ''),
  stopped_by uuid default app.current_user_id(),
  stopped_at timestamptz not null default now(),
  given_back_because text check (given_back_because <> ''),
  given_back_by uuid,
  given_back_at timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, stopped_by) references app.staff,
  foreign key (authority_id, given_back_by) references app.staff,
  check ((given_back_at is null) = (given_back_because is null)),
  check (stopped_by <> staff_id and given_back_by <> staff_id)
);
comment on table app.access_stops is 'That somebody''s access was stopped at once, and given back: who did it, when and why.';
comment on column app.access_stops.authority_id is 'The authority.';
comment on column app.access_stops.id is 'The stop.';
comment on column app.access_stops.staff_id is 'Whose access it is.';
comment on column app.access_stops.reason is 'Why it was stopped.';
comment on column app.access_stops.stopped_by is 'Who stopped it; never the person.';
comment on column app.access_stops.stopped_at is 'When.';
comment on column app.access_stops.given_back_because is 'Why it was given back; null while it is stopped.';
comment on column app.access_stops.given_back_by is 'Who gave it back; null while it is stopped, and where the program did.';
comment on column app.access_stops.given_back_at is 'When; null while it is stopped.';
create unique index access_stops_open on app.access_stops (authority_id, staff_id) where given_back_at is null;
create index access_stops_staff on app.access_stops (authority_id, staff_id);
create index access_stops_stopped_by on app.access_stops (authority_id, stopped_by);
create index access_stops_given_back_by on app.access_stops (authority_id, given_back_by);
alter table app.access_stops enable row level security;
alter table app.access_stops force row level security;
create policy kept_by_those_who_manage_staff on app.access_stops
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));
grant select, insert on app.access_stops to footprint_app;
grant update (given_back_because, given_back_by, given_back_at) on app.access_stops to footprint_app;

create or replace function app.enter_session(token bytea)
  returns table (authority_id uuid, staff_id uuid, name text, roles text[], authority_name text, is_demo boolean,
    procedure text, own_terms jsonb, is_complete boolean, unread_alerts integer)
  language plpgsql
  as $$
  declare
    found app.sessions;
  begin
    select * into found from app.sessions s where s.token_hash = token and s.ends_at > now()
      and s.last_seen_at > now() - interval '2 hours';
    if found.token_hash is null then return; end if;
    perform set_config('app.authority_id', found.authority_id::text, true),
      set_config('app.user_id', found.staff_id::text, true);
    if found.last_seen_at < now() - interval '1 minute' then
      update app.sessions s set last_seen_at = now() where s.token_hash = token;
    end if;
    return query
      select s.authority_id, s.id, s.name, s.roles, a.name, a.is_demo, a.procedure, a.terms, found.is_complete,
        (select count(*)::integer from app.alerts l
          where l.authority_id = s.authority_id and l.staff_id = s.id and l.read_at is null)
      from app.staff s join app.authorities a on a.authority_id = s.authority_id
      where s.authority_id = found.authority_id and s.id = found.staff_id
        and (s.left_on is null or s.left_on > app.today()) and s.access_stopped_at is null;
    if not found.is_complete then
      perform set_config('app.authority_id', '', true), set_config('app.user_id', '', true);
    end if;
  end $$;
comment on function app.enter_session(bytea) is
  'Makes the transaction run for whoever holds the session, and tells who that is and what their authority calls things; '
  'no row where there is no such session any more, it rested for two hours, the person has left, or their access is '
  'stopped. While only the password is proved it tells who that is and runs for nobody.';

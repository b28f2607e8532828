-- Who the records belong to, and who works with them.
--
-- Every table has authority_id first in its key and in every key that points to it, so that no row can point into
-- another authority; row-level security is enabled and forced, with one policy a table: an authority's own rows.

create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;

create function app.current_authority_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.authority_id', true), '')::uuid;
comment on function app.current_authority_id() is
  'The authority that the transaction runs for; null where none was set, and then no row is seen.';

create function app.current_user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;
comment on function app.current_user_id() is
  'The person that the transaction runs for; null for what the program does by itself.';

create function app.raise_version() returns trigger
  language plpgsql
  as $$ begin new.version := old.version + 1; return new; end $$;
comment on function app.raise_version() is
  'Counts each change of a row, so that whoever saves what they read earlier can be told that it changed since.';

create table app.authority_ids (
  authority_id uuid primary key default uuidv7()
);
comment on table app.authority_ids is
  'Which authorities there are, by id alone, for what must be done for each of them in turn.';
comment on column app.authority_ids.authority_id is 'The authority.';
grant select, insert on app.authority_ids to footprint_app;

create table app.authorities (
  authority_id uuid primary key references app.authority_ids,
  name text not null check (name <> ''),
  code text unique,
  procedure text not null default 'national',
  created_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table app.authorities is 'A local authority that looks after children.';
comment on column app.authorities.authority_id is 'The authority.';
comment on column app.authorities.name is 'Its name.';
comment on column app.authorities.code is 'Its code of nine characters in official statistics, such as E06000001.';
comment on column app.authorities.procedure is 'The id of the procedure whose figures it follows.';
comment on column app.authorities.created_at is 'When it was entered.';
comment on column app.authorities.version is 'How often the row has been saved.';
alter table app.authorities enable row level security;
alter table app.authorities force row level security;
create policy own_authority on app.authorities using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.authorities to footprint_app;
create trigger raise_version before update on app.authorities for each row execute function app.raise_version();

create table app.staff (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  email text,
  roles text[] not null default '{}' check (roles <@ array[
    'iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager', 'service-manager',
    'head-of-service', 'director', 'chief-executive', 'legal', 'system-administrator']),
  started_on date,
  left_on date,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (authority_id, id),
  check (left_on >= started_on)
);
comment on table app.staff is 'A person who works for the authority, or did.';
comment on column app.staff.authority_id is 'The authority.';
comment on column app.staff.id is 'The person.';
comment on column app.staff.name is 'The name that colleagues and children know.';
comment on column app.staff.email is 'Where their post goes; unique in the authority, whatever its capitals.';
comment on column app.staff.roles is 'What they do there; what each role may do is the policy of the program.';
comment on column app.staff.started_on is 'Their first day, where it is known.';
comment on column app.staff.left_on is 'The day they left: from then on they see nothing.';
comment on column app.staff.created_at is 'When they were entered.';
comment on column app.staff.version is 'How often the row has been saved.';
create unique index staff_email on app.staff (authority_id, lower(email));
alter table app.staff enable row level security;
alter table app.staff force row level security;
create policy own_authority on app.staff using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.staff to footprint_app;
create trigger raise_version before update on app.staff for each row execute function app.raise_version();

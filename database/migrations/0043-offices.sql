-- The offices of an authority and the units and bodies that its officers write to: who holds each, where, since when.

create table app.offices (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  kind text not null check (kind <> ''),
  title text check (title <> ''),
  holder text check (holder <> ''),
  sits_in text check (sits_in <> ''),
  email text check (email <> ''),
  phone text check (phone <> ''),
  address text check (address <> ''),
  note text check (note <> ''),
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  confirmed_on date not null,
  entered_by uuid default app.current_user_id(),
  entered_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, entered_by) references app.staff
);
comment on table app.offices is 'An office, a unit or a body that the service works with, and who holds it.';
comment on column app.offices.authority_id is 'The authority.';
comment on column app.offices.id is 'The office with its holder: another holder is another row.';
comment on column app.offices.kind is 'What it is: iro-service, nominated-officer, cafcass.';
comment on column app.offices.title is 'What the authority itself calls it; null where it has no other name.';
comment on column app.offices.holder is 'Who holds it; null for a unit or a body.';
comment on column app.offices.sits_in is 'The larger unit that it is a part of.';
comment on column app.offices.email is 'Where it is written to.';
comment on column app.offices.phone is 'Where it is called.';
comment on column app.offices.address is 'Where it is.';
comment on column app.offices.note is 'What to know, such as its hours.';
comment on column app.offices.started_on is 'Since when.';
comment on column app.offices.ended_on is 'The day from which it is so no more; null while it goes on.';
comment on column app.offices.confirmed_on is 'The day on which somebody last made sure that it is right.';
comment on column app.offices.entered_by is 'Who entered it; null for what the program did by itself.';
comment on column app.offices.entered_at is 'When it was entered.';
comment on column app.offices.version is 'How often the row has been saved.';
create index offices_kind on app.offices (authority_id, kind, started_on);
create index offices_entered_by on app.offices (authority_id, entered_by);
alter table app.offices enable row level security;
alter table app.offices force row level security;
create policy own_authority on app.offices using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.offices to footprint_app;
create trigger raise_version before update on app.offices for each row execute function app.raise_version();

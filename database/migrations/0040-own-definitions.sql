-- What an authority means by a word that the law and the guidance leave open. A definition is never edited: another one
-- is stated beside it, and holds from its own day.

create table app.own_definitions (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  term text not null check (term <> ''),
  meaning text check (meaning <> ''),
  document text not null check (document <> ''),
  in_force_on date not null,
  stated_by uuid default app.current_user_id(),
  stated_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, stated_by) references app.staff
);
comment on table app.own_definitions is 'What an authority says that a word means which the law leaves open.';
comment on column app.own_definitions.authority_id is 'The authority.';
comment on column app.own_definitions.id is 'The definition; of two for one day the later one holds.';
comment on column app.own_definitions.term is 'The word, by its id in the rules: significant-change.';
comment on column app.own_definitions.meaning is 'What it means here; null: from this day the authority has no definition of its own.';
comment on column app.own_definitions.document is 'The document and the paragraph in which the authority says so.';
comment on column app.own_definitions.in_force_on is 'From which day.';
comment on column app.own_definitions.stated_by is 'Who entered it; null for what the program did by itself.';
comment on column app.own_definitions.stated_at is 'When it was entered.';
create index own_definitions_term on app.own_definitions (authority_id, term, in_force_on desc, id desc);
create index own_definitions_stated_by on app.own_definitions (authority_id, stated_by);
alter table app.own_definitions enable row level security;
alter table app.own_definitions force row level security;
create policy own_authority on app.own_definitions using (authority_id = (select app.current_authority_id()));
grant select, insert on app.own_definitions to footprint_app;

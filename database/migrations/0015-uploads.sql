-- Files that somebody brought in by a page: checked first, imported only when that person or a colleague says so.

create table app.uploads (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('ssda903', 'roster')),
  year integer check (year between 1990 and 2100),
  adds_staff boolean not null default false,
  file_names text[] not null check (cardinality(file_names) > 0),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  status text not null check (status in ('waiting-check', 'checking', 'checked', 'waiting-import', 'importing', 'imported',
    'refused', 'failed', 'cancelled', 'discarded')),
  attempts integer not null default 0 check (attempts >= 0),
  stage text not null default '',
  done integer not null default 0 check (done >= 0),
  total integer check (total >= 0),
  confirmed_by uuid,
  confirmed_at timestamptz,
  cancel_requested_by uuid,
  cancel_requested_at timestamptz,
  account jsonb check (jsonb_typeof(account) = 'object'),
  problems jsonb not null default '[]' check (jsonb_typeof(problems) = 'array'),
  refusal text,
  import_id uuid,
  finished_at timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, uploaded_by) references app.staff,
  foreign key (authority_id, confirmed_by) references app.staff,
  foreign key (authority_id, cancel_requested_by) references app.staff,
  foreign key (authority_id, import_id) references app.imports,
  check ((status in ('imported', 'refused', 'failed', 'cancelled', 'discarded')) = (finished_at is not null)),
  check (status not in ('refused', 'failed') or refusal is not null),
  check (status not in ('checked', 'waiting-import', 'importing') or account is not null)
);
comment on table app.uploads is
  'Files that somebody brought in by a page, what importing them would change, and how far that has come.';
comment on column app.uploads.authority_id is 'The authority.';
comment on column app.uploads.id is 'The upload.';
comment on column app.uploads.kind is 'ssda903: a return of looked-after children; roster: who reviews whom, or who works for the service.';
comment on column app.uploads.year is
  'The calendar year in which the year of the return ends, where they said it; else the files tell.';
comment on column app.uploads.adds_staff is 'Whether a roster may enter IROs whom nobody knows yet.';
comment on column app.uploads.file_names is 'What the files are called; the files themselves go when it has ended.';
comment on column app.uploads.uploaded_by is 'Who brought them in.';
comment on column app.uploads.uploaded_at is 'When.';
comment on column app.uploads.status is
  'waiting-check and checking: nothing is known yet; checked: somebody has to decide; waiting-import and importing; '
  'imported; refused: nothing of it can go in; failed; cancelled: somebody stopped it; discarded: thrown away before it '
  'went in.';
comment on column app.uploads.attempts is 'How often it was begun since somebody last asked for it: what fails again and again is given up.';
comment on column app.uploads.stage is 'What is under way, in words.';
comment on column app.uploads.done is 'How many children that is through with.';
comment on column app.uploads.total is 'Of how many; null while they are not counted.';
comment on column app.uploads.confirmed_by is 'Who said that it should be imported.';
comment on column app.uploads.confirmed_at is 'When they did.';
comment on column app.uploads.cancel_requested_by is 'Who stopped it.';
comment on column app.uploads.cancel_requested_at is 'When they did; it ends at the next batch.';
comment on column app.uploads.account is 'What importing them would change, in numbers; once they are imported, what it did.';
comment on column app.uploads.problems is
  'What the check found wrong, as far as it is listed. Once they are imported, import_problems has it.';
comment on column app.uploads.refusal is 'Why nothing of it can go in, or why it failed, in words.';
comment on column app.uploads.import_id is 'The import that it became.';
comment on column app.uploads.finished_at is 'When it ended, however it ended.';
create index uploads_uploaded_by on app.uploads (authority_id, uploaded_by);
create index uploads_confirmed_by on app.uploads (authority_id, confirmed_by);
create index uploads_cancel_requested_by on app.uploads (authority_id, cancel_requested_by);
create index uploads_import on app.uploads (authority_id, import_id);
alter table app.uploads enable row level security;
alter table app.uploads force row level security;
create policy imported_by_the_service on app.uploads
  using (authority_id = (select app.current_authority_id()) and (select app.sees_every_child()));
grant select, insert, update on app.uploads to footprint_app;

create table app.upload_files (
  authority_id uuid not null,
  upload_id uuid not null,
  number integer not null check (number > 0),
  name text not null check (name <> ''),
  bytes bytea not null,
  primary key (authority_id, upload_id, number),
  foreign key (authority_id, upload_id) references app.uploads
);
comment on table app.upload_files is
  'The files of an upload, until it has ended: then the records have what was in them. Nothing is kept longer than a week.';
comment on column app.upload_files.authority_id is 'The authority.';
comment on column app.upload_files.upload_id is 'The upload.';
comment on column app.upload_files.number is 'Its place among the files.';
comment on column app.upload_files.name is 'The file''s name.';
comment on column app.upload_files.bytes is 'What is in it.';
-- Not compressed, so that a piece of it can be read without the rest.
alter table app.upload_files alter column bytes set storage external;
alter table app.upload_files enable row level security;
alter table app.upload_files force row level security;
create policy imported_by_the_service on app.upload_files
  using (authority_id = (select app.current_authority_id()) and (select app.sees_every_child()));
grant select, insert, delete on app.upload_files to footprint_app;

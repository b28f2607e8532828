-- What was read from files, and what was wrong with it.

create table app.imports (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('ssda903', 'roster')),
  status text not null default 'running' check (status in ('running', 'done', 'cancelled', 'failed')),
  fingerprint text not null,
  files jsonb not null default '[]' check (jsonb_typeof(files) = 'array'),
  started_by uuid,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  rows_read integer not null default 0 check (rows_read >= 0),
  rows_rejected integer not null default 0 check (rows_rejected >= 0),
  children_done integer not null default 0 check (children_done >= 0),
  children_total integer check (children_total >= 0),
  primary key (authority_id, id),
  foreign key (authority_id, started_by) references app.staff,
  check ((status = 'running') = (finished_at is null))
);
comment on table app.imports is 'One reading of files into the records.';
comment on column app.imports.authority_id is 'The authority.';
comment on column app.imports.id is 'The import.';
comment on column app.imports.kind is 'ssda903: the yearly return of looked-after children; roster: who reviews whom.';
comment on column app.imports.status is 'running, also after a crash, until a rerun finishes it; done; cancelled; failed.';
comment on column app.imports.fingerprint is 'SHA-256 over the files: the same files again are the same import.';
comment on column app.imports.files is 'For each file its name, table, year and the account of its rows.';
comment on column app.imports.started_by is 'Who started it; null for what the program did by itself.';
comment on column app.imports.started_at is 'When it was started.';
comment on column app.imports.finished_at is 'When it ended, however it ended.';
comment on column app.imports.rows_read is 'Data rows read.';
comment on column app.imports.rows_rejected is 'Rows that did not go in.';
comment on column app.imports.children_done is 'Children whose batch is saved: where a rerun goes on.';
comment on column app.imports.children_total is 'Children that the files tell of, once they are counted.';
create index imports_fingerprint on app.imports (authority_id, fingerprint);
create index imports_started_by on app.imports (authority_id, started_by);
alter table app.imports enable row level security;
alter table app.imports force row level security;
create policy own_authority on app.imports using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.imports to footprint_app;

create table app.import_problems (
  authority_id uuid not null,
  import_id uuid not null,
  number integer not null,
  file text not null,
  row integer not null,
  "column" text not null default '',
  code text not null,
  message text not null,
  severity text not null check (severity in ('rejected', 'warning')),
  primary key (authority_id, import_id, number),
  foreign key (authority_id, import_id) references app.imports
);
comment on table app.import_problems is 'One thing that was wrong in a file, and what to mend.';
comment on column app.import_problems.authority_id is 'The authority.';
comment on column app.import_problems.import_id is 'The import.';
comment on column app.import_problems.number is 'Its place among the problems of the import.';
comment on column app.import_problems.file is 'The file''s name.';
comment on column app.import_problems.row is 'The line in the file, from 1; what concerns the whole file is told at line 1.';
comment on column app.import_problems."column" is 'The column''s name; empty where the whole row or file is meant.';
comment on column app.import_problems.code is 'Stable code of the rule that was broken.';
comment on column app.import_problems.message is 'What is wrong and what to do, in words.';
comment on column app.import_problems.severity is 'rejected: the row did not go in; warning: it did.';
alter table app.import_problems enable row level security;
alter table app.import_problems force row level security;
create policy own_authority on app.import_problems using (authority_id = (select app.current_authority_id()));
grant select, insert on app.import_problems to footprint_app;

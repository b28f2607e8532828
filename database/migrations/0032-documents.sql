-- Documents of a child: each with the versions that it had. Nothing is ever deleted: a newer version is laid over the older
-- one, and a document that should not be there is withdrawn with the reason.

create table app.documents (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  type text not null check (type <> ''),
  title text not null check (length(title) between 1 and 200),
  review text,
  dated_on date,
  received_on date not null,
  received_by uuid default app.current_user_id(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, received_by) references app.staff,
  foreign key (authority_id, withdrawn_by) references app.staff,
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
comment on table app.documents is 'A document of a child''s record: what it is, for which review, and when it was received.';
comment on column app.documents.authority_id is 'The authority.';
comment on column app.documents.id is 'The document.';
comment on column app.documents.child_id is 'The child.';
comment on column app.documents.type is 'What it is, such as pep or social-worker-report.';
comment on column app.documents.title is 'What it is called.';
comment on column app.documents.review is 'The review for which it was received, as the facts call it; null where it is for none.';
comment on column app.documents.dated_on is 'The day that stands on it; null where there is none.';
comment on column app.documents.received_on is 'The day on which the service received it.';
comment on column app.documents.received_by is 'Who received it.';
comment on column app.documents.withdrawn_at is 'When it was withdrawn; null while it stands.';
comment on column app.documents.withdrawn_by is 'Who withdrew it.';
comment on column app.documents.withdrawn_because is 'Why.';
comment on column app.documents.version is 'Counts the changes.';
create index documents_child on app.documents (authority_id, child_id, received_on desc, id desc);
create index documents_received_by on app.documents (authority_id, received_by);
create index documents_withdrawn_by on app.documents (authority_id, withdrawn_by);
alter table app.documents enable row level security;
alter table app.documents force row level security;
create policy seen_children on app.documents for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy received_by_those_who_record on app.documents for insert
  with check (authority_id = (select app.current_authority_id())
    and received_by is not distinct from (select app.current_user_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()))
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
create policy changed_by_those_who_record on app.documents for update
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()))
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
grant select, insert, update on app.documents to footprint_app;
create trigger raise_version before update on app.documents for each row execute function app.raise_version();

create table app.document_versions (
  authority_id uuid not null,
  document_id uuid not null,
  number integer not null check (number > 0),
  file_name text not null check (file_name <> ''),
  media_type text not null check (media_type <> ''),
  size_bytes integer not null check (size_bytes > 0 and size_bytes <= 26214400),
  sha256 bytea not null check (length(sha256) = 32),
  uploaded_at timestamptz not null default now(),
  uploaded_by uuid default app.current_user_id(),
  primary key (authority_id, document_id, number),
  foreign key (authority_id, document_id) references app.documents,
  foreign key (authority_id, uploaded_by) references app.staff
);
comment on table app.document_versions is 'The files that a document was, one after the other; the highest number stands.';
comment on column app.document_versions.authority_id is 'The authority.';
comment on column app.document_versions.document_id is 'The document.';
comment on column app.document_versions.number is '1 for the first.';
comment on column app.document_versions.file_name is 'What the file was called.';
comment on column app.document_versions.media_type is 'What it is by its own bytes, and never by its name.';
comment on column app.document_versions.size_bytes is 'Its size; 25 MiB at most.';
comment on column app.document_versions.sha256 is 'SHA-256 of its bytes: the same file is known again, and a changed one too.';
comment on column app.document_versions.uploaded_at is 'When it was brought in.';
comment on column app.document_versions.uploaded_by is 'Who brought it in.';
create index document_versions_sha256 on app.document_versions (authority_id, sha256);
create index document_versions_uploaded_by on app.document_versions (authority_id, uploaded_by);
alter table app.document_versions enable row level security;
alter table app.document_versions force row level security;
create policy seen_documents on app.document_versions
  using (authority_id = (select app.current_authority_id())
    and exists (select from app.documents d
      where d.authority_id = document_versions.authority_id and d.id = document_versions.document_id));
grant select, insert on app.document_versions to footprint_app;

create table app.document_pieces (
  authority_id uuid not null,
  document_id uuid not null,
  version_number integer not null,
  number integer not null check (number > 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (authority_id, document_id, version_number, number),
  foreign key (authority_id, document_id, version_number) references app.document_versions
);
comment on table app.document_pieces is
  'The bytes of a version in pieces of a mebibyte, in the database, so that a backup has them and the same policies hold.';
comment on column app.document_pieces.authority_id is 'The authority.';
comment on column app.document_pieces.document_id is 'The document.';
comment on column app.document_pieces.version_number is 'The version.';
comment on column app.document_pieces.number is 'Its place in the file, from 1.';
comment on column app.document_pieces.bytes is 'What is in it.';
-- Most documents are compressed already.
alter table app.document_pieces alter column bytes set storage external;
alter table app.document_pieces enable row level security;
alter table app.document_pieces force row level security;
create policy seen_documents on app.document_pieces
  using (authority_id = (select app.current_authority_id())
    and exists (select from app.documents d
      where d.authority_id = document_pieces.authority_id and d.id = document_pieces.document_id));
grant select, insert on app.document_pieces to footprint_app;

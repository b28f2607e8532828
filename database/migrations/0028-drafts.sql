-- What somebody has typed into a form and not sent yet: kept as they type, so that no fault, no time-out and no power cut
-- takes it.

create table app.drafts (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  staff_id uuid,
  link_id uuid,
  form text not null check (form <> ''),
  subject text not null check (length(subject) between 1 and 500),
  fields jsonb not null check (jsonb_typeof(fields) = 'object' and octet_length(fields::text) <= 300000),
  page_id uuid not null,
  turn integer not null default 0 check (turn >= 0),
  begun_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, staff_id) references app.staff,
  check (num_nonnulls(staff_id, link_id) = 1)
);
comment on table app.drafts is
  'What somebody has typed into a form and not sent yet. Seen by nobody but whoever typed it, gone as soon as the form is '
  'saved, and a month after the last word at the latest.';
comment on column app.drafts.authority_id is 'The authority.';
comment on column app.drafts.id is 'The draft.';
comment on column app.drafts.staff_id is 'Whose it is, where that is a member of staff.';
comment on column app.drafts.link_id is 'Whose it is, where that is somebody outside who was sent a link: the link.';
comment on column app.drafts.form is 'The name of the form, such as absence.';
comment on column app.drafts.subject is
  'What the form is about: for a member of staff the address at which it is opened, for a link whatever its page chose.';
comment on column app.drafts.fields is 'What was typed, by the name of the field; of that form alone, and never a password.';
comment on column app.drafts.page_id is
  'The page, one opened in one tab, that wrote last: another one never writes over it but begins a draft of its own.';
comment on column app.drafts.turn is 'How often that page had written: what arrives late is not taken for the latest.';
comment on column app.drafts.begun_at is 'When the first word of it was kept.';
comment on column app.drafts.saved_at is 'When the last one was.';
comment on column app.drafts.version is 'Counts the changes.';
create index drafts_staff on app.drafts (authority_id, staff_id, form, subject, saved_at desc);
create index drafts_link on app.drafts (authority_id, link_id, form, subject, saved_at desc) where link_id is not null;
create unique index drafts_page on app.drafts (authority_id, page_id);
create index drafts_saved_at on app.drafts (authority_id, saved_at);
alter table app.drafts enable row level security;
alter table app.drafts force row level security;
-- The program itself writes for links, whose holders have no account, and clears what is old.
create policy own_drafts on app.drafts
  using (authority_id = (select app.current_authority_id())
    and (staff_id = (select app.current_user_id()) or (select app.current_user_id()) is null));
grant select, insert, update, delete on app.drafts to footprint_app;
create trigger raise_version before update on app.drafts for each row execute function app.raise_version();

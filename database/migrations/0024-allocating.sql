-- Allocation: the notification that a child has become looked after, what is known of each IRO, why an IRO was chosen, and
-- what the child was told of whom they got.

create table app.officer_profiles (
  authority_id uuid not null,
  staff_id uuid not null,
  known_as text check (known_as <> ''),
  phone text check (phone <> ''),
  mobile text check (mobile <> ''),
  address text check (address <> ''),
  when_unavailable text check (when_unavailable <> ''),
  most_children integer check (most_children between 1 and 200),
  photo bytea check (octet_length(photo) <= 1048576),
  photo_type text check (photo_type in ('image/jpeg', 'image/png')),
  version integer not null default 1,
  primary key (authority_id, staff_id),
  foreign key (authority_id, staff_id) references app.staff,
  check ((photo is null) = (photo_type is null))
);
comment on table app.officer_profiles is 'What children are told of an IRO, and how many children a full post of theirs takes.';
comment on column app.officer_profiles.authority_id is 'The authority.';
comment on column app.officer_profiles.staff_id is 'The IRO.';
comment on column app.officer_profiles.known_as is 'What children call them; null: the first of their names.';
comment on column app.officer_profiles.phone is 'Their telephone at the office.';
comment on column app.officer_profiles.mobile is 'Their mobile telephone, which takes texts too.';
comment on column app.officer_profiles.address is 'Where post reaches them.';
comment on column app.officer_profiles.when_unavailable is 'What a child does who needs somebody while the IRO cannot be reached.';
comment on column app.officer_profiles.most_children is 'The most children for a full post of theirs; null: the 70 of good practice.';
comment on column app.officer_profiles.photo is 'Their photo, for letters and cards to children.';
comment on column app.officer_profiles.photo_type is 'What kind of picture it is.';
comment on column app.officer_profiles.version is 'Counts the changes.';
create trigger raise_version before update on app.officer_profiles for each row execute function app.raise_version();
alter table app.officer_profiles enable row level security;
alter table app.officer_profiles force row level security;
create policy own_authority on app.officer_profiles for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_oneself_or_the_service on app.officer_profiles for insert
  with check (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('iro-manager', 'review-administrator')) or staff_id = (select app.current_user_id())));
create policy changed_by_oneself_or_the_service on app.officer_profiles for update
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('iro-manager', 'review-administrator')) or staff_id = (select app.current_user_id())));
grant select, insert, update on app.officer_profiles to footprint_app;

create table app.officer_competences (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  kind text not null check (kind in ('registration', 'qualified', 'standing', 'experience', 'communication', 'challenge',
    'law', 'proceedings', 'supervision', 'research', 'protection-chair', 'method', 'language', 'identity')),
  detail text check (detail <> ''),
  held_from_on date,
  expires_on date check (expires_on >= held_from_on),
  evidence text check (evidence <> ''),
  checked_on date,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, recorded_by) references app.staff
);
create index on app.officer_competences (authority_id, staff_id);
create index on app.officer_competences (authority_id, recorded_by);
comment on table app.officer_competences is
  'What is known of an IRO''s registration, time since qualifying, knowledge and training, with the evidence (Handbook 2.16, 2.17), '
  'and which methods of communication and languages they master.';
comment on column app.officer_competences.authority_id is 'The authority.';
comment on column app.officer_competences.id is 'The entry.';
comment on column app.officer_competences.staff_id is 'Whose it is.';
comment on column app.officer_competences.kind is
  'What it is about. protection-chair: whether they may chair child protection conferences as well; method: a method of '
  'communication; language: one they speak; identity: something of themselves that may matter to a child, which they chose to tell.';
comment on column app.officer_competences.detail is 'Which: the register and number, the method, the language, how ready.';
comment on column app.officer_competences.held_from_on is 'Since when: of "qualified" the day of qualifying.';
comment on column app.officer_competences.expires_on is 'The last day it is good for; null where it does not run out.';
comment on column app.officer_competences.evidence is 'What was seen, or who said so.';
comment on column app.officer_competences.checked_on is 'The day on which somebody checked it.';
comment on column app.officer_competences.recorded_at is 'When it was recorded.';
comment on column app.officer_competences.recorded_by is 'By whom; null: by the program.';
comment on column app.officer_competences.version is 'Counts the changes.';
create trigger raise_version before update on app.officer_competences for each row execute function app.raise_version();
alter table app.officer_competences enable row level security;
alter table app.officer_competences force row level security;
create policy read_by_the_service_or_oneself on app.officer_competences for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('iro-manager', 'review-administrator')) or staff_id = (select app.current_user_id())));
create policy entered_by_the_service on app.officer_competences for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator')));
create policy changed_by_the_service on app.officer_competences for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator')));
create policy removed_by_the_service on app.officer_competences for delete
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro-manager', 'review-administrator')));
grant select, insert, update, delete on app.officer_competences to footprint_app;

create table app.allocation_settings (
  authority_id uuid not null references app.authorities,
  communication_extra numeric(3, 2) not null default 0.5 check (communication_extra between 0 and 5),
  long_absence_days integer not null default 20 check (long_absence_days between 1 and 365),
  ends_soon_days integer not null default 28 check (ends_soon_days between 1 and 365),
  version integer not null default 1,
  primary key (authority_id)
);
comment on table app.allocation_settings is 'What an authority has decided about allocating; no row: the defaults.';
comment on column app.allocation_settings.authority_id is 'The authority.';
comment on column app.allocation_settings.communication_extra is
  'How many children more a child with additional communication needs counts for in a caseload (Handbook, Annex 4, 6).';
comment on column app.allocation_settings.long_absence_days is 'From how many days on an absence without cover puts the children into the queue.';
comment on column app.allocation_settings.ends_soon_days is 'How many days ahead an IRO''s leaving puts the children into the queue.';
comment on column app.allocation_settings.version is 'Counts the changes.';
create trigger raise_version before update on app.allocation_settings for each row execute function app.raise_version();
alter table app.allocation_settings enable row level security;
alter table app.allocation_settings force row level security;
create policy own_authority on app.allocation_settings for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_service on app.allocation_settings for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));
create policy changed_by_the_service on app.allocation_settings for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));
grant select, insert, update on app.allocation_settings to footprint_app;

create table app.introduction_texts (
  authority_id uuid not null references app.authorities,
  band text not null check (band in ('under-7', '7-11', '12-and-over')),
  is_easy_read boolean not null,
  body text not null check (body <> ''),
  version integer not null default 1,
  primary key (authority_id, band, is_easy_read)
);
comment on table app.introduction_texts is 'The authority''s own words to a child who gets an IRO, by age; no row: the words that come with the program.';
comment on column app.introduction_texts.authority_id is 'The authority.';
comment on column app.introduction_texts.band is 'For children of which age.';
comment on column app.introduction_texts.is_easy_read is 'Short lines, each with a picture.';
comment on column app.introduction_texts.body is 'The words, with the places where the names go: {child}, {iro}, {authority}, {job}.';
comment on column app.introduction_texts.version is 'Counts the changes.';
create trigger raise_version before update on app.introduction_texts for each row execute function app.raise_version();
alter table app.introduction_texts enable row level security;
alter table app.introduction_texts force row level security;
create policy own_authority on app.introduction_texts for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_service on app.introduction_texts for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));
create policy changed_by_the_service on app.introduction_texts for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));
grant select, insert, update on app.introduction_texts to footprint_app;

create table app.care_notifications (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  looked_after_from_on date not null,
  looked_after_time text check (looked_after_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  legal_status text,
  placement text,
  siblings text check (siblings <> ''),
  communication_needs text[] not null default '{}' check (communication_needs <@ array[
    'does-not-use-speech', 'hard-to-express', 'hard-to-understand', 'not-understood']),
  communication_methods text[] not null default '{}' check (communication_methods <@ array[
    'speech', 'british-sign-language', 'other-sign-language', 'key-word-signing', 'symbols-or-pictures', 'writing',
    'communication-aid', 'eye-pointing', 'yes-or-no-signal', 'play-or-drawing', 'other']),
  communication_note text check (communication_note <> ''),
  languages text check (languages <> ''),
  identity text check (identity <> ''),
  has_protection_plan boolean not null default false,
  told_by text check (told_by <> ''),
  notified_at timestamptz not null default now(),
  notified_by uuid default app.current_user_id(),
  entered_at timestamptz,
  entered_by uuid,
  health_assessment_asked_at timestamptz,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, notified_by) references app.staff,
  foreign key (authority_id, entered_by) references app.staff
);
create index on app.care_notifications (authority_id, child_id, notified_at);
create index on app.care_notifications (authority_id, notified_by);
create index on app.care_notifications (authority_id, entered_by);
create index on app.care_notifications (authority_id, notified_at) where entered_at is null;
comment on table app.care_notifications is 'That a child has become looked after, as the IRO service was told it (Handbook 7.2).';
comment on column app.care_notifications.authority_id is 'The authority.';
comment on column app.care_notifications.id is 'The notification.';
comment on column app.care_notifications.child_id is 'The child.';
comment on column app.care_notifications.looked_after_from_on is 'The day on which the child became looked after.';
comment on column app.care_notifications.looked_after_time is 'The time of that day, HH:MM in London; null where nobody said.';
comment on column app.care_notifications.legal_status is 'The code of the legal status; null where it is not known yet.';
comment on column app.care_notifications.placement is 'The code of the placement; null where it is not known yet.';
comment on column app.care_notifications.siblings is 'What was said of brothers and sisters.';
comment on column app.care_notifications.communication_needs is 'Why the child has additional communication needs; empty: nobody said that there are any.';
comment on column app.care_notifications.communication_methods is 'How the child communicates; empty: nobody said.';
comment on column app.care_notifications.communication_note is 'The same in words.';
comment on column app.care_notifications.languages is 'The languages of the child, with commas between.';
comment on column app.care_notifications.identity is 'What of an IRO matters to who the child is, with commas between.';
comment on column app.care_notifications.has_protection_plan is 'Whether there is a child protection plan, so that a chair of conferences may be wanted.';
comment on column app.care_notifications.told_by is 'Who told whoever wrote it down, where that was somebody else.';
comment on column app.care_notifications.notified_at is 'When the service was told: the clock of allocation starts.';
comment on column app.care_notifications.notified_by is 'Who told it; null: the program.';
comment on column app.care_notifications.entered_at is
  'When it went into the child''s record; null while it waits for the service, because whoever told it may not write there.';
comment on column app.care_notifications.entered_by is 'Who put it there.';
comment on column app.care_notifications.health_assessment_asked_at is 'When the health assessment was set going; null where the authority does that otherwise.';
comment on column app.care_notifications.version is 'Counts the changes.';
create trigger raise_version before update on app.care_notifications for each row execute function app.raise_version();
alter table app.care_notifications enable row level security;
alter table app.care_notifications force row level security;
create policy seen_with_the_child on app.care_notifications for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())
      or notified_by = (select app.current_user_id())));
create policy told_by_those_who_work_with_children on app.care_notifications for insert
  with check (authority_id = (select app.current_authority_id())
    and notified_by is not distinct from (select app.current_user_id())
    and child_id not in (select app.barred_child_ids())
    and (select app.acts_as('review-administrator', 'iro-manager', 'social-worker', 'team-manager'))
    and (entered_at is null or (select app.sees_every_child()) or child_id in (select app.own_child_ids())));
create policy entered_by_the_service on app.care_notifications for update
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('review-administrator', 'iro-manager'))
    and child_id not in (select app.withheld_child_ids()));
grant select, insert, update on app.care_notifications to footprint_app;

create table app.child_tellings (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  staff_id uuid,
  item text not null check (item in ('who-iro-is', 'reach', 'unavailable', 'sharing', 'advocate', 'complaint',
    'complaint-about-iro', 'legal', 'review-policy', 'how-often', 'apart', 'parents-apart', 'siblings-share',
    'met', 'successor')),
  channel text not null check (channel in ('letter', 'card', 'text', 'email', 'spoken', 'in-person')),
  told_on date not null,
  told_time text check (told_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  note text check (note <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, recorded_by) references app.staff,
  foreign key (authority_id, withdrawn_by) references app.staff
);
create index on app.child_tellings (authority_id, child_id, told_on);
create index on app.child_tellings (authority_id, staff_id);
create index on app.child_tellings (authority_id, recorded_by);
create index on app.child_tellings (authority_id, withdrawn_by);
comment on table app.child_tellings is 'What a child was told about the IRO and about their rights: when, how and by whom.';
comment on column app.child_tellings.authority_id is 'The authority.';
comment on column app.child_tellings.id is 'The entry.';
comment on column app.child_tellings.child_id is 'The child.';
comment on column app.child_tellings.staff_id is 'The IRO it is about; null where it is about none.';
comment on column app.child_tellings.item is
  'What: who the IRO is, how to reach them and what to do when they cannot be reached, what is shared, rights, that the IRO '
  'can be seen apart, that siblings share the IRO; "met": the IRO and the child met; "successor": the IRO before brought the '
  'next one to the child in person.';
comment on column app.child_tellings.channel is 'How.';
comment on column app.child_tellings.told_on is 'The day.';
comment on column app.child_tellings.told_time is 'The time of that day, HH:MM in London; null where nobody said.';
comment on column app.child_tellings.note is 'What else there is to say of it.';
comment on column app.child_tellings.recorded_at is 'When it was recorded.';
comment on column app.child_tellings.recorded_by is 'By whom; null: by the program.';
comment on column app.child_tellings.withdrawn_at is 'When somebody said that it was a slip; null: it stands.';
comment on column app.child_tellings.withdrawn_by is 'Who said so.';
comment on column app.child_tellings.version is 'Counts the changes.';
create trigger raise_version before update on app.child_tellings for each row execute function app.raise_version();
alter table app.child_tellings enable row level security;
alter table app.child_tellings force row level security;
create policy seen_children on app.child_tellings for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
create policy recorded_by_those_who_work_with_the_child on app.child_tellings for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and ((select app.acts_as('review-administrator')) and child_id not in (select app.withheld_child_ids())
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
create policy withdrawn_by_those_who_work_with_the_child on app.child_tellings for update
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('review-administrator')) and child_id not in (select app.withheld_child_ids())
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
grant select, insert, update on app.child_tellings to footprint_app;

alter table app.appointments
  add column chosen_because text check (chosen_because <> ''),
  add column changed_because text check (changed_because in
    ('iro-leaves', 'absence', 'child-wish', 'conflict-of-interest', 'caseload', 'not-independent', 'other')),
  add column checked jsonb check (jsonb_typeof(checked) = 'array');
comment on column app.appointments.chosen_because is 'Why this IRO and not the one who was suggested; null where nobody had to say.';
comment on column app.appointments.changed_because is 'Why the IRO before stopped; null where there was none, or nobody said.';
comment on column app.appointments.checked is 'What was not known, or not in order, of the IRO''s registration and experience when they were appointed.';

alter table app.alerts drop constraint alerts_kind_check;
alter table app.alerts add constraint alerts_kind_check
  check (kind in ('emergency-access', 'sign-in-reset', 'roles-changed', 'child-looked-after', 'iro-for-child'));
comment on column app.alerts.kind is
  'emergency-access: somebody opened a record in an emergency. sign-in-reset: somebody gave a person a new link or took '
  'away their second factor. roles-changed: somebody gave a person a role that reaches every child. child-looked-after: '
  'a child became looked after and needs an IRO. iro-for-child: the person was appointed a child''s IRO.';

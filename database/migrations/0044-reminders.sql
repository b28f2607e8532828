-- Who was reminded of which duty, when and how, and how each morning's work went.

create table app.reminder_settings (
  authority_id uuid not null references app.authorities,
  lead_working_days integer not null default 5 check (lead_working_days between 1 and 20),
  version integer not null default 1,
  primary key (authority_id)
);
comment on table app.reminder_settings is 'What an authority has decided about reminders; no row: the defaults.';
comment on column app.reminder_settings.authority_id is 'The authority.';
comment on column app.reminder_settings.lead_working_days is
  'How many working days before its day somebody is first reminded of a duty; of a short duty later, at half of its time.';
comment on column app.reminder_settings.version is 'Counts the changes.';
create trigger raise_version before update on app.reminder_settings for each row execute function app.raise_version();
alter table app.reminder_settings enable row level security;
alter table app.reminder_settings force row level security;
create policy own_authority on app.reminder_settings for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_service on app.reminder_settings for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));
create policy changed_by_the_service on app.reminder_settings for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));
grant select, insert, update on app.reminder_settings to footprint_app;

create table app.reminder_runs (
  authority_id uuid not null references app.authorities,
  ran_on date not null,
  began_at timestamptz not null default clock_timestamp(),
  reached_due_on date,
  reached_id uuid,
  raised_at timestamptz,
  told_at timestamptz,
  ended_at timestamptz,
  reminders integer not null default 0 check (reminders >= 0),
  people integer not null default 0 check (people >= 0),
  emails integer not null default 0 check (emails >= 0),
  digests integer not null default 0 check (digests >= 0),
  primary key (authority_id, ran_on),
  check ((reached_due_on is null) = (reached_id is null)),
  check (told_at is null or raised_at is not null),
  check (ended_at is null or told_at is not null)
);
comment on table app.reminder_runs is
  'A morning''s reminders of an authority: how far they are, so that work that was broken off goes on, and how many there were.';
comment on column app.reminder_runs.authority_id is 'The authority.';
comment on column app.reminder_runs.ran_on is 'The working day.';
comment on column app.reminder_runs.began_at is 'When it began.';
comment on column app.reminder_runs.reached_due_on is 'The day of the last duty that was looked at; null before the first.';
comment on column app.reminder_runs.reached_id is 'That duty.';
comment on column app.reminder_runs.raised_at is 'When every duty had been looked at.';
comment on column app.reminder_runs.told_at is 'When everybody had been told of their reminders.';
comment on column app.reminder_runs.ended_at is 'When all was done, the digests too.';
comment on column app.reminder_runs.reminders is 'How many reminders there were, one for each duty and person.';
comment on column app.reminder_runs.people is 'How many people they were for.';
comment on column app.reminder_runs.emails is 'How many of them were written to.';
comment on column app.reminder_runs.digests is 'How many digests were written.';
alter table app.reminder_runs enable row level security;
alter table app.reminder_runs force row level security;
create policy own_authority on app.reminder_runs for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_program on app.reminder_runs for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.current_user_id()) is null);
create policy changed_by_the_program on app.reminder_runs for update
  using (authority_id = (select app.current_authority_id()) and (select app.current_user_id()) is null);
grant select, insert, update on app.reminder_runs to footprint_app;

create table app.reminders (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  rule text not null,
  about text,
  period integer,
  due_on date not null,
  layer text not null check (layer in ('statute', 'guidance', 'local')),
  stage text not null check (stage in ('soon', 'due', 'late')),
  staff_id uuid not null,
  role text not null check (role in ('iro', 'social-worker', 'team-manager', 'review-administrator', 'iro-manager')),
  acts_for uuid,
  raised_on date not null,
  told_at timestamptz,
  item_id uuid,
  lapsed_at timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, acts_for) references app.staff,
  foreign key (authority_id, item_id) references app.post_items,
  unique nulls not distinct (authority_id, child_id, rule, about, period, due_on, stage, staff_id),
  check (item_id is null or told_at is not null),
  check (told_at is null or lapsed_at is null)
);
comment on table app.reminders is
  'That a person is reminded of a duty at one stage of its day. A day that moves is another day, of which is reminded anew.';
comment on column app.reminders.authority_id is 'The authority.';
comment on column app.reminders.id is 'The reminder.';
comment on column app.reminders.child_id is 'The child.';
comment on column app.reminders.rule is 'The rule that asks for it.';
comment on column app.reminders.about is 'The review, dispute, stage or document it is about.';
comment on column app.reminders.period is 'The number of the period of care.';
comment on column app.reminders.due_on is 'The day on which it was due when the person was reminded.';
comment on column app.reminders.layer is 'statute, guidance or local: whose day it is.';
comment on column app.reminders.stage is
  'soon: the day comes near; due: it is today, or before the next working day; late: it is past.';
comment on column app.reminders.staff_id is 'Who is reminded.';
comment on column app.reminders.role is 'As what: who must act, or the manager of the service where nobody else can or it is late.';
comment on column app.reminders.acts_for is 'Who is away, where the person only acts for them.';
comment on column app.reminders.raised_on is 'The day of the run that found it due.';
comment on column app.reminders.told_at is 'When the person was told; null until then.';
comment on column app.reminders.item_id is 'The email in which it stands; null where the person is told on the screen only.';
comment on column app.reminders.lapsed_at is 'When it was found that there was nothing to be told any more; null otherwise.';
create index reminders_untold on app.reminders (authority_id, staff_id) where told_at is null and lapsed_at is null;
create index reminders_of_person on app.reminders (authority_id, staff_id, due_on);
create index reminders_acts_for on app.reminders (authority_id, acts_for) where acts_for is not null;
create index reminders_item on app.reminders (authority_id, item_id);
alter table app.reminders enable row level security;
alter table app.reminders force row level security;
create policy seen_children on app.reminders for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy raised_by_the_program on app.reminders for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.current_user_id()) is null);
create policy changed_by_the_program on app.reminders for update
  using (authority_id = (select app.current_authority_id()) and (select app.current_user_id()) is null);
grant select, insert, update on app.reminders to footprint_app;

create table app.digest_choices (
  authority_id uuid not null,
  staff_id uuid not null,
  choice text not null check (choice in ('daily', 'weekly', 'none')),
  version integer not null default 1,
  primary key (authority_id, staff_id),
  foreign key (authority_id, staff_id) references app.staff
);
comment on table app.digest_choices is 'How often a person wants a digest by email; no row: each working day.';
comment on column app.digest_choices.authority_id is 'The authority.';
comment on column app.digest_choices.staff_id is 'The person.';
comment on column app.digest_choices.choice is
  'daily: each working day; weekly: on the first working day of the week; none. Reminders of what the law or statutory guidance dates come whatever is chosen.';
comment on column app.digest_choices.version is 'Counts the changes.';
create trigger raise_version before update on app.digest_choices for each row execute function app.raise_version();
alter table app.digest_choices enable row level security;
alter table app.digest_choices force row level security;
create policy own on app.digest_choices for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.current_user_id()) is null or staff_id = (select app.current_user_id())));
create policy chosen_by_oneself on app.digest_choices for insert
  with check (authority_id = (select app.current_authority_id()) and staff_id = (select app.current_user_id()));
create policy changed_by_oneself on app.digest_choices for update
  using (authority_id = (select app.current_authority_id()) and staff_id = (select app.current_user_id()));
grant select, insert, update on app.digest_choices to footprint_app;

create table app.digests (
  authority_id uuid not null,
  staff_id uuid not null,
  made_on date not null,
  item_id uuid,
  primary key (authority_id, staff_id, made_on),
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, item_id) references app.post_items
);
comment on table app.digests is 'That a person''s digest of a day was made, so that it is made once.';
comment on column app.digests.authority_id is 'The authority.';
comment on column app.digests.staff_id is 'The person.';
comment on column app.digests.made_on is 'The day.';
comment on column app.digests.item_id is 'The email; null where there was nothing to say.';
create index digests_item on app.digests (authority_id, item_id);
alter table app.digests enable row level security;
alter table app.digests force row level security;
create policy own on app.digests for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.current_user_id()) is null or staff_id = (select app.current_user_id())));
create policy made_by_the_program on app.digests for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.current_user_id()) is null);
grant select, insert on app.digests to footprint_app;

alter table app.alerts drop constraint alerts_kind_check;
alter table app.alerts add constraint alerts_kind_check
  check (kind in ('emergency-access', 'sign-in-reset', 'roles-changed', 'child-looked-after', 'iro-for-child',
    'paper-came-back', 'child-without-iro', 'introduce-successor', 'reminders'));
comment on column app.alerts.kind is
  'emergency-access: somebody opened a record in an emergency. sign-in-reset: somebody gave a person a new link or took '
  'away their second factor. roles-changed: somebody gave a person a role that reaches every child. child-looked-after: '
  'a child became looked after and needs an IRO. iro-for-child: the person was appointed a child''s IRO. '
  'paper-came-back: somebody said what they think before a review. child-without-iro: a child has no IRO after the day by which one was due. introduce-successor: the person was the '
  'child''s IRO, and should introduce the next one in person. reminders: the person has reminders they have not looked at.';
create index alerts_reminders on app.alerts (authority_id, staff_id) where kind = 'reminders' and read_at is null;

-- What happened, what it amounts to, and what must be done.

create table app.facts (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  type text not null check (type <> ''),
  happened_on date not null,
  happened_at timestamptz,
  review_key text,
  dispute_key text,
  dispute_stage integer check (dispute_stage > 0),
  document_key text,
  reason text,
  placement text,
  details jsonb check (jsonb_typeof(details) = 'object'),
  corrects_id uuid,
  is_withdrawn boolean not null default false,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  import_id uuid,
  import_file text,
  import_row integer,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  unique (authority_id, child_id, id),
  -- A fact is corrected once: a second correction corrects the first. And only by a fact about the same child.
  unique (authority_id, corrects_id),
  foreign key (authority_id, child_id, corrects_id) references app.facts (authority_id, child_id, id),
  foreign key (authority_id, recorded_by) references app.staff,
  foreign key (authority_id, import_id) references app.imports,
  check (corrects_id <> id),
  check (corrects_id is not null or not is_withdrawn),
  check ((import_file is null) = (import_row is null) and (import_id is not null or import_row is null))
);
comment on table app.facts is
  'What happened to a child, each with its day and who recorded it. Rows are only ever added: a mistake is put right by '
  'a later fact that names the one it corrects.';
comment on column app.facts.authority_id is 'The authority.';
comment on column app.facts.id is 'The fact; in the order in which facts were recorded.';
comment on column app.facts.child_id is 'The child.';
comment on column app.facts.type is 'The type of event, as docs/rules/events.md lists them.';
comment on column app.facts.happened_on is 'The day on which it happened, in England.';
comment on column app.facts.happened_at is 'The moment, for what is counted in hours.';
comment on column app.facts.review_key is 'The review it is about: reviews.key.';
comment on column app.facts.dispute_key is 'The dispute it is about.';
comment on column app.facts.dispute_stage is 'The stage of the dispute.';
comment on column app.facts.document_key is 'The document of the court it is about.';
comment on column app.facts.reason is 'Why, in one of the words that the type of event knows.';
comment on column app.facts.placement is 'Which placement, for the types of event that say so.';
comment on column app.facts.details is 'What the source said besides, under the source''s own names.';
comment on column app.facts.corrects_id is 'The fact that this one puts right.';
comment on column app.facts.is_withdrawn is 'The corrected fact never happened, and nothing takes its place.';
comment on column app.facts.recorded_at is 'When it was recorded.';
comment on column app.facts.recorded_by is 'Who recorded it; null for what the program did by itself.';
comment on column app.facts.import_id is 'The import that it came with.';
comment on column app.facts.import_file is 'The file that it was read from.';
comment on column app.facts.import_row is 'The line in the file.';
create index facts_child on app.facts (authority_id, child_id, happened_on);
create index facts_recorded_by on app.facts (authority_id, recorded_by);
create index facts_import on app.facts (authority_id, import_id) where import_id is not null;
alter table app.facts enable row level security;
alter table app.facts force row level security;
create policy own_authority on app.facts using (authority_id = (select app.current_authority_id()))
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id()));
grant select, insert on app.facts to footprint_app;

create view app.current_facts with (security_invoker = true) as
  select f.* from app.facts f
  where not f.is_withdrawn
    and not exists (select from app.facts c where c.authority_id = f.authority_id and c.corrects_id = f.id);
comment on view app.current_facts is 'The facts that no later fact corrects.';
grant select on app.current_facts to footprint_app;

create table app.reviews (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  key text not null check (key <> ''),
  recording_on date,
  completed_on date,
  stated_due_on date,
  participation text check (participation ~ '^PN[0-7]$'),
  source text not null check (source in ('recorded', 'imported')),
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  unique (authority_id, child_id, key),
  check (completed_on >= recording_on)
);
comment on table app.reviews is 'A review of a child''s case.';
comment on column app.reviews.authority_id is 'The authority.';
comment on column app.reviews.id is 'The review.';
comment on column app.reviews.child_id is 'The child.';
comment on column app.reviews.key is 'What facts and obligations call it; for imported ones the recording date.';
comment on column app.reviews.recording_on is 'The recording date: the day of its first meeting.';
comment on column app.reviews.completed_on is 'The day of its last meeting, with which it is complete.';
comment on column app.reviews.stated_due_on is
  'The due day that a person typed or a file said; it stands beside the computed one and never replaces it.';
comment on column app.reviews.participation is 'How the child took part: PN0 to PN7.';
comment on column app.reviews.source is 'recorded: in Footprint; imported: read from a file.';
comment on column app.reviews.version is 'How often the row has been saved.';
create index reviews_recording on app.reviews (authority_id, recording_on) include (participation);
alter table app.reviews enable row level security;
alter table app.reviews force row level security;
create policy own_authority on app.reviews using (authority_id = (select app.current_authority_id()));
grant select, insert, update, delete on app.reviews to footprint_app;
create trigger raise_version before update on app.reviews for each row execute function app.raise_version();

create table app.obligations (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  rule text not null,
  about text,
  period integer,
  actor text not null,
  earliest_on date,
  due_on date not null,
  due_at timestamptz,
  national_due_on date,
  schedule_by_on date,
  target_on date,
  met_on date,
  met_at timestamptz,
  silence_agrees boolean not null default false,
  not_owed_because text,
  layer text not null check (layer in ('statute', 'guidance', 'local')),
  is_as_soon_as_practicable boolean not null default false,
  is_provisional boolean not null default false,
  is_earlier_law boolean not null default false,
  is_softened_2020 boolean not null default false,
  explanation text not null,
  citations jsonb not null check (jsonb_typeof(citations) = 'array' and citations <> '[]'),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  unique nulls not distinct (authority_id, child_id, rule, about, period),
  check (met_on is null or not_owed_because is null)
);
comment on table app.obligations is
  'What must be done for a child, by when, and when it was; worked out from the facts and never typed.';
comment on column app.obligations.authority_id is 'The authority.';
comment on column app.obligations.id is 'The obligation.';
comment on column app.obligations.child_id is 'The child.';
comment on column app.obligations.rule is 'The id of the rule, as docs/rules/README.md lists them.';
comment on column app.obligations.about is 'The review, dispute, stage or document it is about.';
comment on column app.obligations.period is 'The number of the period of care.';
comment on column app.obligations.actor is 'Who must do it.';
comment on column app.obligations.earliest_on is 'The first day on which it may be done, where there is one.';
comment on column app.obligations.due_on is 'The last day on which it is in time.';
comment on column app.obligations.due_at is 'The last moment, for what is counted in hours.';
comment on column app.obligations.national_due_on is 'The day by the national figure; null where only this authority asks it.';
comment on column app.obligations.schedule_by_on is 'The last working day on or before it, for what is arranged.';
comment on column app.obligations.target_on is 'A local day that only prompts.';
comment on column app.obligations.met_on is 'The day on which it was done.';
comment on column app.obligations.met_at is 'The moment, for what is counted in hours.';
comment on column app.obligations.silence_agrees is 'Whoever says nothing until the due day has agreed.';
comment on column app.obligations.not_owed_because is 'Why what was not done need not be.';
comment on column app.obligations.layer is 'statute, guidance or local; only statute may be called a breach.';
comment on column app.obligations.is_as_soon_as_practicable is 'The law says as soon as practicable, and the day is the outermost.';
comment on column app.obligations.is_provisional is 'The day rests on bank holidays that are not proclaimed yet.';
comment on column app.obligations.is_earlier_law is 'Due under the law before 1 April 2011.';
comment on column app.obligations.is_softened_2020 is 'Due while the law of 2020 softened it.';
comment on column app.obligations.explanation is 'Why the day is what it is, in words.';
comment on column app.obligations.citations is 'The provisions: an array of {source, provision}.';
create index obligations_due on app.obligations (authority_id, due_on) include (child_id, rule)
  where met_on is null and not_owed_because is null;
create index obligations_timeliness on app.obligations (authority_id, rule, due_on)
  include (met_on, earliest_on, national_due_on, not_owed_because, silence_agrees);
alter table app.obligations enable row level security;
alter table app.obligations force row level security;
create policy own_authority on app.obligations using (authority_id = (select app.current_authority_id()));
grant select, insert, update, delete on app.obligations to footprint_app;

create function app.obligation_status(o app.obligations, today date) returns text
  language sql immutable parallel safe
  return case
    when o.met_on is null and o.not_owed_because is not null then 'not-applicable'
    -- A day means its end, by which a moment of the same day has passed.
    when o.met_on is null and (today < o.due_on or today = o.due_on and o.due_at is null) then 'upcoming'
    when o.met_on is null and o.silence_agrees then 'deemed-agreed'
    when o.met_on is null then 'overdue'
    when o.met_on < o.earliest_on then 'met-early'
    when coalesce(o.met_at <= o.due_at, o.met_on <= o.due_on) then 'met'
    when o.silence_agrees then 'deemed-agreed'
    else 'met-late'
  end;
comment on function app.obligation_status(app.obligations, date) is
  'How an obligation stands on a day: met, met-late, met-early, upcoming, overdue, deemed-agreed or not-applicable.';
grant execute on function app.obligation_status(app.obligations, date) to footprint_app;

create table app.unknown_obligations (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  rule text not null,
  about text,
  period integer,
  missing text[] not null check (missing <> '{}'),
  because text check (because in ('never-recorded', 'before-record', 'after-record', 'previous-not-recorded')),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  unique nulls not distinct (authority_id, child_id, rule, about, period)
);
comment on table app.unknown_obligations is
  'A duty of which nobody can say whether, or by when, it was done: counted apart, never as late and never as in time.';
comment on column app.unknown_obligations.authority_id is 'The authority.';
comment on column app.unknown_obligations.id is 'The row.';
comment on column app.unknown_obligations.child_id is 'The child.';
comment on column app.unknown_obligations.rule is 'The id of the rule.';
comment on column app.unknown_obligations.about is 'The review, dispute, stage or document it is about.';
comment on column app.unknown_obligations.period is 'The number of the period of care.';
comment on column app.unknown_obligations.missing is 'What nobody has told: types of event, or fields of the case.';
comment on column app.unknown_obligations.because is 'Where the record itself is the reason, which.';
create index unknown_obligations_rule on app.unknown_obligations (authority_id, rule, because);
alter table app.unknown_obligations enable row level security;
alter table app.unknown_obligations force row level security;
create policy own_authority on app.unknown_obligations using (authority_id = (select app.current_authority_id()));
grant select, insert, update, delete on app.unknown_obligations to footprint_app;

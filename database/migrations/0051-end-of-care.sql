-- A child who stops being looked after before the review: that it was told, of which day and why, and that the child
-- stays after all.

create table app.end_of_care_notices (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  number integer not null check (number > 0),
  ends_on date,
  why text not null check (why <> ''),
  review_id uuid,
  fact_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews on delete set null (review_id),
  foreign key (authority_id, fact_id) references app.facts,
  foreign key (authority_id, recorded_by) references app.staff,
  -- Of two people who tell it at once the later one is told.
  unique (authority_id, child_id, number)
);
comment on table app.end_of_care_notices is
  'Each time that somebody told the service that a child stops being looked after, or stays after all. Rows are only '
  'added: of a child the one with the highest number stands.';
comment on column app.end_of_care_notices.authority_id is 'The authority.';
comment on column app.end_of_care_notices.id is 'The notice.';
comment on column app.end_of_care_notices.child_id is 'The child.';
comment on column app.end_of_care_notices.number is '1 for the first of the child; the highest stands.';
comment on column app.end_of_care_notices.ends_on is 'The day on which the child stops being looked after; null: the child stays.';
comment on column app.end_of_care_notices.why is 'Why, as everybody who was invited is told.';
comment on column app.end_of_care_notices.review_id is
  'The review that was arranged for a later day, and is brought forward; null where none was.';
comment on column app.end_of_care_notices.fact_id is
  'The fact that care ended, where that was recorded with the notice; null while the day is still to come.';
comment on column app.end_of_care_notices.recorded_at is 'When it was told.';
comment on column app.end_of_care_notices.recorded_by is 'Who told it; null for what the program did by itself.';
create index end_of_care_notices_review on app.end_of_care_notices (authority_id, review_id);
create index end_of_care_notices_fact on app.end_of_care_notices (authority_id, fact_id);
create index end_of_care_notices_recorded_by on app.end_of_care_notices (authority_id, recorded_by);
alter table app.end_of_care_notices enable row level security;
alter table app.end_of_care_notices force row level security;
create policy seen_children on app.end_of_care_notices for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
create policy told_by_those_who_work_with_the_child on app.end_of_care_notices for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()))
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
grant select, insert on app.end_of_care_notices to footprint_app;

alter table app.alerts drop constraint alerts_kind_check;
alter table app.alerts add constraint alerts_kind_check
  check (kind in ('emergency-access', 'sign-in-reset', 'roles-changed', 'child-looked-after', 'iro-for-child',
    'paper-came-back', 'child-without-iro', 'introduce-successor', 'reminders', 'child-leaves-care', 'child-stays'));
comment on column app.alerts.kind is
  'emergency-access: somebody opened a record in an emergency. sign-in-reset: somebody gave a person a new link or took '
  'away their second factor. roles-changed: somebody gave a person a role that reaches every child. child-looked-after: '
  'a child became looked after and needs an IRO. iro-for-child: the person was appointed a child''s IRO. '
  'paper-came-back: somebody said what they think before a review. child-without-iro: a child has no IRO after the day by which one was due. introduce-successor: the person was the '
  'child''s IRO, and should introduce the next one in person. reminders: the person has reminders they have not looked at. '
  'child-leaves-care: a child stops being looked after. child-stays: a child of whom that was told stays looked after.';

-- Reviews that must be held besides those of the calendar: because the IRO directs one, or because of a circumstance that
-- the Regulations name.

create table app.review_directions (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  ground text not null check (ground in ('iro-directs', 'visit-concern', 'before-release', 'before-ceasing',
    'before-placement-ends', 'before-living-with-parent', 'before-other-accommodation')),
  by_on date,
  why text not null check (why <> ''),
  withdraws_id uuid,
  fact_id uuid not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  unique (authority_id, id, ground),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, fact_id) references app.facts,
  foreign key (authority_id, recorded_by) references app.staff,
  -- Of two people who withdraw the same one the later one is told; and it is withdrawn on the ground on which it was given.
  unique (authority_id, withdraws_id),
  foreign key (authority_id, withdraws_id, ground) references app.review_directions (authority_id, id, ground),
  check (withdraws_id <> id),
  check ((withdraws_id is null) = (by_on is not null))
);
comment on table app.review_directions is
  'That a review must be held by a day, on which ground, and why; and that such a direction was withdrawn. Rows are only '
  'added. What the IRO directs is given and withdrawn by the child''s IRO, or whoever stands in for the IRO, and nobody else.';
comment on column app.review_directions.authority_id is 'The authority.';
comment on column app.review_directions.id is 'The direction, or its withdrawal.';
comment on column app.review_directions.child_id is 'The child.';
comment on column app.review_directions.review_id is 'The review that was open then: the next one.';
comment on column app.review_directions.ground is
  'iro-directs: the IRO directs it; visit-concern: a visit raised concern about the placement; before-release: detention, or '
  'accommodation on remand, ends; before-ceasing: accommodation ends and no parent will accommodate the child; '
  'before-placement-ends: the authority ends a placement; before-living-with-parent: a child in care goes to live with a '
  'parent; before-other-accommodation: the child moves to accommodation that is no placement.';
comment on column app.review_directions.by_on is
  'The day by which, or, on a ground that begins with before, the day before which; null in a withdrawal.';
comment on column app.review_directions.why is 'Why it is directed, or withdrawn.';
comment on column app.review_directions.withdraws_id is 'The direction that this row withdraws; null in a direction.';
comment on column app.review_directions.fact_id is 'The fact that tells it, or that withdraws it.';
comment on column app.review_directions.recorded_at is 'When it was given or withdrawn.';
comment on column app.review_directions.recorded_by is 'By whom; null for what the program did by itself.';
create index review_directions_child on app.review_directions (authority_id, child_id);
create index review_directions_review on app.review_directions (authority_id, review_id);
create index review_directions_fact on app.review_directions (authority_id, fact_id);
create index review_directions_recorded_by on app.review_directions (authority_id, recorded_by);
alter table app.review_directions enable row level security;
alter table app.review_directions force row level security;
create policy seen_children on app.review_directions for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
create policy given_by_those_who_work_with_the_child on app.review_directions for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()))
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids()))
    and (ground <> 'iro-directs' or child_id in (select app.reviewed_child_ids())));
grant select, insert on app.review_directions to footprint_app;

-- The fact of a direction is the IRO's too, also where somebody would put it right or withdraw it.
create policy directed_by_the_iro on app.facts as restrictive for insert
  with check (authority_id = (select app.current_authority_id())
    and (type <> 'iro-requested-review' or (select app.current_user_id()) is null
      or child_id in (select app.reviewed_child_ids())));

-- Each part of the program has alerts of its own, and says what they mean where it shows them: a list here would be written
-- anew with every one.
alter table app.alerts drop constraint alerts_kind_check;
alter table app.alerts add constraint alerts_kind_word check (kind ~ '^[a-z]+(-[a-z]+)*$');
comment on column app.alerts.kind is
  'What it tells, such as review-directed; the program has the words.';

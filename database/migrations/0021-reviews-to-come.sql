-- A review as a thing before it is held: its row is there from the moment something is recorded of it, with the day that
-- is agreed, and with every arrangement that was ever made of it.

alter table app.reviews add column arranged_on date;
alter table app.reviews add column kind text check (kind in (
  'ordinary', 'first', 'brought-forward', 'cease-looked-after', 'adoption', 'disruption', 'short-break'));
comment on column app.reviews.arranged_on is
  'The latest day agreed for its first meeting, as the facts have it; null where none is arranged.';
comment on column app.reviews.kind is 'What sort of review it is; null where nobody has said.';
create index reviews_to_come on app.reviews (authority_id, arranged_on) where recording_on is null;

create table app.review_arrangements (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  number integer not null check (number > 0),
  change text not null check (change in (
    'arranged', 'rearranged', 'brought-forward', 'confirmed', 'changed', 'cancelled')),
  held_on date not null,
  starts text check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  length_minutes integer check (length_minutes between 5 and 600),
  place_kind text not null check (place_kind in ('placement', 'school', 'office', 'other', 'online')),
  place text,
  kind text not null check (kind in (
    'ordinary', 'first', 'brought-forward', 'cease-looked-after', 'adoption', 'disruption', 'short-break')),
  shape text not null check (shape in ('single', 'series')),
  series_plan text,
  shape_agreed_with text[] not null default '{}'
    check (shape_agreed_with <@ array['child', 'social-worker', 'iro']::text[]),
  chaired_by text not null check (chaired_by in ('iro', 'child', 'child-with-iro', 'other')),
  is_confirmed boolean not null,
  child_misses text not null check (child_misses in ('nothing', 'school', 'health', 'not-known')),
  why_missed text,
  reason text,
  agreed_by text[] not null default '{}' check (agreed_by <@ array['social-worker', 'iro']::text[]),
  warnings text[] not null default '{}',
  fact_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, fact_id) references app.facts,
  foreign key (authority_id, recorded_by) references app.staff,
  -- Of two people who arrange the same review at once the later one is told.
  unique (authority_id, review_id, number)
);
comment on table app.review_arrangements is
  'When, where and how a review is to be held, each time that was agreed or changed. Rows are only added: the one with '
  'the highest number stands, and those before it tell what was moved, why, and who agreed.';
comment on column app.review_arrangements.authority_id is 'The authority.';
comment on column app.review_arrangements.id is 'The arrangement.';
comment on column app.review_arrangements.child_id is 'The child.';
comment on column app.review_arrangements.review_id is 'The review.';
comment on column app.review_arrangements.number is '1 for the first of the review; the highest stands.';
comment on column app.review_arrangements.change is
  'What this one did: arranged; rearranged (another day); brought-forward (an earlier day, because something happened); '
  'confirmed; changed (anything but the day); cancelled. An adjournment is none of these: it keeps the day.';
comment on column app.review_arrangements.held_on is 'The day of the first meeting.';
comment on column app.review_arrangements.starts is 'When it starts, as the clock has it: 15:45. Null while it is open.';
comment on column app.review_arrangements.length_minutes is 'How long it is to take.';
comment on column app.review_arrangements.place_kind is 'What sort of place; the placement is considered first.';
comment on column app.review_arrangements.place is 'Where, in words; null where the sort of place says enough.';
comment on column app.review_arrangements.kind is 'What sort of review it is.';
comment on column app.review_arrangements.shape is 'single: one meeting; series: several, of which this is the central one.';
comment on column app.review_arrangements.series_plan is 'For a series: which other meetings, and who is at each.';
comment on column app.review_arrangements.shape_agreed_with is 'With whom the shape was agreed.';
comment on column app.review_arrangements.chaired_by is 'Who chairs.';
comment on column app.review_arrangements.is_confirmed is 'False while the day or the place is provisional.';
comment on column app.review_arrangements.child_misses is 'What the time costs the child.';
comment on column app.review_arrangements.why_missed is 'Why there was no better time.';
comment on column app.review_arrangements.reason is 'Why it was moved, brought forward, changed or cancelled.';
comment on column app.review_arrangements.agreed_by is 'Who agreed to that.';
comment on column app.review_arrangements.warnings is 'What the program warned of, and it was arranged so all the same.';
comment on column app.review_arrangements.fact_id is 'The fact that was recorded with it; null where the day stayed.';
comment on column app.review_arrangements.recorded_at is 'When it was entered.';
comment on column app.review_arrangements.recorded_by is 'Who entered it; null for what the program did by itself.';
create index review_arrangements_child on app.review_arrangements (authority_id, child_id);
create index review_arrangements_fact on app.review_arrangements (authority_id, fact_id);
create index review_arrangements_recorded_by on app.review_arrangements (authority_id, recorded_by);

create table app.review_considerations (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid,
  considered_on date not null,
  about text not null check (about <> ''),
  outcome text not null check (outcome in ('earlier-review', 'another-review', 'no-change')),
  consulted text[] not null default '{}'
    check (consulted <@ array['child', 'parents', 'carers', 'social-worker']::text[]),
  why text not null check (why <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, recorded_by) references app.staff
);
comment on table app.review_considerations is
  'Each time that somebody considered calling a review early, or another one, and what came of it. Rows are only added.';
comment on column app.review_considerations.authority_id is 'The authority.';
comment on column app.review_considerations.id is 'The row.';
comment on column app.review_considerations.child_id is 'The child.';
comment on column app.review_considerations.review_id is 'The review that was open then; null where none was.';
comment on column app.review_considerations.considered_on is 'The day.';
comment on column app.review_considerations.about is 'What had happened.';
comment on column app.review_considerations.outcome is
  'earlier-review: the open review is brought forward; another-review: one besides it; no-change: neither.';
comment on column app.review_considerations.consulted is 'Who was asked whether a review was needed.';
comment on column app.review_considerations.why is 'Why this outcome.';
comment on column app.review_considerations.recorded_at is 'When it was entered.';
comment on column app.review_considerations.recorded_by is 'Who entered it; null for what the program did by itself.';
create index review_considerations_child on app.review_considerations (authority_id, child_id, considered_on);
create index review_considerations_review on app.review_considerations (authority_id, review_id);
create index review_considerations_recorded_by on app.review_considerations (authority_id, recorded_by);

-- Seen with the child, and written by those who work with the child, as facts are: no manager writes into the record.
do $policies$
declare
  child_table text;
begin
  foreach child_table in array array['review_arrangements', 'review_considerations'] loop
    execute format('alter table app.%I enable row level security', child_table);
    execute format('alter table app.%I force row level security', child_table);
    execute format($$
      create policy seen_children on app.%I for select
        using (authority_id = (select app.current_authority_id()) and (
          (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
          or child_id in (select app.own_child_ids())))
      $$, child_table);
    execute format($$
      create policy recorded_by_those_who_work_with_the_child on app.%I for insert
        with check (authority_id = (select app.current_authority_id())
          and recorded_by is not distinct from (select app.current_user_id())
          and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
            or child_id in (select app.own_child_ids()))
          and ((select app.acts_as('review-administrator'))
            or (select app.acts_as('iro', 'social-worker', 'team-manager'))
              and child_id in (select app.own_child_ids())))
      $$, child_table);
    execute format('grant select, insert on app.%I to footprint_app', child_table);
  end loop;
end
$policies$;

-- What is there already, authority by authority: who migrates owns the tables and is held to the policies all the same.
do $existing$
declare
  authority uuid;
begin
  for authority in select authority_id from app.authority_ids loop
    perform set_config('app.authority_id', authority::text, true);
    insert into app.reviews (authority_id, child_id, key, source)
      select distinct authority_id, child_id, review_key, 'recorded' from app.current_facts
        where review_key is not null
      on conflict (authority_id, child_id, key) do nothing;
    update app.reviews r set arranged_on = f.happened_on from app.current_facts f
      where f.authority_id = r.authority_id and f.child_id = r.child_id and f.review_key = r.key
        and f.type = 'review-arranged';
  end loop;
  perform set_config('app.authority_id', '', true);
end
$existing$;

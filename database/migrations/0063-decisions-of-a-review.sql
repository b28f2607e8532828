-- What was decided at a review: written one by one with every version, and issued as a text that nothing changes afterwards.

create table app.review_decisions (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  decision_id uuid not null,
  child_id uuid not null,
  review_id uuid not null,
  number integer not null check (number > 0),
  position integer not null check (position between 1 and 99),
  need text not null check (need <> ''),
  action text not null check (action <> ''),
  hoped_for text not null check (hoped_for <> ''),
  responsible_staff_id uuid,
  responsible_person_id uuid,
  responsible text not null check (responsible <> ''),
  responsible_role text not null check (responsible_role <> ''),
  by_on date not null,
  is_taken_out boolean not null default false,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  unique (authority_id, decision_id, number),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, responsible_staff_id) references app.staff,
  foreign key (authority_id, child_id, responsible_person_id) references app.child_people (authority_id, child_id, id),
  foreign key (authority_id, recorded_by) references app.staff,
  check (num_nonnulls(responsible_staff_id, responsible_person_id) <= 1)
);
comment on table app.review_decisions is
  'Each version of each decision of a review, as the IRO writes it. Rows are only added; the highest number stands. Nobody '
  'but the child''s IRO, or whoever stands in for the IRO, sees them before they are issued.';
comment on column app.review_decisions.authority_id is 'The authority.';
comment on column app.review_decisions.id is 'This version.';
comment on column app.review_decisions.decision_id is 'The decision, the same in each of its versions.';
comment on column app.review_decisions.child_id is 'The child.';
comment on column app.review_decisions.review_id is 'The review at which it was decided.';
comment on column app.review_decisions.number is '1 as it was written first; the highest stands.';
comment on column app.review_decisions.position is 'Where it stands among the decisions of the review.';
comment on column app.review_decisions.need is 'The need of the child that it meets.';
comment on column app.review_decisions.action is 'What is to be done.';
comment on column app.review_decisions.hoped_for is 'The outcome that is hoped for.';
comment on column app.review_decisions.responsible_staff_id is 'Whoever carries it out, where they work here.';
comment on column app.review_decisions.responsible_person_id is
  'Whoever carries it out, where they are one of the people around the child.';
comment on column app.review_decisions.responsible is 'The name of whoever carries it out.';
comment on column app.review_decisions.responsible_role is 'What they are to the child.';
comment on column app.review_decisions.by_on is 'The day by which it is done.';
comment on column app.review_decisions.is_taken_out is 'Whether it is no decision of the review any more.';
comment on column app.review_decisions.recorded_at is 'When this version was saved.';
comment on column app.review_decisions.recorded_by is 'By whom; null for what the program did by itself.';
create index review_decisions_child on app.review_decisions (authority_id, child_id, responsible_person_id);
create index review_decisions_review on app.review_decisions (authority_id, review_id);
create index review_decisions_responsible_staff on app.review_decisions (authority_id, responsible_staff_id);
create index review_decisions_recorded_by on app.review_decisions (authority_id, recorded_by);
alter table app.review_decisions enable row level security;
alter table app.review_decisions force row level security;
create policy own_children_of_the_iro on app.review_decisions
  using (authority_id = (select app.current_authority_id()) and child_id in (select app.reviewed_child_ids()))
  with check (authority_id = (select app.current_authority_id()) and child_id in (select app.reviewed_child_ids())
    and recorded_by is not distinct from (select app.current_user_id()));
grant select, insert on app.review_decisions to footprint_app;

create table app.issued_decisions (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  number integer not null check (number > 0),
  content text not null,
  hash text not null,
  issued_on date not null,
  fact_id uuid not null,
  signed_at timestamptz not null default now(),
  signed_by uuid not null default app.current_user_id(),
  primary key (authority_id, id),
  -- Of two people who issue at once the later one is told.
  unique (authority_id, review_id, number),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, fact_id) references app.facts,
  foreign key (authority_id, signed_by) references app.staff,
  check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  check ((number = 1) = (content::jsonb ->> 'reason' is null))
);
comment on table app.issued_decisions is
  'The decisions of a review as they were issued, each edition whole. Rows are only added: an edition is never changed, and '
  'what is wrong in one is put right by the next, with the reason.';
comment on column app.issued_decisions.authority_id is 'The authority.';
comment on column app.issued_decisions.id is 'The edition.';
comment on column app.issued_decisions.child_id is 'The child.';
comment on column app.issued_decisions.review_id is 'The review.';
comment on column app.issued_decisions.number is '1 as they were issued first; each higher one is an amendment.';
comment on column app.issued_decisions.content is 
  'What was signed, word for word, an amendment with its reason: JSON as text, so that nothing rearranges it.';
comment on column app.issued_decisions.hash is 'SHA-256 of the content, in hexadecimal digits.';
comment on column app.issued_decisions.issued_on is 'The day on which this edition was issued.';
comment on column app.issued_decisions.fact_id is 'The fact that the decisions of the review were issued.';
comment on column app.issued_decisions.signed_at is 'When it was signed.';
comment on column app.issued_decisions.signed_by is 'By whom.';
create index issued_decisions_child on app.issued_decisions (authority_id, child_id);
create index issued_decisions_fact on app.issued_decisions (authority_id, fact_id);
create index issued_decisions_signed_by on app.issued_decisions (authority_id, signed_by);
alter table app.issued_decisions enable row level security;
alter table app.issued_decisions force row level security;
create policy seen_children on app.issued_decisions for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
create policy signed_by_the_iro on app.issued_decisions for insert
  with check (authority_id = (select app.current_authority_id())
    and signed_by = (select app.current_user_id())
    and child_id in (select app.reviewed_child_ids()));
grant select, insert on app.issued_decisions to footprint_app;

-- Who is not asked what they think before a review, and why; and that with a paper, or with such a decision, everybody was
-- asked: only then were the consultation documents sent.

create table app.consultation_exceptions (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  person_id uuid not null,
  person_name text not null check (person_name <> ''),
  reason text not null check (reason <> ''),
  decided_at timestamptz not null default now(),
  decided_by uuid default app.current_user_id(),
  lifted_at timestamptz,
  lifted_by uuid,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, decided_by) references app.staff,
  foreign key (authority_id, lifted_by) references app.staff,
  check (lifted_at is not null or lifted_by is null)
);
comment on table app.consultation_exceptions is
  'Somebody who is not asked what they think before a review, with the reason, such as a baby.';
comment on column app.consultation_exceptions.authority_id is 'The authority.';
comment on column app.consultation_exceptions.id is 'The decision.';
comment on column app.consultation_exceptions.child_id is 'The child.';
comment on column app.consultation_exceptions.review_id is 'The review.';
comment on column app.consultation_exceptions.person_id is 'The child, or one of the people around the child.';
comment on column app.consultation_exceptions.person_name is 'What they were called then.';
comment on column app.consultation_exceptions.reason is 'Why they are not asked.';
comment on column app.consultation_exceptions.decided_at is 'When that was decided.';
comment on column app.consultation_exceptions.decided_by is 'Who decided; null for what the program did by itself.';
comment on column app.consultation_exceptions.lifted_at is 'When it was decided to ask them after all; null while it holds.';
comment on column app.consultation_exceptions.lifted_by is 'Who decided that.';
create unique index consultation_exceptions_standing on app.consultation_exceptions (authority_id, review_id, person_id)
  where lifted_at is null;
create index consultation_exceptions_child on app.consultation_exceptions (authority_id, child_id);
create index consultation_exceptions_decided_by on app.consultation_exceptions (authority_id, decided_by);
create index consultation_exceptions_lifted_by on app.consultation_exceptions (authority_id, lifted_by);

create table app.consultations_sent (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  fact_id uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, fact_id) references app.facts
);
comment on table app.consultations_sent is
  'That everybody who is to be asked before a review was asked, as the program found it, with the fact that it recorded. '
  'Rows are only added; where somebody is to be asked anew, that fact is withdrawn, and no other.';
comment on column app.consultations_sent.authority_id is 'The authority.';
comment on column app.consultations_sent.id is 'The row.';
comment on column app.consultations_sent.child_id is 'The child.';
comment on column app.consultations_sent.review_id is 'The review.';
comment on column app.consultations_sent.fact_id is 'The fact that the consultation documents were sent.';
comment on column app.consultations_sent.recorded_at is 'When it was recorded.';
create index consultations_sent_child on app.consultations_sent (authority_id, child_id);
create index consultations_sent_review on app.consultations_sent (authority_id, review_id);
create index consultations_sent_fact on app.consultations_sent (authority_id, fact_id);

do $policies$
declare
  child_table text;
  seen constant text := '(select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())';
  writes constant text := '(select app.acts_as(''review-administrator''))
      or (select app.acts_as(''iro'', ''social-worker'', ''team-manager'')) and child_id in (select app.own_child_ids())';
  here constant text := 'authority_id = (select app.current_authority_id())';
begin
  foreach child_table in array array['consultation_exceptions', 'consultations_sent'] loop
    execute format('alter table app.%I enable row level security', child_table);
    execute format('alter table app.%I force row level security', child_table);
    execute format('create policy seen_children on app.%I for select using (%s and (%s))', child_table, here, seen);
    execute format('create policy entered_by_those_who_work_with_the_child on app.%I for insert
      with check (%s and (%s) and (%s))', child_table, here, seen, writes);
    execute format('grant select, insert on app.%I to footprint_app', child_table);
  end loop;
  execute format('create policy changed_by_those_who_work_with_the_child on app.consultation_exceptions for update
    using (%s and (%s) and (%s))', here, seen, writes);
end
$policies$;
grant update on app.consultation_exceptions to footprint_app;

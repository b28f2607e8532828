-- What is done before a review: each part of the preparation with every version of it, what the child said in the child's
-- own words, who is invited and who is not, and who is kept out and why.

create table app.preparation_answers (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  part text not null check (part ~ '^[a-z]+(-[a-z]+)*$'),
  item_id uuid not null,
  number integer not null check (number > 0),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  fact_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, fact_id) references app.facts,
  foreign key (authority_id, recorded_by) references app.staff,
  -- Of two people who save the same part at once the later one is told.
  unique (authority_id, review_id, part, item_id, number)
);
comment on table app.preparation_answers is
  'A part of the preparation of a review, such as the talk with the social worker, as it was saved each time. Rows are '
  'only added: of one item the row with the highest number stands.';
comment on column app.preparation_answers.authority_id is 'The authority.';
comment on column app.preparation_answers.id is 'The row.';
comment on column app.preparation_answers.child_id is 'The child.';
comment on column app.preparation_answers.review_id is 'The review.';
comment on column app.preparation_answers.part is 'Which part; the program has the questions of each.';
comment on column app.preparation_answers.item_id is
  'What is saved again and again: the review itself for a part that it has once, or one talk of several.';
comment on column app.preparation_answers.number is '1 for the first version of the item; the highest stands.';
comment on column app.preparation_answers.answers is 'What was answered, by question.';
comment on column app.preparation_answers.fact_id is 'The fact that it was recorded as; null where it tells of none.';
comment on column app.preparation_answers.recorded_at is 'When it was saved.';
comment on column app.preparation_answers.recorded_by is 'Who saved it; null for what the program did by itself.';
create index preparation_answers_child on app.preparation_answers (authority_id, child_id);
create index preparation_answers_fact on app.preparation_answers (authority_id, fact_id);
create index preparation_answers_recorded_by on app.preparation_answers (authority_id, recorded_by);

create table app.child_words (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  said_on date not null,
  words text not null check (words <> ''),
  said_to text not null check (said_to <> ''),
  obtained_by text not null check (obtained_by in (
    'said', 'written', 'signed-or-symbols', 'drawn-or-played', 'observed', 'through-advocate')),
  setting text,
  corrects_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  unique (authority_id, corrects_id),
  foreign key (authority_id, corrects_id) references app.child_words,
  foreign key (authority_id, recorded_by) references app.staff,
  check (corrects_id <> id)
);
comment on table app.child_words is
  'What a child said before a review, word for word, and how it came to be known. Rows are only added: what was written '
  'down wrongly is put right by a row that names it.';
comment on column app.child_words.authority_id is 'The authority.';
comment on column app.child_words.id is 'The row.';
comment on column app.child_words.child_id is 'The child.';
comment on column app.child_words.review_id is 'The review before which it was said.';
comment on column app.child_words.said_on is 'The day on which it was said or seen.';
comment on column app.child_words.words is 'The words as they were said; for what was observed, what was seen.';
comment on column app.child_words.said_to is 'To whom it was said, or who observed it.';
comment on column app.child_words.obtained_by is 'How: said, written, signed or by symbols, drawn or played, observed, through an advocate.';
comment on column app.child_words.setting is 'Where, and with whom.';
comment on column app.child_words.corrects_id is 'The row that this one puts right.';
comment on column app.child_words.recorded_at is 'When it was written down here.';
comment on column app.child_words.recorded_by is 'Who wrote it down here; null for what the program did by itself.';
create index child_words_review on app.child_words (authority_id, review_id);
create index child_words_child on app.child_words (authority_id, child_id);
create index child_words_recorded_by on app.child_words (authority_id, recorded_by);

create table app.invitations (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  who text not null check (who in ('child', 'person', 'staff', 'named')),
  person_id uuid,
  staff_id uuid,
  name text not null check (name <> ''),
  role text not null check (role <> ''),
  email text,
  phone text,
  address text,
  decision text not null check (decision in ('invited', 'asked-in-writing', 'not-invited')),
  reason text,
  childs_view text not null check (childs_view in ('wants', 'does-not-mind', 'does-not-want', 'not-asked')),
  childs_view_note text,
  attends text not null default 'whole' check (attends in ('whole', 'part')),
  attends_part text,
  channel text not null check (channel in ('email', 'letter', 'text', 'in-person')),
  told_of_supporter boolean not null default false,
  answer text not null default 'none' check (answer in ('none', 'coming', 'not-coming', 'sends-views', 'delegate')),
  answered_on date,
  answer_note text,
  delegate_name text,
  delegate_agreed_on date,
  told_arrangement integer check (told_arrangement > 0),
  told_on date,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, person_id) references app.child_people,
  foreign key (authority_id, staff_id) references app.staff,
  unique nulls not distinct (authority_id, review_id, who, person_id, staff_id, name),
  check ((who = 'person') = (person_id is not null) and (who = 'staff') = (staff_id is not null)),
  check (decision = 'invited' or reason is not null),
  check (attends = 'whole' or attends_part is not null)
);
comment on table app.invitations is
  'One person and a review: whether they are invited, asked to write instead, or not invited, and why; what the child '
  'thinks of that; and what they answered.';
comment on column app.invitations.authority_id is 'The authority.';
comment on column app.invitations.id is 'The row.';
comment on column app.invitations.child_id is 'The child.';
comment on column app.invitations.review_id is 'The review.';
comment on column app.invitations.who is 'child: the child; person: of the people around the child; staff; named: in no list.';
comment on column app.invitations.person_id is 'Which of the people around the child.';
comment on column app.invitations.staff_id is 'Which member of staff.';
comment on column app.invitations.name is 'Their name.';
comment on column app.invitations.role is 'What they are to the child.';
comment on column app.invitations.email is 'For somebody in no list: their email address.';
comment on column app.invitations.phone is 'For somebody in no list: their number.';
comment on column app.invitations.address is 'For somebody in no list: their postal address.';
comment on column app.invitations.decision is 'What was decided.';
comment on column app.invitations.reason is 'Why they are not invited, or asked to write instead.';
comment on column app.invitations.childs_view is 'What the child thinks of their coming.';
comment on column app.invitations.childs_view_note is 'The same, as the child said it.';
comment on column app.invitations.attends is 'Whether they are there throughout.';
comment on column app.invitations.attends_part is 'When they join and leave, where they are not.';
comment on column app.invitations.channel is 'How they are told.';
comment on column app.invitations.told_of_supporter is 'They are told that they may bring a supporter or interpreter, and see the IRO alone.';
comment on column app.invitations.answer is 'What they answered; none: nothing yet.';
comment on column app.invitations.answered_on is 'When they answered.';
comment on column app.invitations.answer_note is 'What they said with it.';
comment on column app.invitations.delegate_name is 'Who comes in their place.';
comment on column app.invitations.delegate_agreed_on is 'When the IRO agreed to that.';
comment on column app.invitations.told_arrangement is 'The number of the arrangement that they were told of last; null: of none.';
comment on column app.invitations.told_on is 'The day on which that was written.';
comment on column app.invitations.version is 'How often the row has been saved.';
create index invitations_child on app.invitations (authority_id, child_id);
create index invitations_person on app.invitations (authority_id, person_id);
create index invitations_staff on app.invitations (authority_id, staff_id);
create trigger raise_version before update on app.invitations for each row execute function app.raise_version();

create table app.exclusions (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  invitation_id uuid not null,
  who text not null check (who in ('child', 'parent', 'carer')),
  extent text not null check (extent in ('all', 'part')),
  extent_part text,
  ground text not null check (ground in (
    'against-childs-interests', 'inappropriate', 'impracticable', 'conflict-of-interests')),
  explanation text not null check (explanation <> ''),
  alternatives text not null check (alternatives <> ''),
  decided_by text not null check (decided_by <> ''),
  decided_on date not null,
  iro_consulted_on date not null,
  other_arrangement text not null check (other_arrangement <> ''),
  explained_in_writing_on date,
  papers_sent_on date,
  iro_offer text,
  look_again_on date not null,
  ended_on date,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, invitation_id) references app.invitations,
  unique (authority_id, invitation_id),
  check (extent = 'all' or extent_part is not null)
);
comment on table app.exclusions is
  'A child, parent or carer who is kept out of a review or of a part of it: exceptionally, with the reason explained in '
  'writing and another way to take part.';
comment on column app.exclusions.authority_id is 'The authority.';
comment on column app.exclusions.id is 'The exclusion.';
comment on column app.exclusions.child_id is 'The child.';
comment on column app.exclusions.review_id is 'The review.';
comment on column app.exclusions.invitation_id is 'The person and the review.';
comment on column app.exclusions.who is 'What they are: child, parent or carer.';
comment on column app.exclusions.extent is 'From all of it or from a part.';
comment on column app.exclusions.extent_part is 'From which part.';
comment on column app.exclusions.ground is 'On which ground; the anxiety of professionals is none.';
comment on column app.exclusions.explanation is 'Why, as it is explained in writing.';
comment on column app.exclusions.alternatives is 'What was considered instead.';
comment on column app.exclusions.decided_by is 'The social worker who decided.';
comment on column app.exclusions.decided_on is 'When.';
comment on column app.exclusions.iro_consulted_on is 'When the IRO was consulted.';
comment on column app.exclusions.other_arrangement is 'How they take part instead.';
comment on column app.exclusions.explained_in_writing_on is 'When the reason was sent to them; null until then.';
comment on column app.exclusions.papers_sent_on is 'When the IRO made sure that the consultation papers were sent to them.';
comment on column app.exclusions.iro_offer is 'How the IRO offered to meet them, or why not.';
comment on column app.exclusions.look_again_on is 'When it is looked at again with the social worker and the team manager.';
comment on column app.exclusions.ended_on is 'The day on which it ended; null while it holds.';
comment on column app.exclusions.version is 'How often the row has been saved.';
create index exclusions_child on app.exclusions (authority_id, child_id);
create index exclusions_review on app.exclusions (authority_id, review_id);
create trigger raise_version before update on app.exclusions for each row execute function app.raise_version();

create table app.exclusion_looks (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  exclusion_id uuid not null,
  looked_on date not null,
  with_whom text not null check (with_whom <> ''),
  outcome text not null check (outcome in ('goes-on', 'ended')),
  why text not null check (why <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, exclusion_id) references app.exclusions,
  foreign key (authority_id, recorded_by) references app.staff
);
comment on table app.exclusion_looks is 'Each time that an exclusion was looked at again. Rows are only added.';
comment on column app.exclusion_looks.authority_id is 'The authority.';
comment on column app.exclusion_looks.id is 'The row.';
comment on column app.exclusion_looks.child_id is 'The child.';
comment on column app.exclusion_looks.exclusion_id is 'The exclusion.';
comment on column app.exclusion_looks.looked_on is 'The day.';
comment on column app.exclusion_looks.with_whom is 'Who looked at it together.';
comment on column app.exclusion_looks.outcome is 'Whether it goes on.';
comment on column app.exclusion_looks.why is 'Why.';
comment on column app.exclusion_looks.recorded_at is 'When it was entered.';
comment on column app.exclusion_looks.recorded_by is 'Who entered it; null for what the program did by itself.';
create index exclusion_looks_exclusion on app.exclusion_looks (authority_id, exclusion_id);
create index exclusion_looks_child on app.exclusion_looks (authority_id, child_id);
create index exclusion_looks_recorded_by on app.exclusion_looks (authority_id, recorded_by);

-- Seen with the child, and written by those who work with the child: no manager writes into the record.
do $policies$
declare
  child_table text;
  seen constant text := '(select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())';
  writes constant text := '(select app.acts_as(''review-administrator''))
      or (select app.acts_as(''iro'', ''social-worker'', ''team-manager'')) and child_id in (select app.own_child_ids())';
  here constant text := 'authority_id = (select app.current_authority_id())';
begin
  foreach child_table in array array[
    'preparation_answers', 'child_words', 'invitations', 'exclusions', 'exclusion_looks']
  loop
    execute format('alter table app.%I enable row level security', child_table);
    execute format('alter table app.%I force row level security', child_table);
    execute format('create policy seen_children on app.%I for select using (%s and (%s))', child_table, here, seen);
    execute format('create policy entered_by_those_who_work_with_the_child on app.%I for insert
      with check (%s and (%s) and (%s))', child_table, here, seen, writes);
    execute format('grant select, insert on app.%I to footprint_app', child_table);
  end loop;
  foreach child_table in array array['invitations', 'exclusions'] loop
    execute format('create policy changed_by_those_who_work_with_the_child on app.%I for update
      using (%s and (%s) and (%s))', child_table, here, seen, writes);
    execute format('grant update on app.%I to footprint_app', child_table);
  end loop;
end
$policies$;

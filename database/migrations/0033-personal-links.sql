-- Links for people outside, and what they are asked before a review.
--
-- Who comes by a link has no account. Their transaction runs for no authority and for no person, so that every table is
-- shut to them as it stands; it runs for the one link, and the few policies below say what that link opens: itself, its
-- paper, its draft, and its own line in the audit.

create function app.link_authority_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.link_authority_id', true), '')::uuid;
comment on function app.link_authority_id() is 'The authority whose link the transaction runs for; null where it runs for none.';
create function app.current_link_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.link_id', true), '')::uuid;
comment on function app.current_link_id() is 'The personal link that the transaction runs for; null where it runs for none.';
grant execute on function app.link_authority_id(), app.current_link_id() to footprint_app;

create table app.personal_links (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid,
  purpose text not null check (purpose in ('consultation')),
  holder_kind text not null check (holder_kind in ('child', 'person-around-the-child')),
  holder_id uuid not null,
  holder_name text not null check (holder_name <> ''),
  born_on date not null,
  issued_at timestamptz not null default now(),
  issued_by uuid default app.current_user_id(),
  expires_at timestamptz not null,
  failures integer not null default 0 check (failures >= 0),
  locked_until_at timestamptz,
  opened_at timestamptz,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawal_reason text,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews on delete set null (review_id),
  foreign key (authority_id, issued_by) references app.staff,
  foreign key (authority_id, withdrawn_by) references app.staff,
  check (expires_at > issued_at),
  check ((withdrawn_at is null) = (withdrawal_reason is null))
);
comment on table app.personal_links is
  'A link for one person outside and one purpose, good until it is used up, withdrawn or expired. Opening it uses nothing up.';
comment on column app.personal_links.authority_id is 'The authority.';
comment on column app.personal_links.id is 'The link; never what stands in its address.';
comment on column app.personal_links.child_id is 'The child it is about.';
comment on column app.personal_links.review_id is 'The review it is about.';
comment on column app.personal_links.purpose is 'consultation: to say what one thinks before a review.';
comment on column app.personal_links.holder_kind is 'child, or person-around-the-child (child_people).';
comment on column app.personal_links.holder_id is 'The row of children or of child_people.';
comment on column app.personal_links.holder_name is 'Whose link it is, by name, when it was issued.';
comment on column app.personal_links.born_on is
  'The child''s date of birth when it was issued: whoever opens the link must know it before they see anything.';
comment on column app.personal_links.issued_at is 'When it was issued.';
comment on column app.personal_links.issued_by is 'Who issued it; null for what the program did by itself.';
comment on column app.personal_links.expires_at is 'When it ends by itself.';
comment on column app.personal_links.failures is 'How many wrong dates of birth were given in a row.';
comment on column app.personal_links.locked_until_at is 'Until when it rests after wrong ones.';
comment on column app.personal_links.opened_at is 'When the right one was first given; null until then.';
comment on column app.personal_links.submitted_at is 'When what it was for was done; it opens nothing after that.';
comment on column app.personal_links.withdrawn_at is 'When it was taken back; null while it was not.';
comment on column app.personal_links.withdrawn_by is 'Who took it back; null where too many wrong dates did.';
comment on column app.personal_links.withdrawal_reason is 'Why.';
comment on column app.personal_links.version is 'How often the row has been saved.';
create index personal_links_child on app.personal_links (authority_id, child_id);
create index personal_links_review on app.personal_links (authority_id, review_id);
create index personal_links_issued_by on app.personal_links (authority_id, issued_by);
create index personal_links_withdrawn_by on app.personal_links (authority_id, withdrawn_by);
alter table app.personal_links enable row level security;
alter table app.personal_links force row level security;
create policy seen_children on app.personal_links
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy read_by_itself on app.personal_links for select
  using (authority_id = (select app.link_authority_id()) and id = (select app.current_link_id()));
create policy used_by_itself on app.personal_links for update
  using (authority_id = (select app.link_authority_id()) and id = (select app.current_link_id()));
grant select, insert, update on app.personal_links to footprint_app;
create trigger raise_version before update on app.personal_links for each row execute function app.raise_version();

create table app.link_ids (
  token_hash bytea primary key check (length(token_hash) = 32),
  authority_id uuid not null,
  link_id uuid not null,
  foreign key (authority_id, link_id) references app.personal_links
);
comment on table app.link_ids is
  'Which link an address opens, by the hash of what stands in it: looked up before anybody is known. It opens nothing by '
  'itself, and nobody can make the address from it.';
comment on column app.link_ids.token_hash is 'SHA-256 of the 256 random bits in the address.';
comment on column app.link_ids.authority_id is 'The authority.';
comment on column app.link_ids.link_id is 'The link.';
create index link_ids_link on app.link_ids (authority_id, link_id);
grant select, insert on app.link_ids to footprint_app;

create table app.consultation_papers (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  person_kind text not null check (person_kind in ('child', 'person-around-the-child')),
  person_id uuid not null,
  person_name text not null check (person_name <> ''),
  relationship text not null check (relationship <> ''),
  audience text not null check (audience in (
    'child-younger', 'child-older', 'parent', 'carer', 'school', 'health', 'professional')),
  questions_version text not null,
  questions jsonb not null check (jsonb_typeof(questions) = 'array'),
  heading jsonb not null check (jsonb_typeof(heading) = 'object'),
  channel text not null check (channel in ('letter', 'email', 'text')),
  sent_at timestamptz not null default now(),
  sent_by uuid default app.current_user_id(),
  link_id uuid,
  answers jsonb check (jsonb_typeof(answers) = 'object'),
  answers_hash bytea check (length(answers_hash) = 32),
  came_back_at timestamptz,
  came_back_by text check (came_back_by in ('link', 'paper')),
  received_on date,
  entered_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawal_reason text,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, link_id) references app.personal_links,
  foreign key (authority_id, sent_by) references app.staff,
  foreign key (authority_id, entered_by) references app.staff,
  foreign key (authority_id, withdrawn_by) references app.staff,
  check (num_nonnulls(answers, answers_hash, came_back_at, came_back_by, received_on) in (0, 5)),
  check ((withdrawn_at is null) = (withdrawal_reason is null))
);
comment on table app.consultation_papers is
  'What one person is asked before a review, and what they say: in their own words, which never change once they are in.';
comment on column app.consultation_papers.authority_id is 'The authority.';
comment on column app.consultation_papers.id is 'The paper.';
comment on column app.consultation_papers.child_id is 'The child.';
comment on column app.consultation_papers.review_id is 'The review.';
comment on column app.consultation_papers.person_kind is 'child, or person-around-the-child (child_people).';
comment on column app.consultation_papers.person_id is 'The row of children or of child_people.';
comment on column app.consultation_papers.person_name is 'Who is asked, by name, when it was sent.';
comment on column app.consultation_papers.relationship is 'What they were to the child then.';
comment on column app.consultation_papers.audience is 'For whom the questions are written.';
comment on column app.consultation_papers.questions_version is 'The version of the questions.';
comment on column app.consultation_papers.questions is 'The questions as they were asked.';
comment on column app.consultation_papers.heading is
  'What the paper says above them: the child''s short name, the authority, the day, and who the reviewing officer is.';
comment on column app.consultation_papers.channel is 'How it was sent.';
comment on column app.consultation_papers.sent_at is 'When it was put among what is sent.';
comment on column app.consultation_papers.sent_by is 'Who sent it; null for what the program did by itself.';
comment on column app.consultation_papers.link_id is 'The link by which it can be answered; the last one, where it was issued anew.';
comment on column app.consultation_papers.answers is 'What they said, by the id of the question; null until it came back.';
comment on column app.consultation_papers.answers_hash is 'SHA-256 over the questions and the answers as they came in.';
comment on column app.consultation_papers.came_back_at is 'When it came back; null until then.';
comment on column app.consultation_papers.came_back_by is 'link: they typed it; paper: somebody entered what was written.';
comment on column app.consultation_papers.received_on is 'The day on which it was received.';
comment on column app.consultation_papers.entered_by is 'Who entered it from paper; null where they typed it themselves.';
comment on column app.consultation_papers.withdrawn_at is 'When it was taken back; null while it was not.';
comment on column app.consultation_papers.withdrawn_by is 'Who took it back.';
comment on column app.consultation_papers.withdrawal_reason is 'Why.';
comment on column app.consultation_papers.version is 'How often the row has been saved.';
-- One paper a person and review at a time.
create unique index consultation_papers_person on app.consultation_papers (authority_id, review_id, person_id)
  where withdrawn_at is null;
create index consultation_papers_child on app.consultation_papers (authority_id, child_id);
create index consultation_papers_link on app.consultation_papers (authority_id, link_id);
create index consultation_papers_sent_by on app.consultation_papers (authority_id, sent_by);
create index consultation_papers_entered_by on app.consultation_papers (authority_id, entered_by);
create index consultation_papers_withdrawn_by on app.consultation_papers (authority_id, withdrawn_by);
alter table app.consultation_papers enable row level security;
alter table app.consultation_papers force row level security;
create policy seen_children on app.consultation_papers for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy sent_by_those_who_work_with_the_child on app.consultation_papers for insert
  with check (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro', 'review-administrator', 'social-worker', 'team-manager'))
    and ((select app.acts_as('review-administrator')) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()) or (select app.current_user_id()) is null));
create policy entered_by_those_who_work_with_the_child on app.consultation_papers for update
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('review-administrator')) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()) or (select app.current_user_id()) is null));
create policy read_by_its_link on app.consultation_papers for select
  using (authority_id = (select app.link_authority_id()) and link_id = (select app.current_link_id()));
create policy answered_by_its_link on app.consultation_papers for update
  using (authority_id = (select app.link_authority_id()) and link_id = (select app.current_link_id()));
grant select, insert, update on app.consultation_papers to footprint_app;
create trigger raise_version before update on app.consultation_papers for each row execute function app.raise_version();

create function app.keep_what_was_said() returns trigger
  language plpgsql
  as $$ begin
    if (old.child_id, old.review_id, old.person_id, old.person_name, old.questions, old.heading)
      is distinct from (new.child_id, new.review_id, new.person_id, new.person_name, new.questions, new.heading)
      or old.came_back_at is not null and
        (old.answers, old.answers_hash, old.came_back_at, old.came_back_by, old.received_on, old.entered_by)
        is distinct from
        (new.answers, new.answers_hash, new.came_back_at, new.came_back_by, new.received_on, new.entered_by)
    then
      raise exception 'what somebody was asked and said is not changed afterwards';
    end if;
    return new;
  end $$;
comment on function app.keep_what_was_said() is 'Refuses to change the questions, and what came back, in any way.';
create trigger keep_what_was_said before update on app.consultation_papers
  for each row execute function app.keep_what_was_said();

create table app.consultation_withholdings (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  paper_id uuid not null,
  question text check (question <> ''),
  withheld_from text not null check (withheld_from in ('child', 'parents', 'carers', 'professionals')),
  reason text not null check (reason <> ''),
  decided_at timestamptz not null default now(),
  decided_by uuid default app.current_user_id(),
  lifted_at timestamptz,
  lifted_by uuid,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, paper_id) references app.consultation_papers,
  foreign key (authority_id, decided_by) references app.staff,
  foreign key (authority_id, lifted_by) references app.staff,
  check (lifted_at is not null or lifted_by is null)
);
comment on table app.consultation_withholdings is
  'From whom what somebody said is kept, the whole of a paper or one answer, why, and by whose decision.';
comment on column app.consultation_withholdings.authority_id is 'The authority.';
comment on column app.consultation_withholdings.id is 'The decision.';
comment on column app.consultation_withholdings.child_id is 'The child.';
comment on column app.consultation_withholdings.paper_id is 'The paper.';
comment on column app.consultation_withholdings.question is 'The id of the question whose answer is kept; null for the whole paper.';
comment on column app.consultation_withholdings.withheld_from is 'From whom.';
comment on column app.consultation_withholdings.reason is 'Why, in words.';
comment on column app.consultation_withholdings.decided_at is 'When it was decided.';
comment on column app.consultation_withholdings.decided_by is 'Who decided it; null for what the program did by itself.';
comment on column app.consultation_withholdings.lifted_at is 'When it was lifted; null while it holds.';
comment on column app.consultation_withholdings.lifted_by is 'Who lifted it.';
comment on column app.consultation_withholdings.version is 'How often the row has been saved.';
create unique index consultation_withholdings_once on app.consultation_withholdings
  (authority_id, paper_id, coalesce(question, ''), withheld_from) where lifted_at is null;
create index consultation_withholdings_paper on app.consultation_withholdings (authority_id, paper_id);
create index consultation_withholdings_child on app.consultation_withholdings (authority_id, child_id);
create index consultation_withholdings_decided_by on app.consultation_withholdings (authority_id, decided_by);
create index consultation_withholdings_lifted_by on app.consultation_withholdings (authority_id, lifted_by);
alter table app.consultation_withholdings enable row level security;
alter table app.consultation_withholdings force row level security;
create policy seen_children on app.consultation_withholdings for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
-- The reviewing officer decides (handbook 3.18).
create policy decided_by_the_officer on app.consultation_withholdings for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro'))
    and (child_id in (select app.own_child_ids()) or (select app.current_user_id()) is null));
create policy lifted_by_the_officer on app.consultation_withholdings for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro'))
    and (child_id in (select app.own_child_ids()) or (select app.current_user_id()) is null));
grant select, insert, update on app.consultation_withholdings to footprint_app;
create trigger raise_version before update on app.consultation_withholdings
  for each row execute function app.raise_version();

-- A link keeps what its holder types, and tells the audit what was done by it, in its own name and no other.
create policy own_drafts_of_a_link on app.drafts
  using (authority_id = (select app.link_authority_id()) and staff_id is null
    and link_id = (select app.current_link_id()));
create policy told_by_a_link on app.audit_events for insert
  with check (authority_id = (select app.link_authority_id()) and user_id is null
    and details ->> 'linkId' = (select app.current_link_id())::text);
create policy told_by_a_link on app.audit_unsealed for insert
  with check (authority_id = (select app.link_authority_id()));

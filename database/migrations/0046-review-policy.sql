-- The authority's written policy on how it reviews cases: every edition of it, as a file or at an address, and to whom around
-- a child a copy of which edition was handed.

create table app.review_policies (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  edition text not null check (edition <> ''),
  in_force_on date not null,
  approved_by text not null check (approved_by <> ''),
  iro_role text not null check (iro_role <> ''),
  not_carried_out text not null check (not_carried_out <> ''),
  link text check (link ~ '^https?://'),
  file_name text check (file_name <> ''),
  media_type text check (media_type <> ''),
  size_bytes integer check (size_bytes > 0 and size_bytes <= 26214400),
  sha256 bytea check (length(sha256) = 32),
  found_clean_at timestamptz,
  entered_by uuid default app.current_user_id(),
  entered_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text check (withdrawn_because <> ''),
  primary key (authority_id, id),
  foreign key (authority_id, entered_by) references app.staff,
  foreign key (authority_id, withdrawn_by) references app.staff,
  check (link is not null or file_name is not null),
  check (num_nonnulls(file_name, media_type, size_bytes, sha256) in (0, 4)),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
comment on table app.review_policies is
  'The editions of the authority''s written policy on how it reviews cases. An edition is never edited: a mistaken one is '
  'withdrawn with the reason.';
comment on column app.review_policies.authority_id is 'The authority.';
comment on column app.review_policies.id is 'The edition.';
comment on column app.review_policies.edition is 'What the edition is called, such as 3.1.';
comment on column app.review_policies.in_force_on is 'The first day on which it holds.';
comment on column app.review_policies.approved_by is 'Who or which body approved it.';
comment on column app.review_policies.iro_role is 'What it says of the role of the IRO, or where it says so.';
comment on column app.review_policies.not_carried_out is
  'What it says can be done where decisions of a review are not carried out, or where it says so.';
comment on column app.review_policies.link is 'Where it is published; null where only the file is kept.';
comment on column app.review_policies.file_name is 'What the file was called; null where there is only a link.';
comment on column app.review_policies.media_type is 'What the file is by its own bytes.';
comment on column app.review_policies.size_bytes is 'Its size.';
comment on column app.review_policies.sha256 is 'SHA-256 of its bytes.';
comment on column app.review_policies.found_clean_at is 'When it was searched for viruses and none was found; null where nothing searched it.';
comment on column app.review_policies.entered_by is 'Who entered it; null for what the program did by itself.';
comment on column app.review_policies.entered_at is 'When it was entered.';
comment on column app.review_policies.withdrawn_at is 'When somebody said that it was entered in error; null: it stands.';
comment on column app.review_policies.withdrawn_by is 'Who said so.';
comment on column app.review_policies.withdrawn_because is 'Why.';
create index review_policies_entered_by on app.review_policies (authority_id, entered_by);
create index review_policies_withdrawn_by on app.review_policies (authority_id, withdrawn_by);
create unique index review_policies_edition on app.review_policies (authority_id, lower(edition))
  where withdrawn_at is null;
alter table app.review_policies enable row level security;
alter table app.review_policies force row level security;
create policy own_authority on app.review_policies using (authority_id = (select app.current_authority_id()));
grant select, insert, update (withdrawn_at, withdrawn_by, withdrawn_because) on app.review_policies to footprint_app;

create table app.review_policy_pieces (
  authority_id uuid not null,
  policy_id uuid not null,
  number integer not null check (number > 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (authority_id, policy_id, number),
  foreign key (authority_id, policy_id) references app.review_policies
);
comment on table app.review_policy_pieces is 'The bytes of the file of an edition, in pieces of a mebibyte.';
comment on column app.review_policy_pieces.authority_id is 'The authority.';
comment on column app.review_policy_pieces.policy_id is 'The edition.';
comment on column app.review_policy_pieces.number is 'Its place in the file, from 1.';
comment on column app.review_policy_pieces.bytes is 'What is in it.';
alter table app.review_policy_pieces alter column bytes set storage external;
alter table app.review_policy_pieces enable row level security;
alter table app.review_policy_pieces force row level security;
create policy own_authority on app.review_policy_pieces using (authority_id = (select app.current_authority_id()));
grant select, insert on app.review_policy_pieces to footprint_app;

create table app.policy_copies (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  policy_id uuid not null,
  who text not null check (who in ('child', 'person', 'named')),
  person_id uuid,
  name text not null check (name <> ''),
  relation text not null check (relation <> ''),
  handed_on date not null,
  how text check (how in ('in-person', 'post', 'email', 'link')),
  why_not text check (why_not <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, policy_id) references app.review_policies,
  foreign key (authority_id, person_id) references app.child_people,
  foreign key (authority_id, recorded_by) references app.staff,
  foreign key (authority_id, withdrawn_by) references app.staff,
  check ((who = 'person') = (person_id is not null)),
  check (num_nonnulls(how, why_not) = 1)
);
comment on table app.policy_copies is
  'To whom around a child a copy of the policy on reviews was handed, of which edition, when; or why somebody is not to have one.';
comment on column app.policy_copies.authority_id is 'The authority.';
comment on column app.policy_copies.id is 'The entry.';
comment on column app.policy_copies.child_id is 'The child.';
comment on column app.policy_copies.policy_id is 'The edition.';
comment on column app.policy_copies.who is 'child: the child; person: of the people around the child; named: in no list.';
comment on column app.policy_copies.person_id is 'Which of the people around the child.';
comment on column app.policy_copies.name is 'Their name then.';
comment on column app.policy_copies.relation is 'What they were to the child then.';
comment on column app.policy_copies.handed_on is 'The day on which it was handed over or sent, or it was decided that it is not to be.';
comment on column app.policy_copies.how is 'How it reached them; null where they are not to have one.';
comment on column app.policy_copies.why_not is 'Why they are not to have one; null where they had it.';
comment on column app.policy_copies.recorded_at is 'When it was recorded.';
comment on column app.policy_copies.recorded_by is 'By whom; null: by the program.';
comment on column app.policy_copies.withdrawn_at is 'When somebody said that it was a slip; null: it stands.';
comment on column app.policy_copies.withdrawn_by is 'Who said so.';
create index policy_copies_child on app.policy_copies (authority_id, child_id, handed_on desc, id desc);
create index policy_copies_policy on app.policy_copies (authority_id, policy_id);
create index policy_copies_person on app.policy_copies (authority_id, person_id);
create index policy_copies_recorded_by on app.policy_copies (authority_id, recorded_by);
create index policy_copies_withdrawn_by on app.policy_copies (authority_id, withdrawn_by);
alter table app.policy_copies enable row level security;
alter table app.policy_copies force row level security;
create policy seen_children on app.policy_copies for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
create policy recorded_by_those_who_work_with_the_child on app.policy_copies for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by is not distinct from (select app.current_user_id())
    and ((select app.acts_as('review-administrator')) and child_id not in (select app.withheld_child_ids())
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
create policy withdrawn_by_those_who_work_with_the_child on app.policy_copies for update
  using (authority_id = (select app.current_authority_id())
    and ((select app.acts_as('review-administrator')) and child_id not in (select app.withheld_child_ids())
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
grant select, insert, update (withdrawn_at, withdrawn_by) on app.policy_copies to footprint_app;

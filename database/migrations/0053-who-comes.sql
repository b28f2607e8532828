-- What is decided of everybody and a review besides: why they are needed, when the child was asked about them, what they need
-- to be there, whom they bring, what they contributed otherwise; and with whom the whole list was agreed, and when.

alter table app.invitations
  add column needed_for text check (needed_for <> ''),
  add column child_asked_on date,
  add column needs text check (needs <> ''),
  add column needs_arranged text check (needs_arranged <> ''),
  add column supporter_name text check (supporter_name <> ''),
  add column supporter_kind text check (supporter_kind in ('family-or-friend', 'advocate', 'interpreter', 'solicitor', 'other')),
  add column supporter_told_on date,
  add column supporter_policy_on date,
  add column contribution text check (contribution <> ''),
  add column contributed_on date,
  add check ((supporter_name is null) = (supporter_kind is null)),
  add check ((contribution is null) = (contributed_on is null)),
  drop constraint invitations_childs_view_check,
  add constraint invitations_childs_view_check
    check (childs_view in ('wants', 'does-not-mind', 'does-not-want', 'not-asked', 'cannot-say'));
comment on column app.invitations.childs_view is
  'What the child thinks of their coming; of the child, whether the child wants to come. cannot-say: the child is too young '
  'to be asked, or does not understand.';
comment on column app.invitations.needed_for is 'What a professional is needed for.';
comment on column app.invitations.child_asked_on is 'When the child was asked about their coming.';
comment on column app.invitations.needs is 'What they need to be there and take part, such as for a disability.';
comment on column app.invitations.needs_arranged is 'What is arranged for that, and by whom; of a child who does not come, what was tried.';
comment on column app.invitations.supporter_name is 'Whom they bring to support them.';
comment on column app.invitations.supporter_kind is 'What that person is.';
comment on column app.invitations.supporter_told_on is 'When the IRO explained to the supporter what a supporter may do.';
comment on column app.invitations.supporter_policy_on is 'When a solicitor was told of the policy of the authority.';
comment on column app.invitations.contribution is 'What they contributed otherwise than by being there.';
comment on column app.invitations.contributed_on is 'When they did.';

create table app.invitation_lists (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  review_id uuid not null,
  number integer not null check (number > 0),
  iro_on date,
  social_worker_on date,
  child_asked text not null check (child_asked in ('yes', 'cannot', 'not-yet')),
  child_on date,
  child_note text check (child_note <> ''),
  people uuid[] not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, review_id) references app.reviews,
  foreign key (authority_id, recorded_by) references app.staff,
  check ((child_asked = 'yes') = (child_on is not null)),
  check (child_asked <> 'cannot' or child_note is not null),
  -- Of two people who save at once the later one is told.
  unique (authority_id, review_id, number)
);
comment on table app.invitation_lists is
  'With whom it was agreed who comes to a review, and when. Rows are only added: the one with the highest number stands.';
comment on column app.invitation_lists.authority_id is 'The authority.';
comment on column app.invitation_lists.id is 'The row.';
comment on column app.invitation_lists.child_id is 'The child.';
comment on column app.invitation_lists.review_id is 'The review.';
comment on column app.invitation_lists.number is '1 for what was entered first.';
comment on column app.invitation_lists.iro_on is 'When the IRO agreed; null until then.';
comment on column app.invitation_lists.social_worker_on is 'When the social worker agreed; null until then.';
comment on column app.invitation_lists.child_asked is
  'yes: it was gone through with the child; cannot: the child is too young or does not understand; not-yet.';
comment on column app.invitation_lists.child_on is 'When it was gone through with the child; null otherwise.';
comment on column app.invitation_lists.child_note is 'What the child said of it, or why the child could not be asked.';
comment on column app.invitation_lists.people is
  'Whoever was invited or asked to write when it was entered: rows of invitations. Who was added later was not agreed.';
comment on column app.invitation_lists.recorded_at is 'When it was entered.';
comment on column app.invitation_lists.recorded_by is 'Who entered it; null for what the program did by itself.';
create index invitation_lists_child on app.invitation_lists (authority_id, child_id);
create index invitation_lists_recorded_by on app.invitation_lists (authority_id, recorded_by);
alter table app.invitation_lists enable row level security;
alter table app.invitation_lists force row level security;
create policy seen_children on app.invitation_lists for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy entered_by_those_who_work_with_the_child on app.invitation_lists for insert
  with check (authority_id = (select app.current_authority_id()) and (
      (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids()))
    and ((select app.acts_as('review-administrator'))
      or (select app.acts_as('iro', 'social-worker', 'team-manager')) and child_id in (select app.own_child_ids())));
grant select, insert on app.invitation_lists to footprint_app;

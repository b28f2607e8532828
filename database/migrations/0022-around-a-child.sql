-- Who is around a child, what the child needs, which children are brothers and sisters, and what became of each value.

-- The people around a child: how they may be reached, and whether they may be.
alter table app.child_people
  add column preferred_contact text
    check (preferred_contact in ('phone', 'text', 'email', 'post', 'in-person')),
  add column first_language text,
  add column needs_interpreter boolean,
  add column contact_rule text not null default 'allowed'
    check (contact_rule in ('allowed', 'ask-social-worker', 'not-allowed', 'no-contact-order')),
  add column contact_note text;
comment on column app.child_people.preferred_contact is 'How they like to be reached; null where nobody has said.';
comment on column app.child_people.first_language is 'Their first language, where it is known.';
comment on column app.child_people.needs_interpreter is 'Whether they need one; null where nobody has said.';
comment on column app.child_people.contact_rule is
  'Whether the service may write to them, call them and invite them: allowed; ask-social-worker: only after asking the '
  'social worker; not-allowed; no-contact-order: an order forbids contact between them and the child.';
comment on column app.child_people.contact_note is 'Why, or what to mind.';

-- What the child is known by and needs.
alter table app.children add column nhs_number text check (nhs_number ~ '^\d{10}$');
comment on column app.children.nhs_number is 'NHS number, ten digits of which the last one checks the others.';
create index children_nhs_number on app.children (authority_id, nhs_number) where nhs_number is not null;
create index children_born_on on app.children (authority_id, born_on) where born_on is not null;
drop trigger raise_version on app.children;
create trigger raise_version before update of local_id, upn, nhs_number, given_name, family_name, known_as, born_on, sex,
  ethnicity, is_unaccompanied, unaccompanied_until_on, recorded on app.children
  for each row execute function app.raise_version();

create table app.child_needs (
  authority_id uuid not null,
  child_id uuid not null,
  first_language text,
  needs_interpreter boolean,
  interpreter_note text,
  communication_needs text[] not null default '{}' check (communication_needs <@ array[
    'does-not-use-speech', 'hard-to-express', 'hard-to-understand', 'not-understood']),
  communication_methods text[] not null default '{}' check (communication_methods <@ array[
    'speech', 'british-sign-language', 'other-sign-language', 'key-word-signing', 'symbols-or-pictures', 'writing',
    'communication-aid', 'eye-pointing', 'yes-or-no-signal', 'play-or-drawing', 'other']),
  communication_note text,
  method_in_plan_on date,
  method_in_assessment_on date,
  religion text,
  identity_note text,
  version integer not null default 1,
  primary key (authority_id, child_id),
  foreign key (authority_id, child_id) references app.children
);
comment on table app.child_needs is 'How a child speaks and understands, and what of their identity care must respect.';
comment on column app.child_needs.authority_id is 'The authority.';
comment on column app.child_needs.child_id is 'The child.';
comment on column app.child_needs.first_language is 'The child''s first language, where it is known.';
comment on column app.child_needs.needs_interpreter is 'Whether the child needs one; null where nobody has said.';
comment on column app.child_needs.interpreter_note is 'Which one: a dialect, a woman, the one the child knows.';
comment on column app.child_needs.communication_needs is
  'Why the child has additional communication needs: does-not-use-speech; hard-to-express; hard-to-understand; '
  'not-understood: those who support the child do not understand them. Empty: nobody has said that there are any.';
comment on column app.child_needs.communication_methods is 'How the child communicates; the preferred one first.';
comment on column app.child_needs.communication_note is 'In words what works with this child, and who can help.';
comment on column app.child_needs.method_in_plan_on is 'The day on which the method was written into the care plan.';
comment on column app.child_needs.method_in_assessment_on is 'The day on which it was written into the assessment.';
comment on column app.child_needs.religion is 'Religion or belief, in the child''s own words.';
comment on column app.child_needs.identity_note is 'What placement and school must respect: culture, food, personal care.';
comment on column app.child_needs.version is 'How often the row has been saved.';
alter table app.child_needs enable row level security;
alter table app.child_needs force row level security;
create policy seen_children on app.child_needs for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy kept_by_those_who_work_with_the_child on app.child_needs
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager'))
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
grant select, insert, update on app.child_needs to footprint_app;
create trigger raise_version before update on app.child_needs for each row execute function app.raise_version();

-- Which children belong to each other. One row stands for both: of two brothers the lesser id first, of a parent and
-- their child the parent. Whoever may open one of the two finds the other by name, as a search would find it.
create table app.child_relations (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  other_child_id uuid not null,
  kind text not null check (kind in (
    'full-sibling', 'half-sibling', 'step-sibling', 'foster-sibling', 'sibling', 'parent')),
  started_on date,
  ended_on date check (ended_on >= started_on),
  is_withdrawn boolean not null default false,
  iros_differ_because text check (iros_differ_because in ('interests-conflict', 'group-too-large')),
  iros_differ_note text,
  told_of_shared_iro_on date,
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, other_child_id) references app.children,
  foreign key (authority_id, recorded_by) references app.staff,
  check (child_id <> other_child_id),
  check (kind = 'parent' or child_id < other_child_id)
);
comment on table app.child_relations is
  'Two children of the authority who are brothers or sisters, or of whom one is the other''s parent.';
comment on column app.child_relations.authority_id is 'The authority.';
comment on column app.child_relations.id is 'The relation.';
comment on column app.child_relations.child_id is 'One of them: the parent, or the one with the lesser id.';
comment on column app.child_relations.other_child_id is 'The other one.';
comment on column app.child_relations.kind is
  'What they are to each other; sibling: nobody has said which. parent: the first is the other''s parent.';
comment on column app.child_relations.started_on is 'Since when, where that is known: foster siblings live together from a day.';
comment on column app.child_relations.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.child_relations.is_withdrawn is 'It was entered by mistake and never was so.';
comment on column app.child_relations.iros_differ_because is
  'Why they need not share an IRO: interests-conflict; group-too-large. Null: nobody has said.';
comment on column app.child_relations.iros_differ_note is 'The same in words.';
comment on column app.child_relations.told_of_shared_iro_on is 'The day on which both were told that they share an IRO.';
comment on column app.child_relations.recorded_at is 'When it was entered.';
comment on column app.child_relations.recorded_by is 'Who entered it; null for what the program did by itself.';
comment on column app.child_relations.version is 'How often the row has been saved.';
create unique index child_relations_pair on app.child_relations
  (authority_id, least(child_id, other_child_id), greatest(child_id, other_child_id))
  where ended_on is null and not is_withdrawn;
create index child_relations_child on app.child_relations (authority_id, child_id);
create index child_relations_other_child on app.child_relations (authority_id, other_child_id);
create index child_relations_recorded_by on app.child_relations (authority_id, recorded_by);
alter table app.child_relations enable row level security;
alter table app.child_relations force row level security;
create policy seen_children on app.child_relations for select
  using (authority_id = (select app.current_authority_id())
    and child_id not in (select app.barred_child_ids()) and other_child_id not in (select app.barred_child_ids())
    and ((select app.sees_every_child())
        and (child_id not in (select app.withheld_child_ids())
          or other_child_id not in (select app.withheld_child_ids()))
      or child_id in (select app.own_child_ids()) or other_child_id in (select app.own_child_ids())));
create policy kept_by_those_who_work_with_the_child on app.child_relations
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager'))
    and child_id not in (select app.barred_child_ids()) and other_child_id not in (select app.barred_child_ids())
    and ((select app.sees_every_child())
        and (child_id not in (select app.withheld_child_ids())
          or other_child_id not in (select app.withheld_child_ids()))
      or child_id in (select app.own_child_ids()) or other_child_id in (select app.own_child_ids())));
grant select, insert, update on app.child_relations to footprint_app;
create trigger raise_version before update on app.child_relations for each row execute function app.raise_version();

-- What a value of a child's record was and what it became. Facts tell that of themselves; this is for the rest.
create table app.child_changes (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  what text not null check (what in (
    'identity', 'needs', 'person', 'relation', 'legal-status', 'placement', 'period-of-care')),
  row_id uuid,
  before jsonb check (jsonb_typeof(before) = 'object'),
  after jsonb check (jsonb_typeof(after) = 'object'),
  reason text,
  changed_at timestamptz not null default now(),
  changed_by uuid default app.current_user_id(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, changed_by) references app.staff,
  check (before is not null or after is not null)
);
comment on table app.child_changes is
  'Each change that a person made to a value of a child''s record: what it was, what it became, and whose change it was.';
comment on column app.child_changes.authority_id is 'The authority.';
comment on column app.child_changes.id is 'The change.';
comment on column app.child_changes.child_id is 'The child.';
comment on column app.child_changes.what is 'What was changed.';
comment on column app.child_changes.row_id is 'Which one, where the child has several.';
comment on column app.child_changes.before is 'The values that changed, as they were; null for what was new.';
comment on column app.child_changes.after is 'The same as they became; null for what was taken out.';
comment on column app.child_changes.reason is 'Why, where somebody said so.';
comment on column app.child_changes.changed_at is 'When.';
comment on column app.child_changes.changed_by is 'Who changed it; null for what the program did by itself.';
create index child_changes_child on app.child_changes (authority_id, child_id, changed_at);
create index child_changes_changed_by on app.child_changes (authority_id, changed_by);
alter table app.child_changes enable row level security;
alter table app.child_changes force row level security;
create policy seen_children on app.child_changes for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy told_by_whoever_changes_it on app.child_changes for insert
  with check (authority_id = (select app.current_authority_id())
    and changed_by is not distinct from (select app.current_user_id())
    and (select app.acts_as('iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager'))
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
grant select, insert on app.child_changes to footprint_app;

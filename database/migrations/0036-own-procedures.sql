-- What an authority sets upon the procedure that it follows, figure by figure: never edited, only joined by what comes
-- after it. And of each change of figures, which children's days it moves.

create table app.procedure_overrides (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  change_id uuid not null,
  rule text not null check (rule <> ''),
  figures jsonb check (jsonb_typeof(figures) = 'object'),
  in_force_on date not null,
  document text not null check (document <> ''),
  paragraph text not null check (paragraph <> ''),
  reason text not null check (reason <> ''),
  strictness text not null check (strictness in ('stricter', 'looser', 'same', 'not comparable')),
  proposed_by uuid not null,
  approved_by uuid not null default app.current_user_id() check (approved_by <> proposed_by),
  approved_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, change_id) references app.settings_changes,
  foreign key (authority_id, proposed_by) references app.staff,
  foreign key (authority_id, approved_by) references app.staff
);
comment on table app.procedure_overrides is
  'What an authority sets for a rule upon its procedure, from a day on. Rows are only ever added: a figure is changed, or '
  'given up, by a later row.';
comment on column app.procedure_overrides.authority_id is 'The authority.';
comment on column app.procedure_overrides.id is 'The override; in the order in which they were decided.';
comment on column app.procedure_overrides.change_id is 'The change with which it was decided.';
comment on column app.procedure_overrides.rule is 'The id of the rule.';
comment on column app.procedure_overrides.figures is
  'The figures that it sets: {"due": [{"amount": 18, "unit": "working day"}]}; null: the procedure''s own hold again.';
comment on column app.procedure_overrides.in_force_on is 'It holds for what is counted from this day or later.';
comment on column app.procedure_overrides.document is 'The authority''s document that sets it.';
comment on column app.procedure_overrides.paragraph is 'The paragraph in it.';
comment on column app.procedure_overrides.reason is 'Why it was set.';
comment on column app.procedure_overrides.strictness is
  'How it stood to the national figure when it was decided: stricter, looser, the same day, or counted otherwise.';
comment on column app.procedure_overrides.proposed_by is 'Who proposed it.';
comment on column app.procedure_overrides.approved_by is 'Who answers for it; never whoever proposed it.';
comment on column app.procedure_overrides.approved_at is 'When it was approved.';
create index procedure_overrides_change on app.procedure_overrides (authority_id, change_id);
create index procedure_overrides_proposed_by on app.procedure_overrides (authority_id, proposed_by);
create index procedure_overrides_approved_by on app.procedure_overrides (authority_id, approved_by);
alter table app.procedure_overrides enable row level security;
alter table app.procedure_overrides force row level security;
create policy open_to_the_authority on app.procedure_overrides for select
  using (authority_id = (select app.current_authority_id()));
create policy approved_by_those_who_answer on app.procedure_overrides for insert
  with check (authority_id = (select app.current_authority_id())
    and approved_by = (select app.current_user_id())
    and (select app.acts_as('iro-manager', 'head-of-service', 'director')));
grant select, insert on app.procedure_overrides to footprint_app;

alter table app.settings_changes
  add column overrides jsonb not null default '[]' check (jsonb_typeof(overrides) = 'array');
comment on column app.settings_changes.overrides is
  'What it would set upon the procedure, rule by rule, as it was proposed; it becomes rows of procedure_overrides.';
drop policy made_by_administrators on app.settings_changes;
create policy made_and_decided on app.settings_changes
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager', 'head-of-service', 'director')));

create table app.settings_change_moves (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  change_id uuid not null,
  child_id uuid not null,
  rule text not null,
  about text,
  period integer,
  kind text not null check (kind in ('moved', 'window', 'added', 'removed', 'becameKnown', 'becameUnknown')),
  before_on date,
  after_on date,
  primary key (authority_id, id),
  foreign key (authority_id, change_id) references app.settings_changes,
  foreign key (authority_id, child_id) references app.children
);
comment on table app.settings_change_moves is
  'A duty of a child that a change of figures would alter, as it was counted before somebody decided.';
comment on column app.settings_change_moves.authority_id is 'The authority.';
comment on column app.settings_change_moves.id is 'The row.';
comment on column app.settings_change_moves.change_id is 'The change.';
comment on column app.settings_change_moves.child_id is 'The child.';
comment on column app.settings_change_moves.rule is 'The id of the rule.';
comment on column app.settings_change_moves.about is 'The review, dispute, stage or document it is about.';
comment on column app.settings_change_moves.period is 'The number of the period of care.';
comment on column app.settings_change_moves.kind is
  'moved: due on another day; window: the same day with another first day or prompt; added; removed; becameKnown; '
  'becameUnknown.';
comment on column app.settings_change_moves.before_on is 'The day on which it was due; null where there was none.';
comment on column app.settings_change_moves.after_on is 'The day on which it would be due; null where there is none.';
create index settings_change_moves_change on app.settings_change_moves (authority_id, change_id, id);
create index settings_change_moves_child on app.settings_change_moves (authority_id, child_id);
alter table app.settings_change_moves enable row level security;
alter table app.settings_change_moves force row level security;
create policy seen_children on app.settings_change_moves
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
grant select, insert, delete on app.settings_change_moves to footprint_app;

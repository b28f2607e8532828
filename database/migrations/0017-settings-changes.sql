-- A change of the figures by which an authority's children are worked out: tried out first, then applied to each child.

create table app.settings_changes (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  status text not null default 'trying' check (status in ('trying', 'tried', 'applying', 'done', 'cancelled')),
  old_procedure text not null,
  new_procedure text not null,
  old_recording_from_on date,
  new_recording_from_on date,
  settings_version integer not null,
  asked_by uuid default app.current_user_id(),
  asked_at timestamptz not null default now(),
  applied_by uuid,
  applied_at timestamptz,
  finished_at timestamptz,
  children_total integer not null check (children_total >= 0),
  children_done integer not null default 0 check (children_done >= 0),
  last_child_id uuid,
  effects jsonb not null default '{}' check (jsonb_typeof(effects) = 'object'),
  refused integer not null default 0 check (refused >= 0),
  primary key (authority_id, id),
  foreign key (authority_id, asked_by) references app.staff,
  foreign key (authority_id, applied_by) references app.staff
);
comment on table app.settings_changes is
  'A change of the procedure, or of the day from which the authority records: what it would change is counted first.';
comment on column app.settings_changes.authority_id is 'The authority.';
comment on column app.settings_changes.id is 'The change.';
comment on column app.settings_changes.status is
  'trying: it is being counted what would change; tried: it is counted, and waits for a decision; applying: each child is '
  'worked out anew; done; cancelled: it was given up before it was applied.';
comment on column app.settings_changes.old_procedure is 'The procedure before.';
comment on column app.settings_changes.new_procedure is 'The procedure after.';
comment on column app.settings_changes.old_recording_from_on is 'The first day recorded here, before; null: none.';
comment on column app.settings_changes.new_recording_from_on is 'The first day recorded here, after; null: none.';
comment on column app.settings_changes.settings_version is
  'The version of the authority''s settings that it changes: where they are another by now, it cannot be applied.';
comment on column app.settings_changes.asked_by is 'Who asked what would change.';
comment on column app.settings_changes.asked_at is 'When.';
comment on column app.settings_changes.applied_by is 'Who decided that it holds; null until then.';
comment on column app.settings_changes.applied_at is 'When it was decided.';
comment on column app.settings_changes.finished_at is 'When the last child was worked out, or it was given up.';
comment on column app.settings_changes.children_total is 'How many children there were when the work began.';
comment on column app.settings_changes.children_done is 'How many of them are done, of the stage that is under way.';
comment on column app.settings_changes.last_child_id is 'The last child that is done: the work goes on after it.';
comment on column app.settings_changes.effects is 'What changes, counted by rule and by kind of change.';
comment on column app.settings_changes.refused is 'Children whose facts cannot all be true, who stay as they were.';
create unique index settings_changes_open on app.settings_changes (authority_id)
  where status in ('trying', 'tried', 'applying');
create index settings_changes_asked_by on app.settings_changes (authority_id, asked_by);
create index settings_changes_applied_by on app.settings_changes (authority_id, applied_by);
alter table app.settings_changes enable row level security;
alter table app.settings_changes force row level security;
create policy made_by_administrators on app.settings_changes
  using (authority_id = (select app.current_authority_id())
    and (select app.acts_as('system-administrator', 'iro-manager')));
grant select, insert, update on app.settings_changes to footprint_app;

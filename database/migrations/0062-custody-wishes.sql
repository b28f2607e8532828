-- Who may know that a child is in custody and where, as the child wants it, and how letters reach the child there.

create table app.custody_wishes (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  asked_on date not null,
  may_know text check (may_know <> ''),
  must_not_know text check (must_not_know <> ''),
  parents text check (parents <> ''),
  letters_tell_place boolean not null,
  post_way text not null check (post_way in ('by-hand', 'establishment')),
  note text check (note <> ''),
  recorded_by uuid default app.current_user_id(),
  recorded_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, recorded_by) references app.staff
);
comment on table app.custody_wishes is
  'What a child in custody wants of who may know it, each time the child was asked. Rows are only ever added; the latest holds.';
comment on column app.custody_wishes.authority_id is 'The authority.';
comment on column app.custody_wishes.id is 'The asking; of several on one day the later holds.';
comment on column app.custody_wishes.child_id is 'The child.';
comment on column app.custody_wishes.asked_on is 'The day on which the child was asked.';
comment on column app.custody_wishes.may_know is 'Who may know, in words; null where nobody was named.';
comment on column app.custody_wishes.must_not_know is 'Who must not, in words; null where nobody was named.';
comment on column app.custody_wishes.parents is 'What the parents may know, and how they take part, in words; null: nothing was said of it.';
comment on column app.custody_wishes.letters_tell_place is 'Whether letters to others may say where the child is.';
comment on column app.custody_wishes.post_way is
  'How letters reach the child: by-hand, from somebody who visits; establishment, by its post, which it opens and reads.';
comment on column app.custody_wishes.note is 'What else to mind, such as what was too much to be asked now; null: nothing.';
comment on column app.custody_wishes.recorded_by is 'Who wrote it down.';
comment on column app.custody_wishes.recorded_at is 'When it was written down.';
create index custody_wishes_child on app.custody_wishes (authority_id, child_id, id);
create index custody_wishes_recorded_by on app.custody_wishes (authority_id, recorded_by);
alter table app.custody_wishes enable row level security;
alter table app.custody_wishes force row level security;
create policy seen_children on app.custody_wishes for select
  using (authority_id = (select app.current_authority_id())
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
create policy written_by_those_who_work_with_the_child on app.custody_wishes for insert
  with check (authority_id = (select app.current_authority_id())
    and recorded_by = (select app.current_user_id())
    and (select app.acts_as('iro', 'iro-manager', 'review-administrator', 'social-worker', 'team-manager'))
    and ((select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
      or child_id in (select app.own_child_ids())));
grant select, insert on app.custody_wishes to footprint_app;

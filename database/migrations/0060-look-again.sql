-- On the day on which it is to be looked at again why somebody is kept out, those who look are reminded.

create table app.exclusion_reminders (
  authority_id uuid not null,
  exclusion_id uuid not null,
  look_on date not null,
  staff_id uuid not null,
  child_id uuid not null,
  role text not null check (role in ('iro', 'social-worker', 'team-manager', 'iro-manager')),
  acts_for uuid,
  raised_on date not null,
  item_id uuid,
  primary key (authority_id, exclusion_id, look_on, staff_id),
  foreign key (authority_id, exclusion_id) references app.exclusions,
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, acts_for) references app.staff,
  foreign key (authority_id, item_id) references app.post_items
);
comment on table app.exclusion_reminders is
  'That somebody was reminded that it is to be looked at again why a child, parent or carer is kept out of a review. A look '
  'on another day is another one, of which is reminded anew.';
comment on column app.exclusion_reminders.authority_id is 'The authority.';
comment on column app.exclusion_reminders.exclusion_id is 'The exclusion.';
comment on column app.exclusion_reminders.look_on is 'The day on which it is to be looked at.';
comment on column app.exclusion_reminders.staff_id is 'Who was reminded.';
comment on column app.exclusion_reminders.child_id is 'The child.';
comment on column app.exclusion_reminders.role is 'As what.';
comment on column app.exclusion_reminders.acts_for is 'Who is away, where the person only acts for them.';
comment on column app.exclusion_reminders.raised_on is 'The day of the run that found it due.';
comment on column app.exclusion_reminders.item_id is 'The email; null where the screen alone tells.';
create index exclusion_reminders_staff on app.exclusion_reminders (authority_id, staff_id);
create index exclusion_reminders_child on app.exclusion_reminders (authority_id, child_id);
create index exclusion_reminders_acts_for on app.exclusion_reminders (authority_id, acts_for) where acts_for is not null;
create index exclusion_reminders_item on app.exclusion_reminders (authority_id, item_id);
create index exclusions_to_look_at on app.exclusions (authority_id, look_again_on, id) where ended_on is null;
alter table app.exclusion_reminders enable row level security;
alter table app.exclusion_reminders force row level security;
create policy seen_children on app.exclusion_reminders for select
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
create policy raised_by_the_program on app.exclusion_reminders for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.current_user_id()) is null);
create policy changed_by_the_program on app.exclusion_reminders for update
  using (authority_id = (select app.current_authority_id()) and (select app.current_user_id()) is null);
grant select, insert, update on app.exclusion_reminders to footprint_app;

alter table app.alerts add column exclusion_id uuid;
alter table app.alerts add foreign key (authority_id, exclusion_id) references app.exclusions;
create index alerts_exclusion on app.alerts (authority_id, exclusion_id) where exclusion_id is not null;
comment on column app.alerts.exclusion_id is 'The exclusion that is to be looked at again.';

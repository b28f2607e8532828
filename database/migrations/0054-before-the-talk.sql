-- What an authority decides about preparing reviews, and that an IRO is told of a child who wants to chair.

create table app.preparation_settings (
  authority_id uuid not null references app.authorities,
  far_miles integer check (far_miles between 1 and 500),
  version integer not null default 1,
  primary key (authority_id)
);
comment on table app.preparation_settings is
  'What an authority has decided about preparing reviews; no row: what its procedure says.';
comment on column app.preparation_settings.authority_id is 'The authority.';
comment on column app.preparation_settings.far_miles is
  'Beyond how many miles outside the borough a call stands in for the visit before a review; null: it never does.';
comment on column app.preparation_settings.version is 'Counts the changes.';
create trigger raise_version before update on app.preparation_settings for each row execute function app.raise_version();
alter table app.preparation_settings enable row level security;
alter table app.preparation_settings force row level security;
create policy own_authority on app.preparation_settings for select using (authority_id = (select app.current_authority_id()));
create policy entered_by_the_service on app.preparation_settings for insert
  with check (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));
create policy changed_by_the_service on app.preparation_settings for update
  using (authority_id = (select app.current_authority_id()) and (select app.acts_as('iro-manager', 'system-administrator')));
grant select, insert, update on app.preparation_settings to footprint_app;

alter table app.alerts drop constraint alerts_kind_check;
alter table app.alerts add constraint alerts_kind_check
  check (kind in ('emergency-access', 'sign-in-reset', 'roles-changed', 'child-looked-after', 'iro-for-child',
    'paper-came-back', 'child-without-iro', 'introduce-successor', 'reminders', 'child-leaves-care', 'child-stays',
    'child-wants-to-chair'));
comment on column app.alerts.kind is
  'emergency-access: somebody opened a record in an emergency. sign-in-reset: somebody gave a person a new link or took '
  'away their second factor. roles-changed: somebody gave a person a role that reaches every child. child-looked-after: '
  'a child became looked after and needs an IRO. iro-for-child: the person was appointed a child''s IRO. '
  'paper-came-back: somebody said what they think before a review. child-without-iro: a child has no IRO after the day by which one was due. introduce-successor: the person was the '
  'child''s IRO, and should introduce the next one in person. reminders: the person has reminders they have not looked at. '
  'child-leaves-care: a child stops being looked after. child-stays: a child of whom that was told stays looked after. '
  'child-wants-to-chair: somebody else heard that a child wants to chair their review.';

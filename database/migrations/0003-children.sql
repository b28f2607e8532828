-- The child, and the times of their care. Periods, statuses and placements are what the facts of 0004 amount to: they
-- may be rebuilt from them; the facts may not be.
--
-- A time runs from its first day up to, and not including, the day it ended, because the day on which one placement
-- ends is the day on which the next begins. `during` says so to the database, which then refuses two at once. What began
-- and ended on one day (two moves in a day) has no `during` and stands in nobody's way; a period of care has always at
-- least its first day.

create table app.children (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  local_id text not null check (local_id <> ''),
  upn text,
  given_name text,
  family_name text,
  born_on date,
  sex text check (sex in ('male', 'female', 'unknown')),
  ethnicity text,
  is_unaccompanied boolean not null default false,
  unaccompanied_until_on date,
  recorded jsonb check (jsonb_typeof(recorded) = 'object'),
  next_change_on date,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (authority_id, id),
  unique (authority_id, local_id)
);
comment on table app.children is 'A child whom the authority looks after or looked after.';
comment on column app.children.authority_id is 'The authority.';
comment on column app.children.id is 'The child.';
comment on column app.children.local_id is 'The authority''s own id of the child; shown where the name is not known.';
comment on column app.children.upn is 'Unique pupil number, or the code that says why there is none.';
comment on column app.children.given_name is 'Given names, where they are known: a return has none.';
comment on column app.children.family_name is 'Family name, where it is known: a return has none.';
comment on column app.children.born_on is 'Date of birth, where it is known.';
comment on column app.children.sex is 'As the return has it.';
comment on column app.children.ethnicity is 'Code of ethnic origin, as the return has it.';
comment on column app.children.is_unaccompanied is 'Is or was an unaccompanied asylum-seeking child.';
comment on column app.children.unaccompanied_until_on is 'Until when, where it is known.';
comment on column app.children.recorded is
  'What the sources of this child''s record can tell: the types of event recorded at all (only), from when (from, by '
  'type) and until when (until). What lies outside is unknown and never late. Null: everything is recorded.';
comment on column app.children.next_change_on is
  'The next day on which a new day alone changes what is owed; the obligations are worked out again on it.';
comment on column app.children.created_at is 'When the child was entered.';
comment on column app.children.version is 'How often the row has been saved.';
create index children_upn on app.children (authority_id, upn) where upn is not null;
create index children_name on app.children
  using gin ((coalesce(given_name, '') || ' ' || coalesce(family_name, '')) gin_trgm_ops);
create index children_next_change on app.children (authority_id, next_change_on) where next_change_on is not null;
alter table app.children enable row level security;
alter table app.children force row level security;
create policy own_authority on app.children using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.children to footprint_app;
create trigger raise_version before update on app.children for each row execute function app.raise_version();

create table app.periods_of_care (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  number integer not null check (number > 0),
  started_on date not null,
  start_known boolean not null default true,
  ended_on date check (ended_on >= started_on),
  end_reason text,
  category_of_need text,
  during daterange not null generated always as
    (daterange(started_on, case when ended_on = started_on then started_on + 1 else ended_on end)) stored,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  unique (authority_id, child_id, number),
  unique (authority_id, child_id, during without overlaps)
);
comment on table app.periods_of_care is 'From becoming looked after to ceasing to be.';
comment on column app.periods_of_care.authority_id is 'The authority.';
comment on column app.periods_of_care.id is 'The period of care.';
comment on column app.periods_of_care.child_id is 'The child.';
comment on column app.periods_of_care.number is '1 for the child''s first.';
comment on column app.periods_of_care.started_on is 'The first day, as far as it is known.';
comment on column app.periods_of_care.start_known is 'False where care began on or before the first day.';
comment on column app.periods_of_care.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.periods_of_care.end_reason is 'Code of the return for why it ended.';
comment on column app.periods_of_care.category_of_need is 'Code of the return for why it began.';
comment on column app.periods_of_care.during is 'The days it covers; no two of a child overlap.';
create index periods_of_care_going_on on app.periods_of_care (authority_id, child_id) where ended_on is null;
alter table app.periods_of_care enable row level security;
alter table app.periods_of_care force row level security;
create policy own_authority on app.periods_of_care using (authority_id = (select app.current_authority_id()));
grant select, insert, update, delete on app.periods_of_care to footprint_app;

create table app.legal_statuses (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  status text not null,
  started_on date not null,
  start_known boolean not null default true,
  ended_on date check (ended_on >= started_on),
  during daterange generated always as
    (case when ended_on = started_on then null else daterange(started_on, ended_on) end) stored,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  unique (authority_id, child_id, during without overlaps)
);
comment on table app.legal_statuses is 'Under which law a child is looked after, from when to when.';
comment on column app.legal_statuses.authority_id is 'The authority.';
comment on column app.legal_statuses.id is 'The legal status.';
comment on column app.legal_statuses.child_id is 'The child.';
comment on column app.legal_statuses.status is 'Code of the return, such as C2: full care order.';
comment on column app.legal_statuses.started_on is 'The first day, as far as it is known.';
comment on column app.legal_statuses.start_known is 'False where it began on or before the first day.';
comment on column app.legal_statuses.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.legal_statuses.during is 'The days it covers; no two of a child overlap.';
create index legal_statuses_child on app.legal_statuses (authority_id, child_id, started_on);
alter table app.legal_statuses enable row level security;
alter table app.legal_statuses force row level security;
create policy own_authority on app.legal_statuses using (authority_id = (select app.current_authority_id()));
grant select, insert, update, delete on app.legal_statuses to footprint_app;

create table app.placements (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  place text not null,
  kind text not null,
  provider text,
  urn text,
  home_postcode text,
  postcode text,
  distance text,
  authority_of_placement text,
  location text,
  started_on date not null,
  start_known boolean not null default true,
  ended_on date check (ended_on >= started_on),
  end_reason text,
  during daterange generated always as
    (case when ended_on = started_on then null else daterange(started_on, ended_on) end) stored,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  unique (authority_id, child_id, during without overlaps)
);
comment on table app.placements is 'Where a child lives, from when to when.';
comment on column app.placements.authority_id is 'The authority.';
comment on column app.placements.id is 'The placement.';
comment on column app.placements.child_id is 'The child.';
comment on column app.placements.place is 'Code of the placement in the return of its year.';
comment on column app.placements.kind is 'What the code stands for, in the program''s words, such as foster.';
comment on column app.placements.provider is 'Code of who provides it.';
comment on column app.placements.urn is 'The provider''s registration number.';
comment on column app.placements.home_postcode is 'Where the child came from.';
comment on column app.placements.postcode is 'Where the placement is.';
comment on column app.placements.distance is 'Miles from home, as the return has them.';
comment on column app.placements.authority_of_placement is 'Code of the authority in whose area it is.';
comment on column app.placements.location is 'Inside or outside the responsible authority''s area, as the return has it.';
comment on column app.placements.started_on is 'The first day, as far as it is known.';
comment on column app.placements.start_known is 'False where it began on or before the first day.';
comment on column app.placements.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.placements.end_reason is 'Code of the return for why the child moved.';
comment on column app.placements.during is 'The days it covers; no two of a child overlap.';
create index placements_child on app.placements (authority_id, child_id, started_on);
alter table app.placements enable row level security;
alter table app.placements force row level security;
create policy own_authority on app.placements using (authority_id = (select app.current_authority_id()));
grant select, insert, update, delete on app.placements to footprint_app;

create table app.appointments (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  staff_id uuid not null,
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  during daterange generated always as
    (case when ended_on = started_on then null else daterange(started_on, ended_on) end) stored,
  created_at timestamptz not null default now(),
  created_by uuid,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, created_by) references app.staff,
  unique (authority_id, child_id, during without overlaps)
);
comment on table app.appointments is 'Who is a child''s independent reviewing officer, from when to when.';
comment on column app.appointments.authority_id is 'The authority.';
comment on column app.appointments.id is 'The appointment.';
comment on column app.appointments.child_id is 'The child.';
comment on column app.appointments.staff_id is 'The independent reviewing officer.';
comment on column app.appointments.started_on is 'The first day.';
comment on column app.appointments.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.appointments.during is 'The days it covers; a child never has two at once.';
comment on column app.appointments.created_at is 'When it was entered.';
comment on column app.appointments.created_by is 'Who entered it; null for what the program did by itself.';
comment on column app.appointments.version is 'How often the row has been saved.';
create index appointments_caseload on app.appointments (authority_id, staff_id, child_id) where ended_on is null;
create index appointments_created_by on app.appointments (authority_id, created_by);
alter table app.appointments enable row level security;
alter table app.appointments force row level security;
create policy own_authority on app.appointments using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.appointments to footprint_app;
create trigger raise_version before update on app.appointments for each row execute function app.raise_version();

-- Who works where, who stands in for whom, and the people around a child.

create function app.today() returns date
  language sql stable parallel safe
  return (now() at time zone 'Europe/London')::date;
comment on function app.today() is 'The day in England.';
grant execute on function app.today() to footprint_app;

alter table app.authorities add column is_demo boolean not null default false;
comment on column app.authorities.is_demo is
  'Made up to try the program: exists on the embedded database only, and its people may sign in without a second factor.';

alter table app.staff add column full_time_equivalent numeric(3, 2) not null default 1
  check (full_time_equivalent > 0 and full_time_equivalent <= 1);
comment on column app.staff.full_time_equivalent is 'How much of a full week they work: 0.6 is three days of five.';

create table app.teams (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  name text not null check (name <> ''),
  closed_on date,
  version integer not null default 1,
  primary key (authority_id, id)
);
comment on table app.teams is 'A team of the authority: of reviewing officers, or of social workers and their manager.';
comment on column app.teams.authority_id is 'The authority.';
comment on column app.teams.id is 'The team.';
comment on column app.teams.name is 'Its name; unique in the authority, whatever its capitals.';
comment on column app.teams.closed_on is 'The day from which it is no more; null while it goes on.';
comment on column app.teams.version is 'How often the row has been saved.';
create unique index teams_name on app.teams (authority_id, lower(name));
alter table app.teams enable row level security;
alter table app.teams force row level security;
create policy own_authority on app.teams using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.teams to footprint_app;
create trigger raise_version before update on app.teams for each row execute function app.raise_version();

create table app.team_memberships (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  team_id uuid not null,
  staff_id uuid not null,
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  during daterange generated always as
    (case when ended_on = started_on then null else daterange(started_on, ended_on) end) stored,
  primary key (authority_id, id),
  foreign key (authority_id, team_id) references app.teams,
  foreign key (authority_id, staff_id) references app.staff,
  unique (authority_id, team_id, staff_id, during without overlaps)
);
comment on table app.team_memberships is 'Who belongs to a team, from when to when.';
comment on column app.team_memberships.authority_id is 'The authority.';
comment on column app.team_memberships.id is 'The membership.';
comment on column app.team_memberships.team_id is 'The team.';
comment on column app.team_memberships.staff_id is 'The person.';
comment on column app.team_memberships.started_on is 'The first day.';
comment on column app.team_memberships.ended_on is 'The day on which it ended: from then on the team''s children are not theirs to see.';
comment on column app.team_memberships.during is 'The days it covers; nobody is twice in one team.';
create index team_memberships_staff on app.team_memberships (authority_id, staff_id);
alter table app.team_memberships enable row level security;
alter table app.team_memberships force row level security;
create policy own_authority on app.team_memberships using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.team_memberships to footprint_app;

create table app.absences (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  first_on date not null,
  last_on date not null check (last_on >= first_on),
  covered_by uuid check (covered_by <> staff_id),
  recorded_at timestamptz not null default now(),
  recorded_by uuid default app.current_user_id(),
  version integer not null default 1,
  during daterange not null generated always as (daterange(first_on, last_on, '[]')) stored,
  primary key (authority_id, id),
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, covered_by) references app.staff,
  foreign key (authority_id, recorded_by) references app.staff,
  unique (authority_id, staff_id, during without overlaps)
);
comment on table app.absences is
  'When somebody is away and who acts for them meanwhile. Cover ends with its last day, without anybody doing anything.';
comment on column app.absences.authority_id is 'The authority.';
comment on column app.absences.id is 'The absence.';
comment on column app.absences.staff_id is 'Who is away.';
comment on column app.absences.first_on is 'The first day away.';
comment on column app.absences.last_on is 'The last day away.';
comment on column app.absences.covered_by is 'Who acts for them; null while nobody does.';
comment on column app.absences.recorded_at is 'When it was entered.';
comment on column app.absences.recorded_by is 'Who entered it; null for what the program did by itself.';
comment on column app.absences.version is 'How often the row has been saved.';
comment on column app.absences.during is 'The days it covers; nobody is away twice at once.';
create index absences_covered_by on app.absences (authority_id, covered_by, last_on);
create index absences_recorded_by on app.absences (authority_id, recorded_by);
alter table app.absences enable row level security;
alter table app.absences force row level security;
create policy own_authority on app.absences using (authority_id = (select app.current_authority_id()));
grant select, insert, update, delete on app.absences to footprint_app;
create trigger raise_version before update on app.absences for each row execute function app.raise_version();

create table app.child_workers (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  staff_id uuid not null,
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  during daterange generated always as
    (case when ended_on = started_on then null else daterange(started_on, ended_on) end) stored,
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children,
  foreign key (authority_id, staff_id) references app.staff,
  unique (authority_id, child_id, during without overlaps)
);
comment on table app.child_workers is 'Who is a child''s social worker, from when to when.';
comment on column app.child_workers.authority_id is 'The authority.';
comment on column app.child_workers.id is 'The row.';
comment on column app.child_workers.child_id is 'The child.';
comment on column app.child_workers.staff_id is 'The social worker.';
comment on column app.child_workers.started_on is 'The first day.';
comment on column app.child_workers.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.child_workers.during is 'The days it covers; a child never has two at once.';
comment on column app.child_workers.version is 'How often the row has been saved.';
create index child_workers_staff on app.child_workers (authority_id, staff_id, child_id) where ended_on is null;
alter table app.child_workers enable row level security;
alter table app.child_workers force row level security;
create policy own_authority on app.child_workers using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.child_workers to footprint_app;
create trigger raise_version before update on app.child_workers for each row execute function app.raise_version();

alter table app.children add column known_as text;
comment on column app.children.known_as is 'The name that the child likes to be called.';

create table app.child_people (
  authority_id uuid not null,
  id uuid not null default uuidv7(),
  child_id uuid not null,
  name text not null check (name <> ''),
  relationship text not null check (relationship <> ''),
  has_parental_responsibility boolean,
  email text,
  phone text,
  address text,
  is_address_withheld boolean not null default false,
  started_on date,
  ended_on date check (ended_on >= started_on),
  version integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, child_id) references app.children
);
comment on table app.child_people is 'The people around a child: parents, carers, brothers and sisters, professionals.';
comment on column app.child_people.authority_id is 'The authority.';
comment on column app.child_people.id is 'The row.';
comment on column app.child_people.child_id is 'The child.';
comment on column app.child_people.name is 'The person''s name.';
comment on column app.child_people.relationship is 'What they are to the child, such as mother, foster carer or school.';
comment on column app.child_people.has_parental_responsibility is 'Whether they have it; null where nobody has said.';
comment on column app.child_people.email is 'Where their post goes by email.';
comment on column app.child_people.phone is 'Where they are called or texted.';
comment on column app.child_people.address is 'Where they live, or work for the child.';
comment on column app.child_people.is_address_withheld is 'The address is kept from everyone to whom papers go.';
comment on column app.child_people.started_on is 'Since when, where it is known.';
comment on column app.child_people.ended_on is 'The day on which it ended; null while it goes on.';
comment on column app.child_people.version is 'How often the row has been saved.';
create index child_people_child on app.child_people (authority_id, child_id);
alter table app.child_people enable row level security;
alter table app.child_people force row level security;
create policy own_authority on app.child_people using (authority_id = (select app.current_authority_id()));
grant select, insert, update, delete on app.child_people to footprint_app;
create trigger raise_version before update on app.child_people for each row execute function app.raise_version();

-- What somebody is called besides IRO, such as a senior IRO who also supervises, and how many children a full post of theirs
-- holds where that is not the 50 to 70 of good practice. It is never edited: the next one holds from its own day.

create table app.caseload_ranges (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  staff_id uuid not null,
  title text check (title <> ''),
  fewest integer check (fewest between 0 and 200),
  most integer check (most between 1 and 200),
  reason text check (reason <> ''),
  started_on date not null,
  stated_by uuid default app.current_user_id(),
  stated_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, staff_id) references app.staff,
  foreign key (authority_id, stated_by) references app.staff,
  check (num_nonnulls(fewest, most, reason) in (0, 3)),
  check (fewest <= most)
);
comment on table app.caseload_ranges is
  'The title of an IRO and the size of the caseload that is meant for them, from a day on, with the reason.';
comment on column app.caseload_ranges.authority_id is 'The authority.';
comment on column app.caseload_ranges.id is 'The entry; of two for one day the later one holds.';
comment on column app.caseload_ranges.staff_id is 'The IRO.';
comment on column app.caseload_ranges.title is 'What they are called, such as Senior IRO; null: no other title.';
comment on column app.caseload_ranges.fewest is 'The fewest children for a full post; null: the 50 of good practice.';
comment on column app.caseload_ranges.most is 'The most children for a full post; null: the 70 of good practice.';
comment on column app.caseload_ranges.reason is 'Why they have other figures than good practice; null where they have not.';
comment on column app.caseload_ranges.started_on is 'From which day.';
comment on column app.caseload_ranges.stated_by is 'Who entered it; null for what the program did by itself.';
comment on column app.caseload_ranges.stated_at is 'When it was entered.';
create index caseload_ranges_staff on app.caseload_ranges (authority_id, staff_id, started_on desc, id desc);
create index caseload_ranges_stated_by on app.caseload_ranges (authority_id, stated_by);
alter table app.caseload_ranges enable row level security;
alter table app.caseload_ranges force row level security;
create policy own_authority on app.caseload_ranges using (authority_id = (select app.current_authority_id()));
grant select, insert on app.caseload_ranges to footprint_app;

create function app.caseload_range(staff uuid, day date, out title text, out fewest integer, out most integer)
  language sql stable parallel safe
  begin atomic
    select r.title, r.fewest, r.most from app.caseload_ranges r
      where r.authority_id = app.current_authority_id() and r.staff_id = staff and r.started_on <= day
      order by r.started_on desc, r.id desc limit 1;
  end;
comment on function app.caseload_range(uuid, date) is 'The title and the caseload that hold for an IRO on a day; nulls where none was stated.';
grant execute on function app.caseload_range(uuid, date) to footprint_app;

-- What was kept without a reason until now.
alter table app.officer_profiles no force row level security;
alter table app.caseload_ranges no force row level security;
insert into app.caseload_ranges (authority_id, staff_id, fewest, most, reason, started_on, stated_by)
  select authority_id, staff_id, 0, most_children, 'Entered when no reason was asked for.', current_date, null
    from app.officer_profiles where most_children is not null;
alter table app.officer_profiles force row level security;
alter table app.caseload_ranges force row level security;
alter table app.officer_profiles drop column most_children;

-- What the returns say, kept as they say it: a later import of one year is laid on top of the years that are kept, as if
-- all had been read together. And the account of an import.

alter table app.imports
  add column account jsonb not null default '{}' check (jsonb_typeof(account) = 'object');
comment on column app.imports.account is
  'How many children and facts were added, changed and left, and how many problems there were, listed or not.';

create table app.returns (
  authority_id uuid not null references app.authorities,
  year integer not null,
  has_reviews boolean not null,
  primary key (authority_id, year)
);
comment on table app.returns is 'The years whose return of looked-after children is in the records.';
comment on column app.returns.authority_id is 'The authority.';
comment on column app.returns.year is 'The calendar year in which the year of the return ends.';
comment on column app.returns.has_reviews is 'The return of the year tells of reviews.';
alter table app.returns enable row level security;
alter table app.returns force row level security;
create policy imported_by_the_service on app.returns
  using (authority_id = (select app.current_authority_id()) and (select app.sees_every_child()));
grant select, insert, update on app.returns to footprint_app;

create table app.return_rows (
  authority_id uuid not null,
  child_id uuid not null,
  year integer not null,
  rows jsonb not null check (jsonb_typeof(rows) = 'object'),
  primary key (authority_id, child_id, year),
  foreign key (authority_id, child_id) references app.children
);
comment on table app.return_rows is 'What the return of a year says of a child, row by row, by the table of the return.';
comment on column app.return_rows.authority_id is 'The authority.';
comment on column app.return_rows.child_id is 'The child.';
comment on column app.return_rows.year is 'The calendar year in which the year of the return ends.';
comment on column app.return_rows.rows is
  'For each table its rows, values by name, days as YYYY-MM-DD; incomplete: a row of Episodes or Reviews was rejected.';
alter table app.return_rows enable row level security;
alter table app.return_rows force row level security;
create policy seen_children on app.return_rows
  using (authority_id = (select app.current_authority_id()) and (
    (select app.sees_every_child()) and child_id not in (select app.withheld_child_ids())
    or child_id in (select app.own_child_ids())));
grant select, insert, update, delete on app.return_rows to footprint_app;

-- The figures of a procedure that ships and are looser than statutory guidance: who of the authority answers for each.

create table app.guidance_departures (
  authority_id uuid not null references app.authorities,
  id uuid not null default uuidv7(),
  procedure text not null check (procedure <> ''),
  rule text not null check (rule <> ''),
  figure text not null check (figure <> ''),
  reason text not null check (reason <> ''),
  approved_by uuid not null default app.current_user_id(),
  approved_at timestamptz not null default now(),
  primary key (authority_id, id),
  foreign key (authority_id, approved_by) references app.staff
);
comment on table app.guidance_departures is
  'That somebody of the authority answers for a figure of its procedure that is looser than statutory guidance. Rows are '
  'only ever added; of several of one figure the latest is told.';
comment on column app.guidance_departures.authority_id is 'The authority.';
comment on column app.guidance_departures.id is 'The approval.';
comment on column app.guidance_departures.procedure is 'The procedure that ships with the program: bwd.';
comment on column app.guidance_departures.rule is 'The id of the rule.';
comment on column app.guidance_departures.figure is
  'The figure in words, as it was approved: should the program ever bring another one, that is not approved by it.';
comment on column app.guidance_departures.reason is 'The exceptional reason for which the authority does not follow the guidance.';
comment on column app.guidance_departures.approved_by is 'Who answers for it.';
comment on column app.guidance_departures.approved_at is 'When it was approved.';
create index guidance_departures_approved_by on app.guidance_departures (authority_id, approved_by);
alter table app.guidance_departures enable row level security;
alter table app.guidance_departures force row level security;
create policy open_to_the_authority on app.guidance_departures for select
  using (authority_id = (select app.current_authority_id()));
create policy approved_by_those_who_answer on app.guidance_departures for insert
  with check (authority_id = (select app.current_authority_id())
    and approved_by = (select app.current_user_id())
    and (select app.acts_as('iro-manager', 'head-of-service', 'director')));
grant select, insert on app.guidance_departures to footprint_app;

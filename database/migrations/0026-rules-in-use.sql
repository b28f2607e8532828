-- By which rules the children of an authority are worked out: another program brings other rules.

create table app.rules_in_use (
  authority_id uuid not null references app.authorities,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  adopted_at timestamptz not null default now(),
  children_total integer not null check (children_total >= 0),
  finished_at timestamptz,
  version integer not null default 1,
  primary key (authority_id)
);
comment on table app.rules_in_use is
  'The rules and the calendar by which an authority''s children are worked out. Where a program starts that has others, '
  'each child''s next change is today from that moment on, so that a read of it, and a job, works it out anew.';
comment on column app.rules_in_use.authority_id is 'The authority.';
comment on column app.rules_in_use.fingerprint is 'SHA-256 over the sources of the rules, in hexadecimal.';
comment on column app.rules_in_use.adopted_at is 'When a program with these rules first started.';
comment on column app.rules_in_use.children_total is 'How many children were to be worked out anew then.';
comment on column app.rules_in_use.finished_at is 'When the last of them was; null while some are left.';
comment on column app.rules_in_use.version is 'How often the row has been saved.';
create trigger raise_version before update on app.rules_in_use for each row execute function app.raise_version();
alter table app.rules_in_use enable row level security;
alter table app.rules_in_use force row level security;
create policy own_authority on app.rules_in_use using (authority_id = (select app.current_authority_id()));
grant select, insert, update on app.rules_in_use to footprint_app;

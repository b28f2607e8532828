-- A legal status is typed by people too, and two people may change one at the same time.
alter table app.legal_statuses add column version integer not null default 1;
comment on column app.legal_statuses.version is 'How often the row has been saved.';
create trigger raise_version before update on app.legal_statuses for each row execute function app.raise_version();

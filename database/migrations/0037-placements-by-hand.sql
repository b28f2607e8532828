-- A placement is put right by people too, and two people may change one at the same time.
alter table app.placements add column version integer not null default 1;
comment on column app.placements.version is 'How often the row has been saved.';
create trigger raise_version before update on app.placements for each row execute function app.raise_version();

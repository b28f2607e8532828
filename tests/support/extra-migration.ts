import { type Migration, readMigrations } from '../../src/platform/database/migrations.ts';

/** A step after all others, with what no migration has yet and one may have tomorrow. */
export function extraMigration(): Migration {
  const number = readMigrations().length + 1;
  return { number, name: `${String(number).padStart(4, '0')}-extra`, sql: EXTRA, checksum: 'e'.repeat(64) };
}

const EXTRA = `
  create schema shelves;
  create sequence shelves.tickets;
  create table shelves.numbered (number integer generated always as identity primary key, note text);
  create table shelves.queued (queue text not null, id integer not null, primary key (queue, id)) partition by list (queue);
  create table shelves.queued_post partition of shelves.queued for values in ('post');
  create table shelves.queued_other partition of shelves.queued default;
  create table shelves.tree (id integer primary key, parent integer references shelves.tree,
    twice integer generated always as (id * 2) stored, "a ""strange"" name" text);
  create table shelves.hens (id integer primary key, egg integer);
  create table shelves.eggs (id integer primary key, hen integer references shelves.hens);
  alter table shelves.hens add foreign key (egg) references shelves.eggs deferrable initially deferred;
  create table shelves.never_filled (id integer primary key);
  create function shelves.refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
  create table shelves.guarded (id integer primary key);
  insert into shelves.guarded values (1);
  create trigger guard before insert on shelves.guarded for each row execute function shelves.refuse();
  alter table shelves.guarded enable always trigger guard;
`;

/** Rows for it. */
export const EXTRA_ROWS = `
  insert into shelves.numbered (note) values ('one'), ('two'), (null);
  select setval('shelves.tickets', 41);
  insert into shelves.queued values ('post', 1), ('other', 2);
  insert into shelves.tree (id, parent, "a ""strange"" name") values (2, 3, '\\N'), (3, null, '');
  begin; insert into shelves.hens values (1, 1); insert into shelves.eggs values (1, 1); commit;
`;

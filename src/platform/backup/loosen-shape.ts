import type pg from 'pg';
import { quoted, quoteName, type TableShape } from './catalogue.ts';

interface Loosening {
  /** What to run before the rows go in. */
  readonly before: string;
  /** What puts it back. */
  readonly after: string;
}

/**
 * Makes the tables ready to take rows as they are: foreign keys dropped, triggers off, row-level security not forced on
 * the owner, and no row that a migration put there. All of it in the transaction that is open, by the tables' owner, who
 * need be no superuser.
 *
 * @returns what puts everything back: each foreign key is made anew, which checks every row against it
 */
export async function loosenShape(client: pg.ClientBase, tables: readonly TableShape[]): Promise<() => Promise<void>> {
  const names = tables.map(quoted);
  const { rows } = await client.query<Loosening>(LOOSENINGS, [names]);
  for (const { before } of rows) await client.query(before);
  await client.query(`truncate ${names.join(', ')}`);
  return async () => {
    for (const { after } of rows.toReversed()) await client.query(after);
  };
}

/** Foreign keys come last, so that they are put back first: while row-level security does not yet hide what they need. */
const LOOSENINGS = `
  with own as (select unnest($1::regclass[])::oid as oid)
  select before, after from (
    select 1 as step, c.oid::regclass::text as name,
      format('alter table %s no force row level security', c.oid::regclass) as before,
      format('alter table %s force row level security', c.oid::regclass) as after
    from pg_class c join own using (oid) where c.relforcerowsecurity
    union all
    select 2, t.tgname, format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
      format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
        case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname)
    from pg_trigger t join own on own.oid = t.tgrelid where not t.tgisinternal and t.tgenabled <> 'D'
    union all
    select 3, k.conname, format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
      format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join own on own.oid = k.conrelid where k.contype = 'f' and k.conparentid = 0
  ) as loosenings order by step, name`;

/** Says where each sequence goes on. */
export async function moveSequence(
  client: pg.ClientBase,
  sequence: { readonly schema: string; readonly name: string; readonly last: string },
): Promise<void> {
  await client.query('select setval($1::regclass, $2::bigint, true)', [quoted(sequence), sequence.last]);
}

/** Takes away what the application has in a database that holds no records. */
export async function dropShape(client: pg.ClientBase, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) await client.query(`drop schema ${quoteName(schema)} cascade`);
}

import type pg from 'pg';
import { AppError } from '../app-error.ts';
import { JOBS_SCHEMA } from '../jobs/queues.ts';

/** A table as a backup holds it. */
export interface TableShape {
  readonly schema: string;
  readonly name: string;
  /** In their order, without those that PostgreSQL works out from others. */
  readonly columns: readonly string[];
}

/** How far a sequence has counted. */
export interface SequencePosition {
  readonly schema: string;
  readonly name: string;
  /** As text: it may be more than a number holds. */
  readonly last: string;
}

/**
 * The schemas that belong to the application: all that the owner of its tables owns, but for the queues of jobs, which
 * hold no record and are made anew where the program starts.
 */
const OWN_SCHEMAS = `select n.oid from pg_namespace n join pg_roles r on r.oid = n.nspowner
  where r.rolname = 'footprint_owner' and n.nspname <> '${JOBS_SCHEMA}'`;

/** Every table of the application's; of one in parts the whole. */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select n.nspname as schema, c.relname as name, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.oid in (${OWN_SCHEMAS})
    order by n.nspname collate "C", c.relname collate "C"`);
  return rows;
}

/** Those that have counted at all. */
export async function listSequences(client: pg.ClientBase): Promise<SequencePosition[]> {
  const { rows } = await client.query<SequencePosition>(`
    select s.schemaname as schema, s.sequencename as name, s.last_value::text as last
    from pg_sequences s join pg_namespace n on n.nspname = s.schemaname
    where s.last_value is not null and n.oid in (${OWN_SCHEMAS})
    order by s.schemaname collate "C", s.sequencename collate "C"`);
  return rows;
}

export async function listOwnSchemas(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where oid in (${OWN_SCHEMAS}) order by nspname collate "C"`,
  );
  return rows.map(({ name }) => name);
}

/** Throws where the database keeps something in a way that no backup holds: better none than one that leaves it out. */
export async function refuseWhatNoBackupHolds(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ what: string }>(`
    select 'the table ' || c.oid::regclass || ', which is kept elsewhere or worked out and stored' as what
      from pg_class c where c.relkind in ('m', 'f') and c.relnamespace in (${OWN_SCHEMAS})
    union all
    select 'large objects' where exists (select from pg_largeobject_metadata)`);
  const [first] = rows;
  if (first === undefined) return;
  throw new AppError(
    'backup-cannot-hold',
    `the database holds ${first.what}, and a backup of Footprint cannot hold it.`,
  );
}

/** `app.children` as SQL names it. */
export function quoted({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function columnsOf({ columns }: TableShape): string {
  return columns.map(quoteName).join(', ');
}

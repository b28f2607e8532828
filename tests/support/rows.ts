import type pg from 'pg';

/** Every row of every table that is not PostgreSQL's own, as text, by the table's name. */
export async function readEveryRow(admin: pg.ClientBase): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const table of await listEveryTable(admin)) {
    const { rows } = await admin.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t order by 1`);
    found.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** By their whole names; the parts of a table in parts are in the whole. The queues of jobs hold no record. */
export async function listEveryTable(admin: pg.ClientBase): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind not in ('i', 'I', 'S', 'v', 'c', 't') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'jobs')
    order by 1`);
  return rows.map(({ name }) => name);
}

import assert from 'node:assert/strict';
import type pg from 'pg';

/** The tables whose rows an import writes. */
const WRITTEN_BY_IMPORTS = [
  'children',
  'facts',
  'legal_statuses',
  'obligations',
  'periods_of_care',
  'placements',
  'return_rows',
  'returns',
  'reviews',
  'unknown_obligations',
] as const;

/** Names rows and moments, and says nothing of what they tell. */
const BOOKKEEPING = [
  'authority_id',
  'child_id',
  'corrects_id',
  'created_at',
  'id',
  'import_file',
  'import_id',
  'import_row',
  'recorded_at',
  'recorded_by',
  'version',
];

const DIFFERENCES_SHOWN = 3;

/** Asserts that two snapshots are the same, and shows the first rows of each table that are not. */
export function assertSameRecords(actual: Snapshot, expected: Snapshot): void {
  for (const [table, rows] of Object.entries(expected)) {
    const own = actual[table] ?? [];
    const [before, after] = [new Set(rows), new Set(own)];
    const come = own.filter((row) => !before.has(row)).slice(0, DIFFERENCES_SHOWN);
    const gone = rows.filter((row) => !after.has(row)).slice(0, DIFFERENCES_SHOWN);
    assert.deepEqual({ table, come, gone }, { table, come: [], gone: [] });
    assert.equal(own.length, rows.length, table);
  }
}

type AsAdmin = <Result>(work: (client: pg.Client) => Promise<Result>) => Promise<Result>;

/** Rows by table, each as text, in order. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

/** Every row of an authority that imports write, whole: ids, versions and moments too. */
export function snapshotOf(asAdmin: AsAdmin, authorityId: string): Promise<Snapshot> {
  return read(asAdmin, authorityId, (table) => `select to_jsonb(t)::text as row from app.${table} t`);
}

/**
 * What the records of an authority say, without what only names it: two authorities that say the same have the same.
 * Of facts only those that stand.
 */
export function contentsOf(asAdmin: AsAdmin, authorityId: string): Promise<Snapshot> {
  const without = BOOKKEEPING.map((name) => `'${name}'`).join(', ');
  return read(asAdmin, authorityId, (table) => {
    const told = `(to_jsonb(t) - array[${without}]::text[])`;
    if (table === 'children' || table === 'returns') return `select ${told}::text as row from app.${table} t`;
    return `select (jsonb_build_object('of', c.local_id) || ${told})::text as row
      from app.${table === 'facts' ? 'current_facts' : table} t
      join app.children c on c.authority_id = t.authority_id and c.id = t.child_id`;
  });
}

async function read(asAdmin: AsAdmin, authorityId: string, queryOf: (table: string) => string): Promise<Snapshot> {
  return await asAdmin(async (admin) => {
    const tables: Record<string, string[]> = {};
    for (const table of WRITTEN_BY_IMPORTS) {
      const { rows } = await admin.query<{ row: string }>(`${queryOf(table)} where t.authority_id = $1 order by 1`, [
        authorityId,
      ]);
      tables[table] = rows.map(({ row }) => row);
    }
    return tables;
  });
}

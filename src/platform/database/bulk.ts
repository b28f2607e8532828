import { type RawBuilder, sql } from 'kysely';

/** What a value may be on its way into the database in bulk; jsonb and arrays go as text. */
export type BulkValue = string | number | boolean | null;

/** A column of rows that go to the database together: its name, its type there, and its value in a row. */
export interface BulkColumn<Row> {
  readonly name: string;
  /** As PostgreSQL calls it, such as `uuid`; of one dimension, so an array goes as `text` and is cast in the query. */
  readonly type: string;
  readonly of: (row: Row) => BulkValue;
}

/**
 * Rows as a relation of the query that it stands in, named `incoming`. It goes as one array a column, which the server
 * reads almost as fast as COPY; COPY itself does not work where row-level security is forced.
 *
 * ```ts
 * await sql`insert into facts (child_id, type) select child_id, type from ${relationOf(rows, COLUMNS)}`.execute(tx);
 * ```
 */
export function relationOf<Row>(rows: readonly Row[], columns: readonly BulkColumn<Row>[]): RawBuilder<unknown> {
  const arrays = columns.map(({ type, of }) => sql`${toArrayText(rows, of)}::${sql.raw(type)}[]`);
  const names = columns.map(({ name }) => sql.ref(name));
  return sql`unnest(${sql.join(arrays)}) as incoming (${sql.join(names)})`;
}

/** The names of the columns, for a list of an `insert` or `select`. */
export function namesOf<Row>(columns: readonly BulkColumn<Row>[]): RawBuilder<unknown> {
  return sql.join(columns.map(({ name }) => sql.ref(name)));
}

/** Ids and keys as one array of text, for `= any(…)`. */
export function arrayOf(values: readonly string[], type: 'uuid' | 'text'): RawBuilder<unknown> {
  return sql`${toArrayText(values, (value) => value)}::${sql.raw(type)}[]`;
}

/** An array as PostgreSQL reads it: `{"a","b",NULL}`. */
function toArrayText<Row>(rows: readonly Row[], of: (row: Row) => BulkValue): string {
  let text = '{';
  for (let index = 0; index < rows.length; index += 1) {
    const value = of(rows[index] as Row);
    if (index > 0) text += ',';
    text += typeof value === 'string' ? quote(value) : value === null ? 'NULL' : String(value);
  }
  return `${text}}`;
}

const NEEDS_ESCAPE = /["\\]/;

function quote(value: string): string {
  return NEEDS_ESCAPE.test(value) ? `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"` : `"${value}"`;
}

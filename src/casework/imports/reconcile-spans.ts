import type { BulkValue } from '../../platform/database/bulk.ts';

/** A time that a row of the records tells of, by the names of its columns. */
export interface SpanRow {
  readonly started_on: string;
  readonly ended_on: string | null;
  readonly [column: string]: BulkValue;
}

/** A row that is stored, with its id. */
export interface StoredSpan {
  readonly id: string;
  readonly row: SpanRow;
}

export interface SpansToReconcile {
  readonly stored: readonly StoredSpan[];
  /** What the returns amounted to before; what is stored and not among it came from people. Undefined: nothing did. */
  readonly before: readonly SpanRow[] | undefined;
  /** What they amount to now. */
  readonly now: readonly SpanRow[];
  /** What people took out: the returns do not bring it back. */
  readonly takenOut?: readonly TakenOut[];
}

/** A time that a person took out, because it never was. */
export interface TakenOut {
  /** The legal status or the place. */
  readonly code: string;
  readonly startedOn: string;
}

export interface ReconciledSpans {
  /** Ids of rows to be taken out. */
  readonly removed: readonly string[];
  readonly added: readonly SpanRow[];
  /** Not added, because a person took it out, or what a person entered covers the same days. */
  readonly blocked: readonly SpanRow[];
}

const NOTHING: readonly never[] = [];

/** Says which rows to take out and to add; rows that stay as they are keep their ids. */
export function reconcileSpans({ stored, before, now, takenOut = NOTHING }: SpansToReconcile): ReconciledSpans {
  if (stored.length === 0 && takenOut.length === 0) return { removed: NOTHING, added: now, blocked: NOTHING };
  const told = new Set(now.map(keyOf));
  const known = before === undefined ? undefined : new Set(before.map(keyOf));
  const removed: string[] = [];
  const present = new Set<string>();
  const peoples: SpanRow[] = [];
  for (const { id, row } of stored) {
    const key = keyOf(row);
    if (told.has(key)) present.add(key);
    else if (known === undefined || known.has(key)) removed.push(id);
    else peoples.push(row);
  }
  const missing = now.filter((row) => !present.has(keyOf(row)));
  const [added, blocked] = [[] as SpanRow[], [] as SpanRow[]];
  for (const row of missing) {
    const isOtherwise = isTakenOut(row, takenOut) || peoples.some((other) => overlap(row, other));
    (isOtherwise ? blocked : added).push(row);
  }
  return { removed, added, blocked };
}

function isTakenOut(row: SpanRow, takenOut: readonly TakenOut[]): boolean {
  const code = row['status'] ?? row['place'];
  return takenOut.some((out) => out.code === code && out.startedOn === row.started_on);
}

function keyOf(row: SpanRow): string {
  return JSON.stringify(row, Object.keys(row).sort());
}

/** What began and ended on one day stands in nobody's way. */
function overlap(a: SpanRow, b: SpanRow): boolean {
  if (a.started_on === a.ended_on || b.started_on === b.ended_on) return false;
  return (b.ended_on === null || a.started_on < b.ended_on) && (a.ended_on === null || b.started_on < a.ended_on);
}

import { type RawBuilder, sql } from 'kysely';
import { arrayOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { EventOnRecord } from '../to-event-input.ts';

/** A fact with where it came from, and what became of it. */
export interface RecordedFact extends EventOnRecord {
  readonly id: string;
  readonly isWithdrawn: boolean;
  readonly recordedAt: string;
  /** Who recorded it; null for what the program did by itself. */
  readonly recordedBy: string | null;
  readonly file: string | null;
  readonly row: number | null;
  readonly isImported: boolean;
  /** The fact that puts this one right; null where it stands. */
  readonly correctedBy: string | null;
  readonly correctedByDay: string | null;
  readonly isWithdrawnLater: boolean;
  /** The fact that this one puts right. */
  readonly corrects: string | null;
}

/** What happened, of a fact `f`. */
const EVENT: RawBuilder<unknown> = sql`f.type, f.happened_on as "on",
  to_char(f.happened_at at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI') as at, f.review_key as review,
  f.dispute_key as dispute, f.dispute_stage as stage, f.document_key as document, f.reason, f.placement`;

const COLUMNS: RawBuilder<unknown> = sql`f.id, ${EVENT}, f.is_withdrawn as "isWithdrawn", f.recorded_at as "recordedAt", s.name as "recordedBy", f.import_file as file,
  f.import_row as "row", f.import_id is not null as "isImported", c.id as "correctedBy",
  c.happened_on as "correctedByDay", coalesce(c.is_withdrawn, false) as "isWithdrawnLater", f.corrects_id as corrects`;

const FROM: RawBuilder<unknown> = sql`facts f
  left join staff s on s.authority_id = f.authority_id and s.id = f.recorded_by
  left join facts c on c.authority_id = f.authority_id and c.corrects_id = f.id`;

/** A fact that stands, and no more of where it came from than whether a file told it. */
export interface CurrentFactRow extends EventOnRecord {
  readonly id: string;
  readonly childId: string;
  readonly isImported: boolean;
}

/** Every fact of children that stands, child by child, in the order in which they were recorded. */
export async function readCurrentFacts(
  tx: Tx,
  { authorityId }: Actor,
  childIds: readonly string[],
): Promise<CurrentFactRow[]> {
  const { rows } = await sql<CurrentFactRow>`
    select f.id, f.child_id as "childId", ${EVENT}, f.import_id is not null as "isImported" from current_facts f
    where f.authority_id = ${authorityId} and f.child_id = any(${arrayOf(childIds, 'uuid')})
    order by f.child_id, f.id`.execute(tx);
  return rows;
}

/** Every fact of a child that stands, in the order in which they were recorded. */
export async function readStandingFacts(tx: Tx, { authorityId }: Actor, childId: string): Promise<RecordedFact[]> {
  const { rows } = await sql<RecordedFact>`
    select ${COLUMNS} from ${FROM}
    where f.authority_id = ${authorityId} and f.child_id = ${childId} and not f.is_withdrawn and c.id is null
    order by f.id`.execute(tx);
  return rows;
}

/** One fact of a child, whether it stands or not. */
export async function readFact(
  tx: Tx,
  { authorityId }: Actor,
  { childId, factId }: { readonly childId: string; readonly factId: string },
): Promise<RecordedFact | undefined> {
  const { rows } = await sql<RecordedFact>`
    select ${COLUMNS} from ${FROM}
    where f.authority_id = ${authorityId} and f.child_id = ${childId} and f.id = ${factId}`.execute(tx);
  return rows[0];
}

/** Every fact of a child up to one of them, in the order in which they were recorded. */
export async function readFactsUpTo(
  tx: Tx,
  { authorityId }: Actor,
  { childId, factId }: { readonly childId: string; readonly factId: string },
): Promise<RecordedFact[]> {
  const { rows } = await sql<RecordedFact>`
    select ${COLUMNS} from ${FROM}
    where f.authority_id = ${authorityId} and f.child_id = ${childId} and f.id <= ${factId}
    order by f.id`.execute(tx);
  return rows;
}

/** Every name that a review, dispute or document of a child has or had. */
export async function readKeys(tx: Tx, { authorityId }: Actor, childId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select unnest(array[review_key, dispute_key, document_key]) as key from facts
      where authority_id = ${authorityId} and child_id = ${childId}
    union select key from reviews where authority_id = ${authorityId} and child_id = ${childId}`.execute(tx);
  return new Set(rows.map(({ key }) => key).filter((key) => key !== null));
}

/** Whether the database lets whoever asks record what happened to a child. */
export async function readMayRecord(tx: Tx, { authorityId }: Actor, childId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from children where authority_id = ${authorityId} and id = ${childId})
      and (acts_as('review-administrator')
        or acts_as('iro', 'social-worker', 'team-manager') and ${childId}::uuid in (select own_child_ids())) as may
  `.execute(tx);
  return rows[0]?.may ?? false;
}

/** Which facts of a child's history to read. */
export interface HistoryWanted {
  readonly childId: string;
  /** One type of event; undefined: all. */
  readonly type: string | undefined;
  readonly source: 'all' | 'people' | 'files';
  /** Only what was corrected, and what corrects it. */
  readonly onlyCorrections: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** A slice of everything that was recorded about a child, what was recorded last first. */
export async function readHistory(
  tx: Tx,
  { authorityId }: Actor,
  { childId, type, source, onlyCorrections, limit, offset }: HistoryWanted,
): Promise<(RecordedFact & { readonly total: number })[]> {
  const bySource = {
    all: sql``,
    people: sql`and f.import_id is null`,
    files: sql`and f.import_id is not null`,
  }[source];
  const { rows } = await sql<RecordedFact & { total: number }>`
    select ${COLUMNS}, count(*) over ()::int as total from ${FROM}
    where f.authority_id = ${authorityId} and f.child_id = ${childId}
      ${type === undefined ? sql`` : sql`and f.type = ${type}`} ${bySource}
      ${onlyCorrections ? sql`and (c.id is not null or f.corrects_id is not null)` : sql``}
    order by f.recorded_at desc, f.id desc
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** The types of event that a child's record holds, in the order of the alphabet. */
export async function readTypes(tx: Tx, { authorityId }: Actor, childId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('facts')
    .select('type')
    .distinct()
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .orderBy('type')
    .execute();
  return rows.map(({ type }) => type);
}

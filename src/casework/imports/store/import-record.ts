import { sql } from 'kysely';
import type { CollectionYear } from '../../../exchange/ssda903/collection-year.ts';
import type { Problem } from '../../../exchange/ssda903/problems.ts';
import type { YearTold } from '../../../exchange/ssda903/recorded-span.ts';
import { type BulkColumn, namesOf, relationOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ImportAccount } from '../import-account.ts';

/** An import as it was left. */
export interface ImportOnRecord {
  readonly id: string;
  readonly childrenDone: number;
  readonly account: ImportAccount;
}

/**
 * Keeps a second import of the authority waiting outside: two at once would each undo what the other writes. The lock is
 * gone with the transaction, however it ends.
 *
 * @returns false where another import is under way
 */
export async function takeImportLock(tx: Tx, { authorityId }: Actor): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`import ${authorityId}`}, 0)) as taken
  `.execute(tx);
  return rows[0]?.taken === true;
}

/** The authority's latest import, where it is one of the same files that was interrupted. */
export async function findInterrupted(
  tx: Tx,
  { authorityId }: Actor,
  fingerprint: string,
): Promise<ImportOnRecord | undefined> {
  const latest = await tx
    .selectFrom('imports')
    .select(['id', 'status', 'fingerprint', 'children_done', 'account', 'files'])
    .where('authority_id', '=', authorityId)
    .where('kind', '=', 'ssda903')
    .orderBy('id', 'desc')
    .limit(1)
    // A program that was killed while it committed a batch may still have it in hand: wait for how that ends.
    .forUpdate()
    .executeTakeFirst();
  if (latest === undefined || latest.status !== 'running' || latest.fingerprint !== fingerprint) return undefined;
  const account = { ...(latest.account as object), files: latest.files } as ImportAccount;
  return { id: latest.id, childrenDone: latest.children_done, account };
}

/** What is known of an import when it starts. */
export interface ImportToStart {
  readonly fingerprint: string;
  /** Who asked for it; null for what the program does by itself. */
  readonly startedBy: string | null;
  readonly childrenTotal: number;
  readonly account: ImportAccount;
}

export async function startImport(tx: Tx, actor: Actor, started: ImportToStart): Promise<string> {
  const { files } = started.account;
  const { id } = await tx
    .insertInto('imports')
    .values({
      authority_id: actor.authorityId,
      kind: 'ssda903',
      fingerprint: started.fingerprint,
      started_by: started.startedBy,
      rows_read: files.reduce((sum, { rows }) => sum + rows, 0),
      rows_rejected: files.reduce((sum, { rejected }) => sum + rejected, 0),
      children_total: started.childrenTotal,
      ...toColumns(started.account),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly id: string;
  readonly childrenDone: number;
  readonly account: ImportAccount;
}

export async function saveProgress(tx: Tx, { authorityId }: Actor, progress: ImportProgress): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ children_done: progress.childrenDone, ...toColumns(progress.account) })
    .where('authority_id', '=', authorityId)
    .where('id', '=', progress.id)
    .execute();
}

export async function finishImport(
  tx: Tx,
  { authorityId }: Actor,
  { id, status }: { readonly id: string; readonly status: 'done' | 'cancelled' },
): Promise<void> {
  await tx
    .updateTable('imports')
    .set({ status, finished_at: sql<string>`now()` })
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/** Ends what an earlier program left running: no other import can be under way while this one has the lock. */
export async function closeInterrupted(tx: Tx, { authorityId }: Actor, exceptId: string | undefined): Promise<void> {
  let query = tx
    .updateTable('imports')
    .set({ status: 'failed', finished_at: sql<string>`now()` })
    .where('authority_id', '=', authorityId)
    .where('kind', '=', 'ssda903')
    .where('status', '=', 'running');
  if (exceptId !== undefined) query = query.where('id', '<>', exceptId);
  await query.execute();
}

/** The children whose records are kept from somebody who might otherwise open them. */
export async function listWithheldChildren(tx: Tx, { authorityId }: Actor): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select child_id as id from restrictions where authority_id = ${authorityId} and lifted_at is null
    union select child_id from barred_staff where authority_id = ${authorityId}
  `.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Problems to add to those of an import, numbered from one after those that are listed. */
export interface ProblemsToSave {
  readonly importId: string;
  readonly listed: number;
  readonly problems: readonly Problem[];
}

export async function saveProblems(
  tx: Tx,
  { authorityId }: Actor,
  { importId, listed, problems }: ProblemsToSave,
): Promise<void> {
  if (problems.length === 0) return;
  const numbered = problems.map((problem, index) => ({ ...problem, number: listed + index + 1 }));
  await sql`
    insert into import_problems (authority_id, import_id, ${namesOf(PROBLEM_COLUMNS)})
    select ${authorityId}, ${importId}, ${namesOf(PROBLEM_COLUMNS)} from ${relationOf(numbered, PROBLEM_COLUMNS)}
  `.execute(tx);
}

const PROBLEM_COLUMNS: readonly BulkColumn<Problem & { readonly number: number }>[] = [
  { name: 'number', type: 'integer', of: ({ number }) => number },
  { name: 'file', type: 'text', of: ({ file }) => file },
  { name: 'row', type: 'integer', of: ({ row }) => row },
  { name: 'column', type: 'text', of: ({ column }) => column },
  { name: 'code', type: 'text', of: ({ code }) => code },
  { name: 'message', type: 'text', of: ({ message }) => message },
  { name: 'severity', type: 'text', of: ({ severity }) => severity },
];

/** The years of which there is a return in the records, the earliest first. */
export async function listReturns(tx: Tx, { authorityId }: Actor): Promise<YearOnRecord[]> {
  const rows = await tx
    .selectFrom('returns')
    .select(['year', 'has_reviews'])
    .where('authority_id', '=', authorityId)
    .orderBy('year')
    .execute();
  return rows.map(({ year, has_reviews }) => ({ year: year as CollectionYear, hasReviews: has_reviews }));
}

/** A year of which there is a return. */
export type YearOnRecord = YearTold & { readonly year: CollectionYear };

export async function saveReturns(tx: Tx, { authorityId }: Actor, years: readonly YearOnRecord[]): Promise<void> {
  for (const { year, hasReviews } of years) {
    await tx
      .insertInto('returns')
      .values({ authority_id: authorityId, year, has_reviews: hasReviews })
      .onConflict((conflict) =>
        conflict
          .columns(['authority_id', 'year'])
          .doUpdateSet({ has_reviews: hasReviews })
          .where('returns.has_reviews', '<>', hasReviews),
      )
      .execute();
  }
}

/** The next children, by id, of whom some return tells. */
export async function listChildrenOfReturns(
  tx: Tx,
  { authorityId }: Actor,
  { after, atMost }: { readonly after: string | undefined; readonly atMost: number },
): Promise<{ readonly id: string; readonly localId: string }[]> {
  let query = tx
    .selectFrom('children as c')
    .select(['c.id', 'c.local_id as localId'])
    .where('c.authority_id', '=', authorityId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('return_rows as r')
          .select('r.year')
          .whereRef('r.authority_id', '=', 'c.authority_id')
          .whereRef('r.child_id', '=', 'c.id'),
      ),
    )
    .orderBy('c.id')
    .limit(atMost);
  if (after !== undefined) query = query.where('c.id', '>', after);
  return await query.execute();
}

function toColumns({ files, ...counts }: ImportAccount) {
  return { files: JSON.stringify(files), account: JSON.stringify(counts) };
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** By which rules an authority's children are worked out. */
export interface RulesInUse {
  readonly fingerprint: string;
  readonly childrenTotal: number;
  readonly finishedAt: string | null;
}

const COLUMNS = sql`fingerprint, children_total as "childrenTotal", finished_at as "finishedAt"`;

export async function readRulesInUse(tx: Tx, { authorityId }: Actor): Promise<RulesInUse | undefined> {
  const { rows } = await sql<RulesInUse>`
    select ${COLUMNS} from rules_in_use where authority_id = ${authorityId}
  `.execute(tx);
  return rows[0];
}

/** The same, while no other program adopts rules for the authority. */
export async function lockRulesInUse(tx: Tx, actor: Actor): Promise<RulesInUse | undefined> {
  const name = `rules ${actor.authorityId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  return await readRulesInUse(tx, actor);
}

/** For an authority without children. */
export async function insertRulesInUse(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  fingerprint: string,
): Promise<void> {
  await tx
    .insertInto('rules_in_use')
    .values({ authority_id, fingerprint, children_total: 0, finished_at: sql<string>`now()` })
    .execute();
}

export async function saveRulesInUse(
  tx: Tx,
  { authorityId }: Actor,
  { fingerprint, childrenTotal }: Pick<RulesInUse, 'fingerprint' | 'childrenTotal'>,
): Promise<void> {
  await sql`
    insert into rules_in_use (authority_id, fingerprint, children_total)
    values (${authorityId}, ${fingerprint}, ${childrenTotal})
    on conflict (authority_id) do update set fingerprint = excluded.fingerprint, adopted_at = now(),
      children_total = excluded.children_total, finished_at = null
  `.execute(tx);
}

/** Notes that no child is left who was worked out by other rules. */
export async function finishRulesInUse(tx: Tx, { authorityId }: Actor, fingerprint: string): Promise<void> {
  await sql`
    update rules_in_use set finished_at = now()
    where authority_id = ${authorityId} and fingerprint = ${fingerprint} and finished_at is null
  `.execute(tx);
}

/** @returns how many children there are, each to be worked out anew from the day on */
export async function makeEveryChildDue(tx: Tx, { authorityId }: Actor, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with marked as (
      update children set next_change_on = ${today}::date
      where authority_id = ${authorityId} and (next_change_on is null or next_change_on > ${today}::date)
    )
    select count(*)::int as count from children where authority_id = ${authorityId}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Children whom a day that has come, or other rules, change, and who are not worked out anew yet. */
export async function countDue(tx: Tx, { authorityId }: Actor, today: string): Promise<number> {
  const { count } = await tx
    .selectFrom('children')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('authority_id', '=', authorityId)
    .where('next_change_on', '<=', today)
    .executeTakeFirstOrThrow();
  return count;
}

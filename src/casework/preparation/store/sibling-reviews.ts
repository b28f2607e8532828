import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

interface OpenReviewOf {
  readonly childId: string;
  readonly reviewId: string;
  readonly arrangedOn: string | null;
  readonly starts: string | null;
}

/** The next review of each of some children: the first that is arranged from today on, else the one that is prepared. */
export async function readOpenReviewsOf(
  tx: Tx,
  { authorityId }: Actor,
  { childIds, today }: { readonly childIds: readonly string[]; readonly today: string },
): Promise<ReadonlyMap<string, OpenReviewOf>> {
  if (childIds.length === 0) return new Map();
  const { rows } = await sql<OpenReviewOf>`
    select distinct on (r.child_id) r.child_id as "childId", r.id as "reviewId", r.arranged_on as "arrangedOn", a.starts
    from reviews r
    left join lateral (select a.starts from review_arrangements a
      where a.authority_id = r.authority_id and a.review_id = r.id order by a.number desc limit 1) a on true
    where r.authority_id = ${authorityId} and r.child_id in (${sql.join(childIds)}) and r.recording_on is null
      and (r.arranged_on is null or r.arranged_on >= ${today}::date)
    order by r.child_id, r.arranged_on nulls last, r.key`.execute(tx);
  return new Map(rows.map((row) => [row.childId, row]));
}

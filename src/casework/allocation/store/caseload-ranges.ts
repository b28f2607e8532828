import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { OwnRange } from '../../figures/model.ts';

/** What was stated of the caseload that is meant for somebody. Days are `YYYY-MM-DD`. */
export interface StatedRange extends OwnRange {
  readonly id: string;
  readonly staffId: string;
  readonly reason: string | null;
  readonly startedOn: string;
  readonly statedBy: string | null;
}

/** All that was stated of one person, the newest first. */
export async function readRanges(tx: Tx, { authorityId }: Actor, staffId: string): Promise<StatedRange[]> {
  const { rows } = await sql<StatedRange>`
    select r.id, r.staff_id as "staffId", r.title, r.fewest as "least", r.most, r.reason, r.started_on as "startedOn",
      s.name as "statedBy"
    from caseload_ranges r left join staff s on s.authority_id = r.authority_id and s.id = r.stated_by
    where r.authority_id = ${authorityId} and r.staff_id = ${staffId}
    order by r.started_on desc, r.id desc`.execute(tx);
  return rows;
}

/** Holds what is stated of a person until the transaction ends. */
export async function lockRanges(tx: Tx, staffId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('caseload of ' || ${staffId}::text, 0))`.execute(tx);
}

export type RangeToState = Omit<StatedRange, 'id' | 'statedBy'>;

export async function insertRange(tx: Tx, { authorityId }: Actor, range: RangeToState): Promise<void> {
  await tx
    .insertInto('caseload_ranges')
    .values({
      authority_id: authorityId,
      staff_id: range.staffId,
      title: range.title,
      fewest: range.least,
      most: range.most,
      reason: range.reason,
      started_on: range.startedOn,
    })
    .execute();
}

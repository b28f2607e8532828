import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** How long a child has kept the same IRO, in the period of care of today. */
export interface Continuity {
  /** Since when the IRO of today is theirs without a break; `YYYY-MM-DD`. */
  readonly since: string;
  /** How many people were the child’s IRO in this period of care, the one of today among them. */
  readonly officers: number;
}

/** Undefined where the child is not looked after, or has no IRO, today. */
export async function readContinuity(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<Continuity | undefined> {
  const { rows } = await sql<Continuity>`
    select now.started_on as since, (select count(distinct a.staff_id)::int from appointments a
        where a.authority_id = p.authority_id and a.child_id = p.child_id and a.during && p.during
          and a.started_on <= ${today}::date) as officers
    from periods_of_care p
    join appointments now on now.authority_id = p.authority_id and now.child_id = p.child_id
      and ${today}::date <@ now.during
    where p.authority_id = ${authorityId} and p.child_id = ${childId} and ${today}::date <@ p.during limit 1`.execute(
    tx,
  );
  return rows[0];
}

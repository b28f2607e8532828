import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Moments at which somebody signed in, the latest first, from what the audit holds of their own doing. */
export async function readSignIns(tx: Tx, { authorityId, userId }: Actor, limit: number): Promise<string[]> {
  const { rows } = await sql<{ at: string }>`
    select occurred_at as at from audit_events
    where authority_id = ${authorityId} and user_id = ${userId} and action = 'sign-in'
    order by occurred_at desc limit ${limit}`.execute(tx);
  return rows.map(({ at }) => at);
}

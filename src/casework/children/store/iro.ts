import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/transaction.ts';

/** Whether the transaction runs for the child's IRO, or whoever stands in for the IRO today. */
export async function readIsIroOf(tx: Tx, childId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select ${childId}::uuid in (select reviewed_child_ids()) as is`.execute(tx);
  return rows[0]?.is ?? false;
}

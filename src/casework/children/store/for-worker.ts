import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Whether the database lets whoever asks write what a child's social worker writes. */
export async function readMayRecordForWorker(tx: Tx, { authorityId }: Actor, childId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from children where authority_id = ${authorityId} and id = ${childId})
      and (${childId}::uuid in (select worked_child_ids())
        or acts_as('review-administrator') and sees_every_child()
          and ${childId}::uuid not in (select withheld_child_ids())) as may`.execute(tx);
  return rows[0]?.may ?? false;
}

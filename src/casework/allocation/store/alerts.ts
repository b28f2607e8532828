import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Tells an IRO that a child is theirs, unless it was their own doing. */
export async function raiseIroAlert(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childId, staffId }: { readonly childId: string; readonly staffId: string },
): Promise<void> {
  if (staffId === userId) return;
  await sql`insert into alerts (authority_id, staff_id, kind, child_id)
    values (${authorityId}, ${staffId}, 'iro-for-child', ${childId})`.execute(tx);
}

/** Tells those who allocate, but for whoever told it, that a child became looked after. */
export async function raiseNotificationAlerts(tx: Tx, { authorityId, userId }: Actor, childId: string): Promise<void> {
  await sql`
    insert into alerts (authority_id, staff_id, kind, child_id)
    select s.authority_id, s.id, 'child-looked-after', ${childId}::uuid from staff s
    where s.authority_id = ${authorityId} and s.roles && array['iro-manager', 'review-administrator']
      and s.id is distinct from ${userId}::uuid and (s.left_on is null or s.left_on > today())
      and not exists (select from barred_staff b where b.authority_id = s.authority_id and b.child_id = ${childId}
        and b.staff_id = s.id)`.execute(tx);
}

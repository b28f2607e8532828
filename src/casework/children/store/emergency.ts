import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

interface Opening {
  readonly childId: string;
  readonly reason: string;
  readonly hours: number;
}

/** Opens a record to whoever asks, and gives the id of the opening. */
export async function insertOpening(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reason, hours }: Opening,
): Promise<string> {
  const { id } = await tx
    .insertInto('emergency_accesses')
    .values({
      authority_id: authorityId,
      child_id: childId,
      reason,
      ends_at: sql<string>`now() + make_interval(hours => ${hours})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Tells every IRO manager and the child's own IRO, but for whoever opened it, those who left and those who are barred
 * from the record.
 *
 * @returns how many were told
 */
export async function raiseAlerts(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childId, openingId, today }: { readonly childId: string; readonly openingId: string; readonly today: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into alerts (authority_id, staff_id, kind, child_id, about_staff_id, emergency_access_id)
    select s.authority_id, s.id, 'emergency-access', ${childId}::uuid, ${userId}::uuid, ${openingId}::uuid
    from staff s
    where s.authority_id = ${authorityId} and s.id <> ${userId} and (s.left_on is null or s.left_on > ${today}::date)
      and ('iro-manager' = any (s.roles) or exists (select from appointments a where a.authority_id = s.authority_id
        and a.staff_id = s.id and a.child_id = ${childId} and a.during @> ${today}::date))
      and not exists (select from barred_staff b where b.authority_id = s.authority_id and b.child_id = ${childId}
        and b.staff_id = s.id)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Whether a youth justice worker or somebody of a custodial establishment is around a child, or the child is on remand. */
export async function readHasCustodialParty(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from child_people p
        where p.authority_id = ${authorityId} and p.child_id = ${childId}
          and (p.ended_on is null or p.ended_on > ${today}::date)
          and p.relationship ~* 'youth (justice|offending)|\\myot\\M|custod|\\myoi\\M|probation')
      or exists (select from legal_statuses l
        where l.authority_id = ${authorityId} and l.child_id = ${childId} and ${today}::date <@ l.during
          and l.status in ('J1', 'J2', 'J3')) as has`.execute(tx);
  return rows[0]?.has ?? false;
}

/** The first day of the remand that a child is under today. */
export async function readRemandedSince(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ since: string }>`
    select l.started_on as since from legal_statuses l
    where l.authority_id = ${authorityId} and l.child_id = ${childId} and ${today}::date <@ l.during and l.status = 'J1'
    limit 1`.execute(tx);
  return rows[0]?.since;
}

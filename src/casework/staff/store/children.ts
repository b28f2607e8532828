import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A child who is in somebody's care as a professional. */
export interface ChildOfPersonRow {
  readonly childId: string;
  readonly name: string | null;
  readonly localId: string;
  /** As what the person has the child. */
  readonly as: 'iro' | 'social-worker';
}

/** The children whom a person reviews or works with today, of those whom whoever asks may see. */
export async function readChildrenOfPerson(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, today, limit }: { readonly staffId: string; readonly today: string; readonly limit: number },
): Promise<ChildOfPersonRow[]> {
  const { rows } = await sql<ChildOfPersonRow>`
    select c.id as "childId", c.local_id as "localId", l.as,
      coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, '') as name
    from (
      select child_id, 'iro' as as from appointments
        where authority_id = ${authorityId} and staff_id = ${staffId} and (ended_on is null or ended_on > ${today}::date)
      union all
      select child_id, 'social-worker' from child_workers
        where authority_id = ${authorityId} and staff_id = ${staffId} and (ended_on is null or ended_on > ${today}::date)
    ) l join children c on c.authority_id = ${authorityId} and c.id = l.child_id
    order by l.as, name, c.local_id limit ${limit}`.execute(tx);
  return rows;
}

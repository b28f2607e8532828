import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../../children/name-of-child.ts';

/** A child of whom nothing says yet that they know who their IRO is. */
export interface ChildToMeet extends ChildName {
  readonly childId: string;
  /** Since when, or from when, whoever asks is the IRO. */
  readonly since: string;
  /** Who was the IRO before, where somebody was, and is still here. */
  readonly before: string | null;
}

/** The looked-after children whose IRO somebody is or will be and who were not told so, the latest appointment first. */
export async function readChildrenToMeet(
  tx: Tx,
  { authorityId, userId }: Actor,
  { today, limit, offset }: { readonly today: string; readonly limit: number; readonly offset: number },
): Promise<{ children: ChildToMeet[]; total: number }> {
  const { rows } = await sql<ChildToMeet & { total: number }>`
    select c.id as "childId", c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName",
      c.family_name as "familyName", a.started_on as since, before.name as before, count(*) over ()::int as total
    from appointments a
    join children c on c.authority_id = a.authority_id and c.id = a.child_id
    left join lateral (select s.name from appointments b
      join staff s on s.authority_id = b.authority_id and s.id = b.staff_id
      where b.authority_id = a.authority_id and b.child_id = a.child_id and b.ended_on = a.started_on
        and b.started_on < b.ended_on and b.staff_id <> a.staff_id and (s.left_on is null or s.left_on > ${today}::date)
      limit 1) before on true
    where a.authority_id = ${authorityId} and a.staff_id = ${userId}::uuid
      and (a.ended_on is null or a.ended_on > ${today}::date)
      and exists (select from periods_of_care p where p.authority_id = a.authority_id and p.child_id = a.child_id
        and (p.ended_on is null or p.ended_on > ${today}::date))
      and not exists (select from child_tellings t where t.authority_id = a.authority_id and t.child_id = a.child_id
        and t.staff_id = a.staff_id and t.item = 'who-iro-is' and t.withdrawn_at is null)
    order by a.started_on desc, c.family_name, c.given_name, c.local_id
    limit ${limit} offset ${offset}`.execute(tx);
  return { children: rows, total: rows[0]?.total ?? 0 };
}

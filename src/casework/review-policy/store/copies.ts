import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { PolicyCopy } from '../model.ts';

const MOST_COPIES = 500;

/** What is recorded of copies around a child, the latest first. */
export async function readCopies(tx: Tx, { authorityId }: Actor, childId: string): Promise<PolicyCopy[]> {
  const { rows } = await sql<PolicyCopy>`
    select c.id, c.policy_id as "policyId", p.edition, c.who, c.person_id as "personId", c.name, c.relation,
      c.handed_on as "handedOn", c.how, c.why_not as "whyNot", s.name as "recordedBy",
      c.withdrawn_at is not null as "isWithdrawn"
    from policy_copies c
    join review_policies p on p.authority_id = c.authority_id and p.id = c.policy_id
    left join staff s on s.authority_id = c.authority_id and s.id = c.recorded_by
    where c.authority_id = ${authorityId} and c.child_id = ${childId}
    order by c.handed_on desc, c.id desc limit ${MOST_COPIES}`.execute(tx);
  return rows;
}

export type CopyToKeep = Omit<PolicyCopy, 'id' | 'edition' | 'recordedBy' | 'isWithdrawn'> & {
  readonly childId: string;
};

export async function insertCopies(tx: Tx, { authorityId }: Actor, copies: readonly CopyToKeep[]): Promise<void> {
  await tx
    .insertInto('policy_copies')
    .values(
      copies.map((copy) => ({
        authority_id: authorityId,
        child_id: copy.childId,
        policy_id: copy.policyId,
        who: copy.who,
        person_id: copy.personId,
        name: copy.name,
        relation: copy.relation,
        handed_on: copy.handedOn,
        how: copy.how,
        why_not: copy.whyNot,
      })),
    )
    .execute();
}

/** False where there is none that stands. */
export async function updateCopyWithdrawn(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childId, copyId }: { readonly childId: string; readonly copyId: string },
): Promise<boolean> {
  const { rows } = await sql`
    update policy_copies set withdrawn_at = now(), withdrawn_by = ${userId}
    where authority_id = ${authorityId} and child_id = ${childId} and id = ${copyId} and withdrawn_at is null
    returning id`.execute(tx);
  return rows.length > 0;
}

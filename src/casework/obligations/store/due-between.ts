import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

export interface DueWanted {
  readonly childIds: readonly string[];
  /** `YYYY-MM-DD`, both days among them. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

/** What is to be done for one of several children. */
export interface DueBetween {
  readonly obligationId: string;
  readonly childId: string;
  readonly rule: string;
  readonly dueOn: string;
  readonly total: number;
}

export async function readDueBetween(
  tx: Tx,
  { authorityId }: Actor,
  { childIds, from, to, limit }: DueWanted,
): Promise<DueBetween[]> {
  const { rows } = await sql<DueBetween>`
    select o.id as "obligationId", o.child_id as "childId", o.rule, o.due_on as "dueOn", count(*) over ()::int as total
    from obligations o
    where o.authority_id = ${authorityId} and o.child_id = any (${[...childIds]}::uuid[])
      and o.due_on between ${from}::date and ${to}::date and o.met_on is null and o.not_owed_because is null
    order by o.due_on, o.rule, o.id limit ${limit}`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A step of the preparation that the rules ask for. */
export interface DueStep {
  readonly obligationId: string;
  readonly rule: string;
  readonly actor: string;
  readonly earliestOn: string | null;
  readonly dueOn: string;
  readonly metOn: string | null;
  readonly status: string;
  readonly notOwedBecause: string | null;
  readonly isAsSoonAsPracticable: boolean;
}

export interface StepsWanted {
  readonly childId: string;
  readonly key: string;
  readonly today: string;
}

/** What must be done before a review, in the order of its days; as many rows as there are such rules. */
export async function readDueSteps(
  tx: Tx,
  { authorityId }: Actor,
  { childId, key, today }: StepsWanted,
): Promise<DueStep[]> {
  const { rows } = await sql<DueStep>`
    select o.id as "obligationId", o.rule, o.actor, o.earliest_on as "earliestOn", o.due_on as "dueOn",
      o.met_on as "metOn", obligation_status(o, ${today}::date) as status, o.not_owed_because as "notOwedBecause",
      o.is_as_soon_as_practicable as "isAsSoonAsPracticable"
    from obligations o
    where o.authority_id = ${authorityId} and o.child_id = ${childId} and o.about = ${key}
      and o.rule like 'preparation.%'
    order by o.due_on, o.rule`.execute(tx);
  return rows;
}

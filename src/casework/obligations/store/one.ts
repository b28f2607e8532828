import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { RecordedInput } from '../../../rules/index.ts';

/** One obligation as it is stored, with what the rules need to work it out again. */
export interface StoredObligation {
  readonly id: string;
  readonly rule: string;
  readonly about: string | null;
  readonly aboutOn: string | null;
  readonly period: number | null;
  readonly actor: string;
  readonly dueOn: string;
  readonly nationalDueOn: string | null;
  readonly earliestOn: string | null;
  readonly scheduleByOn: string | null;
  readonly targetOn: string | null;
  readonly metOn: string | null;
  readonly status: string;
  readonly notOwedBecause: string | null;
  readonly layer: string;
  readonly isAsSoonAsPracticable: boolean;
  readonly isProvisional: boolean;
  readonly isEarlierLaw: boolean;
  readonly isSoftened2020: boolean;
  readonly explanation: string;
  readonly citations: readonly { readonly source: string; readonly provision: string }[];
  readonly statedDueOn: string | null;
  readonly bornOn: string | null;
  readonly recorded: RecordedInput | null;
}

/** Undefined where there is none, or none within reach. */
export async function readObligation(
  tx: Tx,
  { authorityId }: Actor,
  { childId, obligationId, today }: { readonly childId: string; readonly obligationId: string; readonly today: string },
): Promise<StoredObligation | undefined> {
  const { rows } = await sql<StoredObligation>`
    select o.id, o.rule, o.about, r.recording_on as "aboutOn", o.period, o.actor, o.due_on as "dueOn",
      o.national_due_on as "nationalDueOn", o.earliest_on as "earliestOn", o.schedule_by_on as "scheduleByOn",
      o.target_on as "targetOn", o.met_on as "metOn", obligation_status(o, ${today}::date) as status,
      o.not_owed_because as "notOwedBecause", o.layer, o.is_as_soon_as_practicable as "isAsSoonAsPracticable",
      o.is_provisional as "isProvisional", o.is_earlier_law as "isEarlierLaw", o.is_softened_2020 as "isSoftened2020",
      o.explanation, o.citations, c.born_on as "bornOn", c.recorded,
      case when o.rule like 'review.%' and o.rule <> 'review.complete' then coalesce(stated_due_on(o), r.stated_due_on) end as "statedDueOn"
    from obligations o
    join children c on c.authority_id = o.authority_id and c.id = o.child_id
    left join reviews r on r.authority_id = o.authority_id and r.child_id = o.child_id and r.key = o.about
    where o.authority_id = ${authorityId} and o.child_id = ${childId} and o.id = ${obligationId}`.execute(tx);
  return rows[0];
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What somebody said of the day of a review, or that nobody says so any more. */
export interface StatedDay {
  readonly number: number;
  /** The day that was worked out when it was said. */
  readonly computedDueOn: string;
  /** Null: nobody states one any more. */
  readonly dueOn: string | null;
  /** Who or what states it; null where nobody does. */
  readonly statedBy: string | null;
  readonly note: string | null;
  readonly recordedAt: string;
  /** Who entered it; null for what the program did by itself. */
  readonly recordedBy: string | null;
}

/** Of which duty: the key of its obligation. */
export interface DutyKey {
  readonly childId: string;
  readonly rule: string;
  readonly about: string | null;
  readonly period: number | null;
  readonly dueOn: string;
}

const MOST_STATEMENTS = 100;

/** All that was stated of a review, the latest first: what stands and what stood before. */
export async function readStatedDays(tx: Tx, { authorityId }: Actor, duty: DutyKey): Promise<StatedDay[]> {
  const { childId, rule, about, period, dueOn } = duty;
  const isSame = sql`s.about is not distinct from ${about}::text`;
  const { rows } = await sql<StatedDay>`
    select s.number, s.computed_due_on as "computedDueOn", s.due_on as "dueOn", s.stated_by as "statedBy", s.note,
      s.recorded_at as "recordedAt", w.name as "recordedBy"
    from stated_days s left join staff w on w.authority_id = s.authority_id and w.id = s.recorded_by
    where s.authority_id = ${authorityId} and s.child_id = ${childId} and s.rule = ${rule}
      and s.period is not distinct from ${period}::integer
      and (${isSame} or s.about like '#%' and ${about}::text not like '#%' and s.computed_due_on = ${dueOn}::date)
    order by ${isSame} desc, s.number desc limit ${MOST_STATEMENTS}`.execute(tx);
  return rows;
}

/** What is to be entered. */
export type StatementRow = Pick<StatedDay, 'number' | 'dueOn' | 'statedBy' | 'note'>;

/** @returns false where somebody else has entered one of the same number meanwhile */
export async function insertStatedDay(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { duty, row }: { readonly duty: DutyKey; readonly row: StatementRow },
): Promise<boolean> {
  const { childId: child_id, rule, about, period, dueOn: computed_due_on } = duty;
  const { number, dueOn: due_on, statedBy: stated_by, note } = row;
  const inserted = await tx
    .insertInto('stated_days')
    .values({ authority_id, child_id, rule, about, period, computed_due_on, number, due_on, stated_by, note })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

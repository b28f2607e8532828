import { isReviewDue } from '../casework/obligations/list-stated-days.ts';
import { stateDueDay } from '../casework/obligations/state-due-day.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import { addWorkingDays, type Day, getDay, isoFromDay } from '../rules/index.ts';

/** What other people and systems say of some reviews, by how many working days it is another day. */
const STATED = [
  { workingDays: 3, statedBy: 'The directions of the family court', note: 'The hearing is on the day before.' },
  { workingDays: -2, statedBy: 'The system of the placing authority', note: null },
];

/** Lets an officer enter that somebody states another day for some of the next reviews of their children. */
export async function stateDemoDays(tx: Tx, officer: Actor & { readonly userId: string }, today: Day): Promise<void> {
  const due = await tx
    .selectFrom('obligations as o')
    .innerJoin('appointments as a', (join) =>
      join.onRef('a.authority_id', '=', 'o.authority_id').onRef('a.child_id', '=', 'o.child_id'),
    )
    .select(['o.id', 'o.child_id', 'o.rule', 'o.due_on'])
    .where('a.staff_id', '=', officer.userId)
    .where('a.ended_on', 'is', null)
    .where('o.rule', 'like', 'review.%')
    .where('o.met_on', 'is', null)
    .where('o.not_owed_because', 'is', null)
    .where('o.due_on', '>', isoFromDay(today))
    .orderBy('o.due_on')
    .orderBy('o.id')
    .limit(4 * STATED.length)
    .execute();
  const reviews = due.filter(({ rule }) => isReviewDue(rule));
  for (const [index, { workingDays, statedBy, note }] of STATED.entries()) {
    const review = reviews[index];
    if (review === undefined) return;
    const dueOn = isoFromDay(addWorkingDays(getDay(review.due_on), workingDays));
    await stateDueDay(tx, officer, {
      childId: review.child_id,
      obligationId: review.id,
      statement: { dueOn, statedBy, note },
      version: 0,
      today: isoFromDay(today),
    });
  }
}

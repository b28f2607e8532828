import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type CalendarChoice, readReviewingStaff } from './store/calendar.ts';

/** Those who are some child's IRO today, by name. */
export async function listReviewingStaff(tx: Tx, actor: Actor, today: string): Promise<readonly CalendarChoice[]> {
  return await readReviewingStaff(tx, actor, today);
}

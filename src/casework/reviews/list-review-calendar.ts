import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type CalendarEntry, type CalendarWanted, readCalendar } from './store/calendar.ts';

export type { CalendarEntry } from './store/calendar.ts';

/** The reviews of some days: those held and those arranged on their day, and on its due day each that nobody has arranged. */
export async function listReviewCalendar(
  tx: Tx,
  actor: Actor,
  wanted: CalendarWanted,
): Promise<ReadonlyMap<string, readonly CalendarEntry[]>> {
  return Map.groupBy(await readCalendar(tx, actor, wanted), ({ day }) => day);
}

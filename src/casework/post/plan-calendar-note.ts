import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { CalendarNote, Recipient } from './model.ts';
import { readLatestCalendar } from './store/calendars.ts';

/** A meeting of a review, as one person’s calendar is to know it. */
export interface PlannedMeeting extends Omit<CalendarNote, 'uid' | 'sequence'> {
  readonly reviewId: string;
  readonly recipient: Pick<Recipient, 'kind' | 'id' | 'email'>;
}

/**
 * The note for a person’s calendar that follows whatever they were told of the review before: the same meeting, one step
 * later, so that theirs moves or goes instead of standing there twice.
 */
export async function planCalendarNote(
  tx: Tx,
  actor: Actor,
  { reviewId, recipient, ...meeting }: PlannedMeeting,
): Promise<CalendarNote> {
  const uid = `${reviewId}.${recipient.id ?? recipient.email?.trim().toLowerCase() ?? recipient.kind}`;
  const latest = await readLatestCalendar(tx, actor, { reviewId, uid });
  return { ...meeting, uid, sequence: latest === undefined ? 0 : latest.sequence + 1 };
}

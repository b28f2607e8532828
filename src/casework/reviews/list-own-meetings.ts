import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type OwnMeeting, readOwnMeetings } from './store/calendar.ts';

export type { OwnMeeting } from './store/calendar.ts';

/** More than anybody has ahead of them. */
const MOST_MEETINGS = 1000;

/** The meetings to come of the person's own children, the nearest first. */
export async function listOwnMeetings(tx: Tx, actor: Actor, today: string): Promise<readonly OwnMeeting[]> {
  return await readOwnMeetings(tx, actor, { today, limit: MOST_MEETINGS });
}

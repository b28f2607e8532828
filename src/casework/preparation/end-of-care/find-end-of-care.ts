import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type EndOfCareNotice, readNotices } from '../store/end-of-care.ts';

export type { EndOfCareNotice } from '../store/end-of-care.ts';

/** That a child stops being looked after, as it stands. */
export interface EndOfCare extends EndOfCareNotice {
  /** The day on which the child stops being looked after. */
  readonly endsOn: string;
}

/** What was told of the end of a child's care, the latest first. */
export async function listEndOfCareNotices(tx: Tx, actor: Actor, childId: string): Promise<EndOfCareNotice[]> {
  return await readNotices(tx, actor, childId);
}

/** Undefined where nothing was told, the child stays after all, or came back into care since. */
export async function findEndOfCare(tx: Tx, actor: Actor, childId: string): Promise<EndOfCare | undefined> {
  return standingOf(await readNotices(tx, actor, childId));
}

/** Of what was told, the latest first, what stands. */
export function standingOf([latest]: readonly EndOfCareNotice[]): EndOfCare | undefined {
  if (latest === undefined || latest.endsOn === null || latest.cameBack) return undefined;
  return { ...latest, endsOn: latest.endsOn };
}

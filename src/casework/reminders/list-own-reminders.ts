import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readStandingReminders, type StandingReminder } from './store/listing.ts';

const REMINDERS_A_PAGE = 50;

/** One page of what whoever asks was reminded of and has still to do. */
export interface OwnReminders {
  readonly reminders: readonly StandingReminder[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** What was done since, moved to another day, or is of a child no longer within reach stands here no more. */
export async function listOwnReminders(tx: Tx, actor: Actor, page: number): Promise<OwnReminders> {
  const slice = { limit: REMINDERS_A_PAGE, offset: (page - 1) * REMINDERS_A_PAGE };
  const { rows, total } = await readStandingReminders(tx, actor, slice);
  // What is done disappears, so that the page may be past the last one: that is not to say that nothing is to do.
  if (rows.length === 0 && page > 1) return await listOwnReminders(tx, actor, 1);
  return { reminders: rows, total, page, pages: Math.max(1, Math.ceil(total / REMINDERS_A_PAGE)) };
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readPage } from '../../platform/pages/paging.ts';
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
export async function listOwnReminders(tx: Tx, actor: Actor, asked: number): Promise<OwnReminders> {
  const { rows: reminders, ...list } = await readPage({ page: asked, rowsAPage: REMINDERS_A_PAGE }, (slice) =>
    readStandingReminders(tx, actor, slice),
  );
  return { reminders, ...list };
}

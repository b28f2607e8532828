import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readPage } from '../../platform/pages/paging.ts';
import { type ReminderOfChild, readRemindersOfChild } from './store/listing.ts';

const REMINDERS_A_PAGE = 50;

/** One page of who was reminded of what about a child, the latest first. */
export async function listRemindersOfChild(
  tx: Tx,
  actor: Actor,
  { childId, page: asked }: { readonly childId: string; readonly page: number },
): Promise<{ readonly reminders: readonly ReminderOfChild[]; readonly page: number; readonly pages: number }> {
  const { rows, page, pages } = await readPage({ page: asked, rowsAPage: REMINDERS_A_PAGE }, (slice) =>
    readRemindersOfChild(tx, actor, { childId, ...slice }),
  );
  return { reminders: rows, page, pages };
}

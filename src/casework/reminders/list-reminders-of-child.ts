import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ReminderOfChild, readRemindersOfChild } from './store/listing.ts';

const REMINDERS_A_PAGE = 50;

/** One page of who was reminded of what about a child, the latest first. */
export async function listRemindersOfChild(
  tx: Tx,
  actor: Actor,
  { childId, page }: { readonly childId: string; readonly page: number },
): Promise<{ readonly reminders: readonly ReminderOfChild[]; readonly page: number; readonly pages: number }> {
  const slice = { limit: REMINDERS_A_PAGE, offset: (page - 1) * REMINDERS_A_PAGE };
  const { rows, total } = await readRemindersOfChild(tx, actor, { childId, ...slice });
  if (rows.length === 0 && page > 1) return await listRemindersOfChild(tx, actor, { childId, page: 1 });
  return { reminders: rows, page, pages: Math.max(1, Math.ceil(total / REMINDERS_A_PAGE)) };
}

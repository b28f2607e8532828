import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { QueueFilter } from './queue.ts';
import { countQueue, type QueueCounts, type QueuedChild, readQueue } from './store/queue.ts';
import { readWeighing } from './store/settings.ts';

export type { QueueCounts, QueuedChild } from './store/queue.ts';

const CHILDREN_A_PAGE = 50;
/** As many children as a file of the queue takes. */
export const CHILDREN_IN_A_FILE = 5000;

/** One page of those for whom somebody who allocates must act. */
export interface Queue {
  readonly children: readonly QueuedChild[];
  /** Of all whom the actor may see, by filter. */
  readonly counts: QueueCounts;
  readonly total: number;
  /** Those without an IRO whose records are not the actor's to see. */
  readonly withheld: number;
  readonly page: number;
  readonly pages: number;
}

/** The looked-after children for whom somebody must act, those whom the law wants to have an IRO soonest first. */
export async function listQueue(
  tx: Tx,
  actor: Actor,
  { today, page, filter }: { readonly today: string; readonly page: number; readonly filter: QueueFilter },
): Promise<Queue> {
  const settings = await readWeighing(tx, actor);
  const asked = { ...settings, today };
  const counts = await countQueue(tx, actor, asked);
  const all = await asProgram(tx, actor, () => countQueue(tx, actor, asked));
  const total = counts[filter];
  const pages = Math.max(1, Math.ceil(total / CHILDREN_A_PAGE));
  const shown = Math.min(page, pages);
  const part = { ...asked, filter, limit: CHILDREN_A_PAGE, offset: (shown - 1) * CHILDREN_A_PAGE };
  const children = await readQueue(tx, actor, part);
  return { children, counts, total, withheld: all.none - counts.none, page: shown, pages };
}

/** The same children for a file, with how many there are. */
export async function listQueueForFile(
  tx: Tx,
  actor: Actor,
  { today, filter }: { readonly today: string; readonly filter: QueueFilter },
): Promise<{ readonly children: readonly QueuedChild[]; readonly total: number }> {
  const settings = await readWeighing(tx, actor);
  const children = await readQueue(tx, actor, { ...settings, today, filter, limit: CHILDREN_IN_A_FILE, offset: 0 });
  const counts = await countQueue(tx, actor, { ...settings, today });
  return { children, total: counts[filter] };
}

import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ChildWithoutIro, countChildrenWithoutIro, readChildrenWithoutIro } from './store/children-to-allocate.ts';

const CHILDREN_A_PAGE = 50;

/** One page of those who wait for an IRO. */
export interface WaitingChildren {
  readonly children: readonly ChildWithoutIro[];
  readonly total: number;
  /** Those whose records are not the actor's to see. */
  readonly withheld: number;
  readonly page: number;
  readonly pages: number;
}

/** The looked-after children who have no IRO today, those whom the law wants to have one soonest first. */
export async function listChildrenWithoutIro(
  tx: Tx,
  actor: Actor,
  { today, page }: { readonly today: string; readonly page: number },
): Promise<WaitingChildren> {
  const total = await countChildrenWithoutIro(tx, actor, today);
  const all = await asProgram(tx, actor, () => countChildrenWithoutIro(tx, actor, today));
  const pages = Math.max(1, Math.ceil(total / CHILDREN_A_PAGE));
  const shown = Math.min(page, pages);
  const part = { today, limit: CHILDREN_A_PAGE, offset: (shown - 1) * CHILDREN_A_PAGE };
  const children = await readChildrenWithoutIro(tx, actor, part);
  return { children, total, withheld: all - total, page: shown, pages };
}

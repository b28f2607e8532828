import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ChildOfOfficer, countChildrenOfOfficer, readChildrenOfOfficer } from './store/children-to-allocate.ts';

const CHILDREN_A_PAGE = 100;

/** One page of somebody's children. */
export interface ChildrenOfOfficer {
  readonly children: readonly ChildOfOfficer[];
  readonly total: number;
  /** Those whose records are not the actor's to see. */
  readonly withheld: number;
  readonly page: number;
  readonly pages: number;
}

/** The children whose IRO somebody is, to hand over to another. */
export async function listChildrenOfOfficer(
  tx: Tx,
  actor: Actor,
  { staffId, today, page }: { readonly staffId: string; readonly today: string; readonly page: number },
): Promise<ChildrenOfOfficer> {
  const { all, seen } = await countChildrenOfOfficer(tx, actor, { staffId, today });
  const pages = Math.max(1, Math.ceil(seen / CHILDREN_A_PAGE));
  const shown = Math.min(page, pages);
  const part = { staffId, today, limit: CHILDREN_A_PAGE, offset: (shown - 1) * CHILDREN_A_PAGE };
  const children = await readChildrenOfOfficer(tx, actor, part);
  return { children, total: seen, withheld: all - seen, page: shown, pages };
}

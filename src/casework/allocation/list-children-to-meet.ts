import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readPage } from '../../platform/pages/paging.ts';
import { type ChildToMeet, readChildrenToMeet } from './store/introductions.ts';

const CHILDREN_A_PAGE = 50;

/** One page of the children who do not know yet, as far as anybody has kept, that whoever asks is their IRO. */
export interface ChildrenToMeet {
  readonly children: readonly ChildToMeet[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The children to whom whoever asks should introduce themselves, the latest appointed for first. */
export async function listChildrenToMeet(
  tx: Tx,
  actor: Actor,
  { today, page }: { readonly today: string; readonly page: number },
): Promise<ChildrenToMeet> {
  return await readPage({ page, rowsAPage: CHILDREN_A_PAGE }, (slice) =>
    readChildrenToMeet(tx, actor, { today, ...slice }),
  );
}

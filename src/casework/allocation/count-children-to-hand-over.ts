import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { countCaseloadToHandOver } from './store/caseload-to-hand-over.ts';

/**
 * How many looked-after children are somebody's, as their IRO, on a day or later: whoever may see them, because a child
 * whose record is closed to the one who asks must not be left without an IRO either.
 */
export async function countChildrenToHandOver(
  tx: Tx,
  actor: Actor,
  { staffId, from }: { readonly staffId: string; readonly from: string },
): Promise<number> {
  return await asProgram(tx, actor, async () => await countCaseloadToHandOver(tx, actor, { staffId, from }));
}

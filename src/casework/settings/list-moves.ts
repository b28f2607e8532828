import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { countMovesOf, type MoveCount, type NamedMove, readMoves } from './store/moves.ts';

export type { NamedMove } from './store/moves.ts';

/** A part of what a change moves. */
export interface PageOfMoves {
  readonly moves: readonly NamedMove[];
  readonly page: number;
  readonly pages: number;
  /** As far as the actor may see the children. */
  readonly seen: MoveCount;
  /** Of the children whom the actor may not see. */
  readonly withheld: MoveCount;
}

interface Asked {
  readonly changeId: string;
  readonly page: number;
  readonly rowsAPage: number;
}

/** Whose days a change moves, before and after, as it was counted: told are children whom the actor may see. */
export async function listMovesOfChange(
  tx: Tx,
  actor: Actor,
  { changeId, page, rowsAPage }: Asked,
): Promise<PageOfMoves> {
  const seen = await countMovesOf(tx, actor, changeId);
  const all = await asProgram(tx, actor, () => countMovesOf(tx, actor, changeId));
  const pages = Math.max(1, Math.ceil(seen.duties / rowsAPage));
  const shown = Math.min(page, pages);
  return {
    moves: await readMoves(tx, actor, { changeId, limit: rowsAPage, offset: (shown - 1) * rowsAPage }),
    page: shown,
    pages,
    seen,
    withheld: { duties: all.duties - seen.duties, children: all.children - seen.children },
  };
}

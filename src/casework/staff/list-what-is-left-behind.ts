import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type CoverRow, readCoverBy } from './store/absences.ts';
import { type ChildOfPersonRow, readChildrenOfPerson } from './store/children.ts';

const MOST_SHOWN = 100;

/** What somebody else must take over when a person leaves. */
export interface LeftBehind {
  /** The children they review or work with, as far as whoever asks may see them; at most a hundred. */
  readonly children: readonly ChildOfPersonRow[];
  /** Colleagues for whom they act, now or later. */
  readonly covers: readonly CoverRow[];
}

export async function listWhatIsLeftBehind(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly today: string },
): Promise<LeftBehind> {
  const children = await readChildrenOfPerson(tx, actor, { ...asked, limit: MOST_SHOWN });
  return { children, covers: await readCoverBy(tx, actor, asked) };
}

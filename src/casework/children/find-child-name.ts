import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { ChildName } from './name-of-child.ts';
import { readChildName } from './store/child.ts';

/** A child's name, and whether more than that may be seen. */
export interface NamedChild extends ChildName {
  readonly isWithinReach: boolean;
}

/** Undefined where there is no such child, or who asks is barred from the record or works with no child. */
export async function findChildName(tx: Tx, actor: Actor, childId: string): Promise<NamedChild | undefined> {
  return await readChildName(tx, actor, childId);
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ChildInEvent, findChildrenCalled } from './store/audit-events.ts';

export type { ChildInEvent as ChildFound } from './store/audit-events.ts';

const CHILDREN_OFFERED = 10;

/** The children whom a number, an id or part of a name may mean, the exact number first. */
export async function findChildrenForAudit(tx: Tx, actor: Actor, text: string): Promise<readonly ChildInEvent[]> {
  return await findChildrenCalled(tx, actor, { text, limit: CHILDREN_OFFERED });
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { may } from '../../platform/identity/policy.ts';
import type { ChildName } from './name-of-child.ts';
import { readChildName } from './store/child.ts';
import {
  type BarredColleague,
  type Colleague,
  type Restriction,
  readBarred,
  readColleagues,
  readReaders,
  readRestriction,
} from './store/restriction.ts';

export type { BarredColleague, Colleague, Restriction } from './store/restriction.ts';

/** Who may open a child's record beyond those who work with the child, and who may not. */
export interface AccessToChild {
  readonly child: ChildName & { readonly isWithinReach: boolean };
  readonly restriction: Restriction | undefined;
  /** Who else may read it while it is restricted. */
  readonly readers: readonly Colleague[];
  readonly barred: readonly BarredColleague[];
  /** Who may be named or barred: those who work with children and are not barred already. */
  readonly colleagues: readonly Colleague[];
}

/** Undefined where there is no such child, or whoever asks is barred from the record. */
export async function findAccessToChild(
  tx: Tx,
  actor: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<AccessToChild | undefined> {
  const child = await readChildName(tx, actor, childId);
  if (child === undefined) return undefined;
  const barred = await readBarred(tx, actor, childId);
  const barredIds = new Set(barred.map(({ staffId }) => staffId));
  const everybody = await readColleagues(tx, actor, today);
  return {
    child,
    restriction: await readRestriction(tx, actor, childId),
    readers: await readReaders(tx, actor, childId),
    barred,
    colleagues: everybody.filter(({ staffId, roles }) => may(roles, 'children.read') && !barredIds.has(staffId)),
  };
}

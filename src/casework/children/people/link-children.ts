import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { findChild } from '../find-child.ts';
import { insertChange } from '../store/changes.ts';
import { readChildName } from '../store/child.ts';
import { insertRelation } from '../store/relations.ts';
import { type Relation, toPair } from './relations.ts';

/** Two children, and what the other one is to the first. */
export interface ChildrenToLink {
  readonly childId: string;
  readonly otherChildId: string;
  readonly relation: Relation;
  /** Since when, where that is known. */
  readonly since: string | null;
  readonly today: string;
}

export type LinkOutcome =
  | { readonly kind: 'linked'; readonly relationId: string }
  /** There is no such child, or none whose name whoever asks may find. */
  | { readonly kind: 'not-found' }
  | { readonly kind: 'same-child' }
  /** The two belong to each other already: what they are is ended or withdrawn first. */
  | { readonly kind: 'linked-already' }
  /** A parent is born before their child. */
  | { readonly kind: 'parent-younger' };

/** Says that two children of the authority are brothers or sisters, or that one is the other's parent. */
export async function linkChildren(tx: Tx, actor: Actor, toLink: ChildrenToLink): Promise<LinkOutcome> {
  const { childId, otherChildId, relation, since: startedOn, today } = toLink;
  if (childId === otherChildId) return { kind: 'same-child' };
  const child = await findChild(tx, actor, { childId, today });
  const other = await readChildName(tx, actor, otherChildId);
  if (child === undefined || other === undefined) return { kind: 'not-found' };
  const bornOn = other.isWithinReach ? (await findChild(tx, actor, { childId: otherChildId, today }))?.bornOn : null;
  const [parentBornOn, childBornOn] = relation === 'child' ? [child.bornOn, bornOn] : [bornOn, child.bornOn];
  if ((relation === 'parent' || relation === 'child') && parentBornOn && childBornOn && parentBornOn >= childBornOn) {
    return { kind: 'parent-younger' };
  }
  const relationId = await insertRelation(tx, actor, { ...toPair(childId, otherChildId, relation), startedOn });
  if (relationId === undefined) return { kind: 'linked-already' };
  const change = { what: 'relation', rowId: relationId } as const;
  await insertChange(tx, actor, { ...change, childId, after: { relation, since: startedOn, childId: otherChildId } });
  const back: Relation = relation === 'parent' ? 'child' : relation === 'child' ? 'parent' : relation;
  await insertChange(tx, actor, {
    ...change,
    childId: otherChildId,
    after: { relation: back, since: startedOn, childId },
  });
  return { kind: 'linked', relationId };
}

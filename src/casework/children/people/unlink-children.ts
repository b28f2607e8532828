import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { insertChange } from '../store/changes.ts';
import { endRelation, lockRelation, type RelationEnd } from '../store/relations.ts';

/** What two children were to each other, and how that ends. */
export interface ChildrenToUnlink {
  /** One of the two. */
  readonly childId: string;
  readonly relationId: string;
  /** The version that whoever ends it saw. */
  readonly version: number;
  /** From a day on they are it no more, as foster siblings who moved; or it was a mistake and never so. */
  readonly end: RelationEnd;
}

export type UnlinkOutcome =
  | 'unlinked'
  | 'not-found'
  /** Somebody changed it meanwhile. */
  | 'conflict'
  /** It would end before it began. */
  | 'ends-before-start';

/** Ends what two children are to each other. The row stays for good. */
export async function unlinkChildren(tx: Tx, actor: Actor, toUnlink: ChildrenToUnlink): Promise<UnlinkOutcome> {
  const { end, version, relationId } = toUnlink;
  const relation = await lockRelation(tx, actor, toUnlink);
  if (relation === undefined) return 'not-found';
  if (relation.version !== version) return 'conflict';
  if ('endedOn' in end && relation.startedOn !== null && end.endedOn < relation.startedOn) return 'ends-before-start';
  await endRelation(tx, actor, { relationId, end });
  const [before, after] = 'endedOn' in end ? [{ endedOn: null }, end] : [{ isWithdrawn: false }, end];
  const { childId, otherChildId } = relation;
  const change = { what: 'relation', rowId: relationId } as const;
  await insertChange(tx, actor, { ...change, childId, before, after: { ...after, childId: otherChildId } });
  await insertChange(tx, actor, { ...change, childId: otherChildId, before, after: { ...after, childId } });
  return 'unlinked';
}

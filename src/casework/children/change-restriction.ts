import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findAccessToChild } from './find-access-to-child.ts';
import { endRestriction, insertRestriction, lockAccess, replaceReaders } from './store/restriction.ts';

/** What came of changing who may open a record. */
export type RestrictionOutcome =
  | 'done'
  /** There is no such child, or whoever asks is barred from the record. */
  | 'not-found'
  /** Somebody else changed it since the page was opened; nothing was saved. */
  | 'changed-meanwhile'
  /** One of those named does not work with children here, or is barred from the record. */
  | 'unknown-reader';

interface OfChild {
  readonly childId: string;
  readonly today: string;
}

/** Restricts a record: others than the child's IRO and social worker, and those named, see a name only. */
export async function setRestriction(
  tx: Tx,
  actor: Actor,
  { reason, readers, ...of }: OfChild & { readonly reason: string; readonly readers: readonly string[] },
): Promise<RestrictionOutcome> {
  await lockAccess(tx, actor, of.childId);
  const access = await findAccessToChild(tx, actor, of);
  if (access === undefined) return 'not-found';
  if (access.restriction !== undefined) return 'changed-meanwhile';
  const known = new Set(access.colleagues.map(({ staffId }) => staffId));
  if (!readers.every((reader) => known.has(reader))) return 'unknown-reader';
  await insertRestriction(tx, actor, { childId: of.childId, reason });
  await replaceReaders(tx, actor, { childId: of.childId, readers });
  return 'done';
}

/** Names anew who else may read a restricted record. `before` is whom the page showed when it was opened. */
export async function nameReaders(
  tx: Tx,
  actor: Actor,
  { readers, before, ...of }: OfChild & { readonly readers: readonly string[]; readonly before: readonly string[] },
): Promise<RestrictionOutcome> {
  await lockAccess(tx, actor, of.childId);
  const access = await findAccessToChild(tx, actor, of);
  if (access === undefined) return 'not-found';
  const current = access.readers.map(({ staffId }) => staffId);
  if (access.restriction === undefined || !isSameSet(current, before)) return 'changed-meanwhile';
  const known = new Set([...access.colleagues.map(({ staffId }) => staffId), ...current]);
  if (!readers.every((reader) => known.has(reader))) return 'unknown-reader';
  await replaceReaders(tx, actor, { childId: of.childId, readers });
  return 'done';
}

/** Lifts the restriction that the page showed; those who were named lose what it gave them. */
export async function liftRestriction(
  tx: Tx,
  actor: Actor,
  { restrictionId, ...of }: OfChild & { readonly restrictionId: string },
): Promise<RestrictionOutcome> {
  await lockAccess(tx, actor, of.childId);
  const access = await findAccessToChild(tx, actor, of);
  if (access === undefined) return 'not-found';
  if (access.restriction?.id !== restrictionId) return 'changed-meanwhile';
  await endRestriction(tx, actor, of.childId);
  await replaceReaders(tx, actor, { childId: of.childId, readers: [] });
  return 'done';
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).symmetricDifference(new Set(b)).size === 0;
}

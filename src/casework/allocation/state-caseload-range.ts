import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { insertRange, lockRanges, type RangeToState, readRanges, type StatedRange } from './store/caseload-ranges.ts';

export type { StatedRange } from './store/caseload-ranges.ts';

/** All that was stated of the title and the caseload of one person, the newest first. */
export async function listCaseloadRanges(tx: Tx, actor: Actor, staffId: string): Promise<StatedRange[]> {
  return await readRanges(tx, actor, staffId);
}

export type RangeOutcome =
  | { readonly kind: 'stated' }
  /** Somebody else stated one meanwhile; nothing was kept. */
  | { readonly kind: 'conflict'; readonly theirs: readonly StatedRange[] };

/**
 * Says what somebody is called and how many children are meant for a full post of theirs, from a day on. What held before
 * stays to be read.
 */
export async function stateCaseloadRange(
  tx: Tx,
  actor: Actor,
  { version, ...range }: RangeToState & { readonly version: number },
): Promise<RangeOutcome> {
  await lockRanges(tx, range.staffId);
  const theirs = await readRanges(tx, actor, range.staffId);
  if (theirs.length !== version) return { kind: 'conflict', theirs };
  await insertRange(tx, actor, range);
  return { kind: 'stated' };
}

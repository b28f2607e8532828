import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { insertChange } from '../store/changes.ts';
import { type NeedsRow, readNeeds, saveNeeds } from '../store/details.ts';
import { valuesThatDiffer } from '../values-that-differ.ts';
import type { ChildNeeds } from './needs.ts';

/** What a child needs, as somebody typed it. */
export interface NeedsChange {
  readonly childId: string;
  readonly needs: ChildNeeds;
  /** The version that was changed; 0 where nothing was saved yet. */
  readonly version: number;
}

export type NeedsOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: NeedsRow };

/** Keeps what a child needs, and what it was before. */
export async function changeChildNeeds(
  tx: Tx,
  actor: Actor,
  { childId, needs, version }: NeedsChange,
): Promise<NeedsOutcome> {
  const current = await readNeeds(tx, actor, childId);
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== version) return { kind: 'conflict', current };
  const changed = valuesThatDiffer<ChildNeeds>(current, needs);
  if (changed === undefined) return { kind: 'saved' };
  if (!(await saveNeeds(tx, actor, { childId, needs, version }))) {
    const saved = await readNeeds(tx, actor, childId);
    return saved === undefined ? { kind: 'not-found' } : { kind: 'conflict', current: saved };
  }
  await insertChange(tx, actor, { childId, what: 'needs', ...changed });
  return { kind: 'saved' };
}

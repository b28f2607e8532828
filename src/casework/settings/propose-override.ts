import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type OwnFault, type OwnOverride, readOwnProcedure } from '../../rules/index.ts';
import { findChosenProcedure } from './procedure-of-authority.ts';
import { lockChange, lockSettings, readOpenChange } from './store/settings.ts';
import { tryOut } from './try-out.ts';

export type ProposalOutcome =
  /** It is being counted what the figure would change; nothing holds yet. */
  | { readonly kind: 'tried-out'; readonly changeId: string }
  | { readonly kind: 'invalid'; readonly faults: readonly OwnFault[] }
  /** Another change is being applied to the children; nothing was changed. */
  | { readonly kind: 'busy'; readonly changeId: string };

/**
 * Proposes a figure of the authority's own, or to give one up. It is counted on every child what it would change, and
 * somebody else approves it. What waits for a decision already goes with it, so that several figures of one document are
 * counted and decided together; one of the same rule from the same day takes the place of the earlier proposal.
 */
export async function proposeOverride(tx: Tx, actor: Actor, override: OwnOverride): Promise<ProposalOutcome> {
  const kept = await lockSettings(tx, actor);
  const found = await readOpenChange(tx, actor);
  const open = found === undefined ? undefined : await lockChange(tx, actor, found.id);
  if (open?.status === 'applying') return { kind: 'busy', changeId: open.id };
  const procedure = open?.newProcedure ?? kept.procedure;
  const others = (open?.overrides ?? []).filter((each) => !isInPlaceOf(override, each));
  const { overrides: inForce } = await findChosenProcedure(tx, actor);
  const before = [...inForce, ...others];
  const read = readOwnProcedure(procedure, [...before, override]);
  if ('faults' in read) {
    const faults = read.faults.filter(({ index }) => index === before.length);
    if (faults.length > 0) return { kind: 'invalid', faults };
  }
  const recordingFrom = open === undefined ? kept.recordingFrom : open.newRecordingFrom;
  const overrides = [...others, override];
  return {
    kind: 'tried-out',
    changeId: await tryOut(tx, actor, { wanted: { procedure, recordingFrom, overrides }, open }),
  };
}

function isInPlaceOf(override: OwnOverride, other: OwnOverride): boolean {
  return override.rule === other.rule && override.inForceFrom === other.inForceFrom;
}

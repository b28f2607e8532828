import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Day, dayFromIso, type Procedure } from '../../rules/index.ts';
import { findChosenProcedure, procedureOf } from '../settings/procedure-of-authority.ts';
import { loadCases } from './load-cases.ts';
import { RULES_FINGERPRINT } from './rules-in-use.ts';
import { settleObligations } from './settle-obligations.ts';
import type { WorkedOutChild } from './store/obligations.ts';
import { type WorkingOut, workOutChild } from './work-out-child.ts';

/** Whose obligations to work out, as of which day. */
export interface Recomputation {
  readonly childIds: readonly string[];
  readonly today: Day;
}

/** A child whose facts cannot all be true; the obligations stay as they were. */
export interface RefusedChild {
  readonly childId: string;
  /** Why, in words. */
  readonly message: string;
}

/** What a recomputation did. */
export interface Recomputed {
  /** Obligations, known and unknown, that were added, changed or taken out. */
  readonly changed: number;
  readonly refused: readonly RefusedChild[];
}

/**
 * Works out anew what must be done for children, from their facts and by their authority's procedure, in the transaction
 * that changed the facts. Rows that stay as they are keep their ids and are not touched. The number of queries is the
 * same however many children there are; a hundred thousand want several transactions all the same.
 */
export async function recomputeObligations(
  tx: Tx,
  actor: Actor,
  { childIds, today }: Recomputation,
): Promise<Recomputed> {
  if (childIds.length === 0) return { changed: 0, refused: [] };
  const workingOut = { ...(await getFigures(tx, actor)), today };
  const workedOut: WorkedOutChild[] = [];
  const refused: RefusedChild[] = [];
  for (const { childId, ...child } of await loadCases(tx, actor, childIds)) {
    const outcome = workOutChild(child, workingOut);
    if ('refused' in outcome) refused.push({ childId, message: outcome.refused });
    else workedOut.push({ childId, ...outcome });
  }
  const changed = await settleObligations(tx, actor, { children: workedOut, areNew: false });
  return { changed, refused };
}

/** The figures of an authority, ready to be applied. */
export interface Figures extends Omit<WorkingOut, 'today'> {
  readonly procedure: Procedure;
}

/** By whose figures an authority's children are worked out, and from when it records all that happens. */
export async function getFigures(tx: Tx, actor: Actor): Promise<Figures> {
  const { recordingFrom, rulesFingerprint, ...chosen } = await findChosenProcedure(tx, actor);
  return {
    procedure: procedureOf(chosen),
    recordingFrom: recordingFrom === null ? undefined : dayFromIso(recordingFrom),
    areRulesSuperseded: rulesFingerprint !== null && rulesFingerprint !== RULES_FINGERPRINT,
  };
}

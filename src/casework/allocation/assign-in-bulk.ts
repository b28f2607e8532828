import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { appoint } from './appoint.ts';
import type { AppointmentNote, AppointmentOutcome } from './model.ts';

export interface BulkAssignment {
  readonly childIds: readonly string[];
  /** The IRO who takes them. */
  readonly staffId: string;
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** How many appointments each child had when this was decided: one who has more by now is left alone. */
  readonly seen?: ReadonlyMap<string, number>;
  /** Why, kept with each appointment. */
  readonly note?: AppointmentNote;
}

/** What became of a child. */
export interface AssignedChild {
  readonly childId: string;
  readonly outcome: AppointmentOutcome;
}

/**
 * Gives an IRO a number of children from a day. Whoever was theirs until then ends on that day; a child who is theirs
 * already stays as it is. It leaves no audit event: whoever calls it knows what the person did.
 */
export async function assignInBulk(
  tx: Tx,
  actor: Actor,
  { childIds, staffId, from, seen, note }: BulkAssignment,
): Promise<AssignedChild[]> {
  const each = [...new Set(childIds)];
  const outcomes = await appoint(
    tx,
    actor,
    each.map((childId) => ({ childId, staffId, from, until: null, seen: seen?.get(childId), note })),
  );
  return each.flatMap((childId, index): AssignedChild[] => {
    const outcome = outcomes[index];
    if (outcome === undefined) return [];
    const isTheirs = outcome.fate === 'refused' && outcome.refusal === 'already-theirs';
    return [{ childId, outcome: isTheirs ? { fate: 'unchanged' } : outcome }];
  });
}

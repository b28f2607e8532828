import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type AbsenceRefusal, findAbsenceRefusal } from './record-absence.ts';
import { type AbsenceEntry, type AbsenceRow, lockAbsence, updateAbsence } from './store/absences.ts';

export interface AbsenceChange extends AbsenceEntry {
  readonly absenceId: string;
  /** The version that was changed. */
  readonly version: number;
  readonly today: string;
}

export type AbsenceChangeOutcome =
  | { readonly kind: 'saved' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: AbsenceRow }
  | AbsenceRefusal;

/** Changes the days of an absence, or who acts. */
export async function changeAbsence(tx: Tx, actor: Actor, change: AbsenceChange): Promise<AbsenceChangeOutcome> {
  const current = await lockAbsence(tx, actor, change);
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== change.version) return { kind: 'conflict', current };
  const refusal = await findAbsenceRefusal(tx, actor, change);
  if (refusal !== undefined) return refusal;
  await updateAbsence(tx, actor, change);
  return { kind: 'saved' };
}

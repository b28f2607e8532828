import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type AbsenceRow, deleteAbsence, lockAbsence, updateAbsence } from './store/absences.ts';

export type EndAbsenceOutcome =
  /** Away until yesterday. */
  | { readonly kind: 'ended' }
  /** It had not begun before today, so they were never away. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'over-already' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: AbsenceRow };

export interface AbsenceToEnd {
  readonly staffId: string;
  readonly absenceId: string;
  /** The version of the absence that was read. */
  readonly version: number;
  readonly today: string;
}

/** Ends an absence because the person is back today; whoever acted for them acts no longer. */
export async function endAbsence(tx: Tx, actor: Actor, asked: AbsenceToEnd): Promise<EndAbsenceOutcome> {
  const { absenceId, version, today } = asked;
  const absence = await lockAbsence(tx, actor, asked);
  if (absence === undefined) return { kind: 'not-found' };
  if (absence.version !== version) return { kind: 'conflict', current: absence };
  if (absence.lastOn < today) return { kind: 'over-already' };
  if (absence.firstOn >= today) {
    await deleteAbsence(tx, actor, absenceId);
    return { kind: 'removed' };
  }
  const lastOn = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  await updateAbsence(tx, actor, { ...absence, absenceId, lastOn });
  return { kind: 'ended' };
}

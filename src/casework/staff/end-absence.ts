import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { deleteAbsence, lockAbsence, updateAbsence } from './store/absences.ts';

/** 'ended': away until yesterday. 'removed': it had not begun before today, so they were never away. */
export type EndAbsenceOutcome = 'ended' | 'removed' | 'over-already' | 'not-found';

/** Ends an absence because the person is back today; whoever acted for them acts no longer. */
export async function endAbsence(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly absenceId: string; readonly today: string },
): Promise<EndAbsenceOutcome> {
  const { absenceId, today } = asked;
  const absence = await lockAbsence(tx, actor, asked);
  if (absence === undefined) return 'not-found';
  if (absence.lastOn < today) return 'over-already';
  if (absence.firstOn >= today) {
    await deleteAbsence(tx, actor, absenceId);
    return 'removed';
  }
  const lastOn = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  await updateAbsence(tx, actor, { ...absence, absenceId, lastOn });
  return 'ended';
}

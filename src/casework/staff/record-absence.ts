import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type AbsenceEntry, type Days, findOverlap, insertAbsence, readCoverChoices } from './store/absences.ts';
import { lockStaffMember, readStaffMember } from './store/staff.ts';

/** Why days away cannot be kept as they were given. */
export type AbsenceRefusal =
  | { readonly kind: 'not-found' }
  /** The last day lies before the first. */
  | { readonly kind: 'backwards' }
  /** The person is away on some of these days already. */
  | { readonly kind: 'overlap'; readonly firstOn: string; readonly lastOn: string }
  /** Whoever should act has not the same role, has left, or is the person. */
  | { readonly kind: 'cover-unfit' }
  /** Whoever should act is away themselves. */
  | { readonly kind: 'cover-away'; readonly firstOn: string; readonly lastOn: string };

export type RecordOutcome = { readonly kind: 'recorded'; readonly absenceId: string } | AbsenceRefusal;

/** Records when somebody is away and who acts for them meanwhile. Cover ends with the last day, by itself. */
export async function recordAbsence(
  tx: Tx,
  actor: Actor,
  absence: AbsenceEntry & { readonly today: string },
): Promise<RecordOutcome> {
  const refusal = await findAbsenceRefusal(tx, actor, absence);
  if (refusal !== undefined) return refusal;
  return { kind: 'recorded', absenceId: await insertAbsence(tx, actor, absence) };
}

/** What stands in the way of an absence, new or changed; the person is held meanwhile. */
export async function findAbsenceRefusal(
  tx: Tx,
  actor: Actor,
  absence: AbsenceEntry & Days & { readonly today: string },
): Promise<AbsenceRefusal | undefined> {
  if ((await readStaffMember(tx, actor, absence)) === undefined) return { kind: 'not-found' };
  if (absence.lastOn < absence.firstOn) return { kind: 'backwards' };
  await lockStaffMember(tx, actor, absence.staffId);
  const overlap = await findOverlap(tx, actor, absence);
  if (overlap !== undefined) return { kind: 'overlap', ...overlap };
  const { coveredBy } = absence;
  if (coveredBy === null) return undefined;
  const choices = await readCoverChoices(tx, actor, absence);
  if (!choices.some(({ id }) => id === coveredBy)) return { kind: 'cover-unfit' };
  const away = await findOverlap(tx, actor, { ...absence, staffId: coveredBy });
  return away === undefined ? undefined : { kind: 'cover-away', ...away };
}

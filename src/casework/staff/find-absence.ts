import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type AbsenceRow, type CoverChoice, lockAbsence, readCoverChoices } from './store/absences.ts';

export async function findAbsence(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly absenceId: string },
): Promise<AbsenceRow | undefined> {
  return await lockAbsence(tx, actor, asked);
}

/** Those who could act for a person: in the same role with children, and not gone. */
export async function listCoverChoices(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly today: string },
): Promise<readonly CoverChoice[]> {
  return await readCoverChoices(tx, actor, asked);
}

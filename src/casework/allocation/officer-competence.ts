import type { Actor, Tx } from '../../platform/database/transaction.ts';
import {
  type CompetenceRow,
  type CompetenceToKeep,
  deleteCompetence,
  insertCompetence,
  readCompetences,
} from './store/competences.ts';

export type { CompetenceRow, CompetenceToKeep } from './store/competences.ts';

/** What is recorded of an IRO's registration, experience and skills, with the evidence. */
export async function listCompetences(tx: Tx, actor: Actor, staffId: string): Promise<CompetenceRow[]> {
  return await readCompetences(tx, actor, staffId);
}

export async function addCompetence(tx: Tx, actor: Actor, entry: CompetenceToKeep): Promise<void> {
  await insertCompetence(tx, actor, entry);
}

/** Takes out what was entered by mistake. */
export async function removeCompetence(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly competenceId: string },
): Promise<boolean> {
  return await deleteCompetence(tx, actor, asked);
}

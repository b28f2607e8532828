import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type DueStep, readDueSteps, type StepsWanted } from './store/due.ts';

export type { DueStep } from './store/due.ts';

/** What the rules ask to be done before a review, by whom and by when; nothing while no day is arranged. */
export async function listDueSteps(tx: Tx, actor: Actor, wanted: StepsWanted): Promise<DueStep[]> {
  return await readDueSteps(tx, actor, wanted);
}

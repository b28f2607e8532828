import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type PlanView, readPlanViews } from './store/plan-views.ts';
import { readVoice, type SaidByChild, type VoiceWanted } from './store/voice.ts';

export type { PlanView } from './store/plan-views.ts';
export type { SaidByChild } from './store/voice.ts';

/** Some of what a child said, with how much there is. */
export interface Voice {
  readonly said: readonly SaidByChild[];
  readonly total: number;
}

/** All that a child said or showed, wherever it is written down, the latest first. */
export async function listVoice(tx: Tx, actor: Actor, wanted: VoiceWanted): Promise<Voice> {
  const said = await readVoice(tx, actor, wanted);
  return { said, total: said[0]?.total ?? 0 };
}

/** What a child thinks of the plan each time that they were asked, the latest first; of one contact, only what was then. */
export async function listPlanViews(
  tx: Tx,
  actor: Actor,
  wanted: { readonly childId: string; readonly contactId?: string },
): Promise<PlanView[]> {
  return await readPlanViews(tx, actor, wanted);
}

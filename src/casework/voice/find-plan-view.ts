import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type PlanView, readVersions } from './store/plan-views.ts';

export type { PlanView } from './store/plan-views.ts';

/** Every version of what a child thought of the plan on one day, the one that stands first; empty where there is none. */
export async function listVersionsOfPlanView(
  tx: Tx,
  actor: Actor,
  of: { readonly childId: string; readonly viewId: string },
): Promise<PlanView[]> {
  return await readVersions(tx, actor, of);
}

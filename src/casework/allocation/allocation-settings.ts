import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type AllocationSettings, readWeighing, saveWeighing } from './store/settings.ts';

export type { AllocationSettings } from './store/settings.ts';

/** What the authority has decided about allocating, or the defaults. */
export async function findAllocationSettings(tx: Tx, actor: Actor): Promise<AllocationSettings> {
  return await readWeighing(tx, actor);
}

/** False where somebody else saved meanwhile. */
export async function changeAllocationSettings(tx: Tx, actor: Actor, settings: AllocationSettings): Promise<boolean> {
  return await saveWeighing(tx, actor, settings);
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readPreparationSettings, savePreparationSettings } from './store/settings.ts';

/** Procedures in which a call stands in for the visit beyond so many miles outside the borough (BwD §5). */
const MILES_OF_PROCEDURE: Readonly<Record<string, number>> = { bwd: 35 };

/** Beyond how many miles outside the borough a call stands in for the visit before a review. */
export interface FarMiles {
  /** Null: however far, a call never does. */
  readonly miles: number | null;
  /** The authority chose it; else its procedure says so. */
  readonly isOwn: boolean;
  /** 0: nothing was chosen yet. */
  readonly version: number;
}

/** @param procedure the id of the procedure that the authority follows */
export async function findFarMiles(tx: Tx, actor: Actor, procedure: string): Promise<FarMiles> {
  const chosen = await readPreparationSettings(tx, actor);
  if (chosen === undefined) return { miles: MILES_OF_PROCEDURE[procedure] ?? null, isOwn: false, version: 0 };
  return { miles: chosen.farMiles, isOwn: true, version: chosen.version };
}

/** False where somebody else saved meanwhile. */
export async function chooseFarMiles(
  tx: Tx,
  actor: Actor,
  { miles, version }: Pick<FarMiles, 'miles' | 'version'>,
): Promise<boolean> {
  return await savePreparationSettings(tx, actor, { farMiles: miles, version });
}

import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { isIroOf } from '../../children/is-iro-of.ts';
import { type Direction, readDirections } from '../store/directions.ts';
import { GROUNDS, type Ground } from './grounds.ts';

export type { Direction } from '../store/directions.ts';

/** Every review that somebody directed for a child, the latest first. */
export async function listDirections(tx: Tx, actor: Actor, childId: string): Promise<Direction[]> {
  return await readDirections(tx, actor, childId);
}

/** Those that stand, and whose review is still to come. */
export async function listOpenDirections(tx: Tx, actor: Actor, childId: string): Promise<Direction[]> {
  return (await readDirections(tx, actor, childId)).filter(isOpen);
}

export function isOpen({ withdrawnAt, heldOn }: Direction): boolean {
  return withdrawnAt === null && heldOn === null;
}

/** On which grounds somebody may direct a review of a child, of those who may record: only the IRO directs as the IRO. */
export async function listGroundsFor(tx: Tx, actor: Actor, childId: string): Promise<readonly Ground[]> {
  const isIro = await isIroOf(tx, actor, childId);
  return GROUNDS.filter((ground) => isIro || ground !== 'iro-directs');
}

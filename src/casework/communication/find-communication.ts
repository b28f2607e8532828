import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type RecordedAdvice, type RecordedSupport, readAdvice, readSupport } from './store.ts';

export type { RecordedAdvice, RecordedSupport } from './store.ts';

/** Who supports a child to say what they want, and whom was asked how that can work; each the latest first. */
export interface Communication {
  readonly support: readonly RecordedSupport[];
  readonly advice: readonly RecordedAdvice[];
}

export async function findCommunication(tx: Tx, actor: Actor, childId: string): Promise<Communication> {
  return { support: await readSupport(tx, actor, childId), advice: await readAdvice(tx, actor, childId) };
}

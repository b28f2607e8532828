import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { mayRecord } from '../children/may-record.ts';
import type { AdviceValues, SupportValues } from './model.ts';
import { insertAdvice, insertSupport } from './store.ts';

/** Keeps how the support of a child was settled with them; false where it is not theirs to record. */
export async function settleSupport(
  tx: Tx,
  actor: Actor,
  to: { readonly childId: string; readonly values: SupportValues },
): Promise<boolean> {
  if (!(await mayRecord(tx, actor, to.childId))) return false;
  await insertSupport(tx, actor, to);
  return true;
}

/** Keeps whom somebody asked how communication with a child can work; false where it is not theirs to record. */
export async function keepAdvice(
  tx: Tx,
  actor: Actor,
  to: { readonly childId: string; readonly values: AdviceValues },
): Promise<boolean> {
  if (!(await mayRecord(tx, actor, to.childId))) return false;
  await insertAdvice(tx, actor, to);
  return true;
}

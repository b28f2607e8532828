import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { beginApplying, countChildren, lockChange, readSettings, saveProgress, saveSettings } from './store.ts';

/** `not-tried`: it is not counted yet what would change, or it is over. */
export type DecisionOutcome = 'applied' | 'cancelled' | 'not-found' | 'not-tried' | 'conflict';

/** Makes other figures hold. The children are worked out anew by the job that whoever calls this asks for. */
export async function applySettingsChange(tx: Tx, actor: Actor, changeId: string): Promise<DecisionOutcome> {
  const change = await lockChange(tx, actor, changeId);
  if (change === undefined) return 'not-found';
  if (change.status !== 'tried') return 'not-tried';
  const { name, code } = await readSettings(tx, actor);
  const isSaved = await saveSettings(tx, actor, {
    ...{ name, code, procedure: change.newProcedure, recordingFrom: change.newRecordingFrom },
    version: change.settingsVersion,
  });
  if (!isSaved) return 'conflict';
  const childrenTotal = await asProgram(tx, actor, () => countChildren(tx, actor));
  await beginApplying(tx, actor, { id: changeId, childrenTotal });
  return 'applied';
}

/** Gives a change up that does not hold yet. */
export async function cancelSettingsChange(tx: Tx, actor: Actor, changeId: string): Promise<DecisionOutcome> {
  const change = await lockChange(tx, actor, changeId);
  if (change === undefined) return 'not-found';
  if (change.status !== 'trying' && change.status !== 'tried') return 'not-tried';
  await saveProgress(tx, actor, { ...change, status: 'cancelled' });
  return 'cancelled';
}

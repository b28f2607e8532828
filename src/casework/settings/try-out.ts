import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Settings, SettingsChange } from './model.ts';
import { deleteMoves } from './store/moves.ts';
import { countChildren, insertChange, readSettings, saveProgress } from './store/settings.ts';

/** Figures to be tried out, and the change that waits for a decision, where there is one. */
export interface ToTryOut {
  readonly wanted: Pick<Settings, 'procedure' | 'recordingFrom'> & Pick<SettingsChange, 'overrides'>;
  readonly open: SettingsChange | undefined;
}

/** Begins to count what other figures would change. @returns the id of the change */
export async function tryOut(tx: Tx, actor: Actor, { wanted, open }: ToTryOut): Promise<string> {
  // One that was tried out before and not decided is given up: there is one question at a time.
  if (open !== undefined) await giveUp(tx, actor, open);
  const kept = await readSettings(tx, actor);
  return await insertChange(tx, actor, {
    oldProcedure: kept.procedure,
    newProcedure: wanted.procedure,
    oldRecordingFrom: kept.recordingFrom,
    newRecordingFrom: wanted.recordingFrom,
    overrides: wanted.overrides,
    settingsVersion: kept.version,
    childrenTotal: await asProgram(tx, actor, () => countChildren(tx, actor)),
  });
}

/** Gives a change up that does not hold yet. What it would have moved is of no more use. */
export async function giveUp(tx: Tx, actor: Actor, change: SettingsChange): Promise<void> {
  await saveProgress(tx, actor, { ...change, status: 'cancelled' });
  await asProgram(tx, actor, () => deleteMoves(tx, actor, change.id));
}

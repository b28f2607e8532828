import { sql } from 'kysely';
import { hasCode } from '../../platform/app-error.ts';
import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { KeptSettings, Settings, SettingsChange } from './model.ts';
import {
  countChildren,
  insertChange,
  lockChange,
  lockSettings,
  readOpenChange,
  readSettings,
  saveProgress,
  saveSettings,
} from './store.ts';

export type SettingsOutcome =
  | { readonly kind: 'unchanged' }
  /** The name and the code hold from now on. */
  | { readonly kind: 'saved' }
  /** It is being counted what the other figures would change; nothing holds yet but the name and the code. */
  | { readonly kind: 'tried-out'; readonly changeId: string }
  /** Somebody else saved meanwhile; nothing was changed. */
  | { readonly kind: 'conflict'; readonly theirs: KeptSettings }
  /** Another change is being applied to the children; nothing was changed. */
  | { readonly kind: 'busy'; readonly changeId: string }
  | { readonly kind: 'code-taken' };

/**
 * Saves what an authority chooses. Its name and code hold at once. Other figures (the procedure, the day from which it
 * records) move children's dates, so it is counted first what they would change, and somebody decides then.
 */
export async function changeSettings(
  tx: Tx,
  actor: Actor,
  wanted: Settings & { readonly version: number },
): Promise<SettingsOutcome> {
  const kept = await lockSettings(tx, actor);
  if (kept.version !== wanted.version) return { kind: 'conflict', theirs: kept };
  const found = await readOpenChange(tx, actor);
  const open = found === undefined ? undefined : await lockChange(tx, actor, found.id);
  const areFiguresOthers = kept.procedure !== wanted.procedure || kept.recordingFrom !== wanted.recordingFrom;
  if (areFiguresOthers && open?.status === 'applying') return { kind: 'busy', changeId: open.id };
  const isNameAnother = kept.name !== wanted.name || kept.code !== wanted.code;
  if (isNameAnother) {
    const { procedure, recordingFrom, version } = kept;
    const saved = await trySaving(tx, actor, {
      name: wanted.name,
      code: wanted.code,
      procedure,
      recordingFrom,
      version,
    });
    if (saved === 'code-taken') return { kind: 'code-taken' };
    if (saved === 'conflict') return { kind: 'conflict', theirs: await readSettings(tx, actor) };
  }
  if (!areFiguresOthers) return { kind: isNameAnother ? 'saved' : 'unchanged' };
  return { kind: 'tried-out', changeId: await tryOut(tx, actor, { wanted, open }) };
}

const UNIQUE_VIOLATION = '23505';

/** Row-level security hides the other authorities, so only the database itself can say that a code is theirs. */
async function trySaving(
  tx: Tx,
  actor: Actor,
  settings: Settings & { readonly version: number },
): Promise<'saved' | 'conflict' | 'code-taken'> {
  await sql`savepoint settings`.execute(tx);
  try {
    return (await saveSettings(tx, actor, settings)) ? 'saved' : 'conflict';
  } catch (error) {
    if (!hasCode(error, UNIQUE_VIOLATION)) throw error;
    await sql`rollback to savepoint settings`.execute(tx);
    return 'code-taken';
  }
}

async function tryOut(
  tx: Tx,
  actor: Actor,
  { wanted, open }: { readonly wanted: Settings; readonly open: SettingsChange | undefined },
): Promise<string> {
  // One that was tried out before and not decided is given up: there is one question at a time.
  if (open !== undefined) await saveProgress(tx, actor, { ...open, status: 'cancelled' });
  const kept = await readSettings(tx, actor);
  return await insertChange(tx, actor, {
    oldProcedure: kept.procedure,
    newProcedure: wanted.procedure,
    oldRecordingFrom: kept.recordingFrom,
    newRecordingFrom: wanted.recordingFrom,
    settingsVersion: kept.version,
    childrenTotal: await asProgram(tx, actor, () => countChildren(tx, actor)),
  });
}

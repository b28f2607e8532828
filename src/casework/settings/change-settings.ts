import { sql } from 'kysely';
import { hasCode } from '../../platform/app-error.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readOwnProcedure } from '../../rules/index.ts';
import type { KeptSettings, Settings } from './model.ts';
import { type ChosenProcedure, findChosenProcedure } from './procedure-of-authority.ts';
import { lockChange, lockSettings, readOpenChange, readSettings, saveSettings } from './store/settings.ts';
import { tryOut } from './try-out.ts';

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
  | { readonly kind: 'code-taken' }
  /** What the authority has set for these rules cannot stand upon the other procedure; nothing was changed. */
  | { readonly kind: 'does-not-fit'; readonly rules: readonly string[] };

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
  const overrides = open?.overrides ?? [];
  const misfits = areFiguresOthers ? await listMisfits(tx, actor, { base: wanted.procedure, overrides }) : [];
  if (misfits.length > 0) return { kind: 'does-not-fit', rules: misfits };
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
  const { procedure, recordingFrom } = wanted;
  return {
    kind: 'tried-out',
    changeId: await tryOut(tx, actor, { wanted: { procedure, recordingFrom, overrides }, open }),
  };
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

/** The rules that the authority has set, or would set, and that cannot be set so upon a procedure. */
async function listMisfits(tx: Tx, actor: Actor, { base, overrides }: ChosenProcedure): Promise<string[]> {
  const kept = await findChosenProcedure(tx, actor);
  const all = [...kept.overrides, ...overrides];
  const read = readOwnProcedure(base, all);
  return 'procedure' in read ? [] : [...new Set(read.faults.map(({ index }) => all[index]?.rule ?? ''))];
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { SettingsChange } from './model.ts';
import { readChange, readOpenChange } from './store/settings.ts';

export async function findSettingsChange(tx: Tx, actor: Actor, id: string): Promise<SettingsChange | undefined> {
  return await readChange(tx, actor, id);
}

/** The change that is being tried out, waits for a decision, or is being applied. */
export async function findOpenChange(tx: Tx, actor: Actor): Promise<SettingsChange | undefined> {
  return await readOpenChange(tx, actor);
}

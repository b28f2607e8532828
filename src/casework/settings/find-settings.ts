import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { KeptSettings } from './model.ts';
import { readSettings } from './store/settings.ts';

/** What the authority has chosen. */
export async function findSettings(tx: Tx, actor: Actor): Promise<KeptSettings> {
  return await readSettings(tx, actor);
}

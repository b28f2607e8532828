import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Decision } from './confirm-upload.ts';
import { endUpload, lockUpload } from './store/uploads.ts';

/** Throws away what was checked and is not wanted, or what failed; its files go. */
export async function discardUpload(tx: Tx, actor: Actor, id: string): Promise<Decision> {
  const upload = await lockUpload(tx, actor, id);
  if (upload === undefined) return 'not-found';
  if (upload.status !== 'checked' && upload.status !== 'failed') return 'too-late';
  await endUpload(tx, actor, { id, status: 'discarded' });
  return 'decided';
}

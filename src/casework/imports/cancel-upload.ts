import { sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Decision } from './confirm-upload.ts';
import { changeUpload, endUpload, lockUpload } from './store/uploads.ts';

/**
 * Stops what is under way: at once where it has not begun, else at the next batch. What is saved stays, and importing the
 * same files again goes on with it.
 */
export async function cancelUpload(tx: Tx, actor: Actor, id: string): Promise<Decision> {
  const upload = await lockUpload(tx, actor, id);
  if (upload === undefined) return 'not-found';
  const isWaiting = upload.status === 'waiting-check' || upload.status === 'waiting-import';
  if (!isWaiting && upload.status !== 'checking' && upload.status !== 'importing') return 'too-late';
  const change = { cancel_requested_by: actor.userId, cancel_requested_at: sql<string>`now()` };
  await changeUpload(tx, actor, { id, change });
  if (isWaiting) await endUpload(tx, actor, { id, status: 'cancelled' });
  return 'decided';
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { lockDocument, updateWithdrawn } from './store/documents.ts';

export interface Withdrawal {
  readonly childId: string;
  readonly documentId: string;
  readonly because: string;
}

/** Takes a document out of use, with the reason; it stays to be read, marked as withdrawn. */
export async function withdrawDocument(
  tx: Tx,
  actor: Actor,
  { childId, documentId, because }: Withdrawal,
): Promise<'withdrawn' | 'not-found' | 'already-withdrawn'> {
  const document = await lockDocument(tx, actor, { childId, documentId });
  if (document === undefined) return 'not-found';
  if (document.withdrawnAt !== null) return 'already-withdrawn';
  await updateWithdrawn(tx, actor, { documentId, because });
  return 'withdrawn';
}

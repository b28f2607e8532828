import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { lockDocument } from './store/documents.ts';
import { insertWithholding, readWithholdings, updateLifted, type WithholdingRow } from './store/withholdings.ts';
import type { WithheldFrom } from './withholding.ts';

export type { WithholdingRow } from './store/withholdings.ts';

/** From whom a document is kept, and why. */
export interface Withholding {
  readonly from: WithheldFrom;
  readonly reason: string;
  /** The first day on which it is. */
  readonly fromOn: string;
}

interface OneDocument {
  readonly childId: string;
  readonly documentId: string;
}

export type WithholdOutcome =
  | { readonly kind: 'withheld'; readonly withholdingId: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'withheld-already' };

/**
 * Withholds a document from somebody, whom {@link listWhomToWithholdFrom} offers. The database hides it from those on the
 * staff, without a trace; for those outside it is a warning to whoever would show or send it.
 */
export async function withholdDocument(
  tx: Tx,
  actor: Actor,
  { from, reason, fromOn, ...of }: Withholding & OneDocument,
): Promise<WithholdOutcome> {
  if ((await lockDocument(tx, actor, of)) === undefined) return { kind: 'not-found' };
  const withholdingId = await insertWithholding(tx, actor, { ...of, from, reason, fromOn });
  return withholdingId === undefined ? { kind: 'withheld-already' } : { kind: 'withheld', withholdingId };
}

/** Lets somebody see a document again, with the reason; false where nothing holds that is theirs to lift. */
export async function liftWithholding(
  tx: Tx,
  actor: Actor,
  { withholdingId, because, ...of }: OneDocument & { readonly withholdingId: string; readonly because: string },
): Promise<boolean> {
  if ((await lockDocument(tx, actor, of)) === undefined) return false;
  return await updateLifted(tx, actor, { documentId: of.documentId, withholdingId, because });
}

/** From whom a document is withheld, and was: none of it is told to those whom it is about. */
export async function listWithholdings(tx: Tx, actor: Actor, documentId: string): Promise<readonly WithholdingRow[]> {
  return await readWithholdings(tx, actor, documentId);
}

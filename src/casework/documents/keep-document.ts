import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { sha256Of } from '../../platform/fingerprint.ts';
import type { Day } from '../../rules/index.ts';
import { listStandingFacts } from '../children/list-standing-facts.ts';
import { recordFact } from '../children/record-fact.ts';
import { readFileType } from './file-type.ts';
import { findDocumentType, type ReceivedFile, toKeep } from './model.ts';
import { type DocumentToAdd, findSameFile, insertDocument, insertVersion } from './store/documents.ts';
import { type Withholding, withholdDocument } from './withhold-document.ts';

/** A document that came in. */
export interface ReceivedDocument extends DocumentToAdd {
  readonly file: ReceivedFile;
  /** The same file is there already, and is meant all the same. */
  readonly isAnother: boolean;
  /** From whom it is withheld from the moment it is there; undefined where from nobody. */
  readonly withheld?: Withholding | undefined;
  readonly today: Day;
}

export type KeepOutcome =
  /** With the fact that it was received for the review, where that was not known yet. */
  | { readonly kind: 'kept'; readonly documentId: string; readonly factId: string | undefined }
  /** Its bytes are not of a kind that is taken: why, in words. */
  | { readonly kind: 'not-taken'; readonly why: string }
  | { readonly kind: 'already-there'; readonly documentId: string; readonly title: string }
  /** That it was received for the review cannot be true together with what is recorded. */
  | { readonly kind: 'contradicts'; readonly message: string };

/**
 * Keeps a document of a child. One that a review waits for meets that duty in the same transaction: that it was received is
 * recorded once for the review, by the first of them.
 */
export async function keepDocument(tx: Tx, actor: Actor, received: ReceivedDocument): Promise<KeepOutcome> {
  const { childId, file, isAnother } = received;
  const type = readFileType(file.bytes);
  if ('refused' in type) return { kind: 'not-taken', why: type.refused };
  const sha256 = sha256Of(file.bytes);
  const same = isAnother ? undefined : await findSameFile(tx, actor, { childId, sha256 });
  if (same !== undefined) return { kind: 'already-there', documentId: same.id, title: same.title };
  const receipt = await recordReceipt(tx, actor, received);
  if (typeof receipt === 'object') return { kind: 'contradicts', message: receipt.refused };
  const documentId = await insertDocument(tx, actor, received);
  await insertVersion(tx, actor, { ...toKeep(file), documentId, number: 1, mediaType: type.mediaType, sha256 });
  if (received.withheld !== undefined) {
    const { kind } = await withholdDocument(tx, actor, { childId, documentId, ...received.withheld });
    if (kind !== 'withheld') throw new Error(`a document was to be withheld and is not: ${kind}`);
  }
  return { kind: 'kept', documentId, factId: receipt };
}

/** That a document was received for a review, where its kind is one that reviews wait for; once. */
async function recordReceipt(
  tx: Tx,
  actor: Actor,
  { childId, type, review, receivedOn, today }: ReceivedDocument,
): Promise<string | undefined | { readonly refused: string }> {
  const fact = findDocumentType(type)?.receipt?.fact;
  if (fact === undefined || review === null) return undefined;
  const standing = await listStandingFacts(tx, actor, childId);
  if (standing.some((each) => each.type === fact && each.review === review)) return undefined;
  const outcome = await recordFact(tx, actor, { childId, fact: { type: fact, review, on: receivedOn }, today });
  if (!('refused' in outcome)) return outcome.factId;
  if (outcome.refused === 'contradicts') return { refused: outcome.message };
  throw new Error(`the receipt of a document was refused: ${outcome.refused}`);
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { sha256Of } from '../../platform/fingerprint.ts';
import { readFileType } from './file-type.ts';
import { type ReceivedFile, toKeep } from './model.ts';
import { insertVersion, lockDocument } from './store/documents.ts';

export interface Replacement {
  readonly childId: string;
  readonly documentId: string;
  readonly file: ReceivedFile;
  /** The file that whoever replaces it saw as the latest. */
  readonly seen: number;
}

export type ReplaceOutcome =
  | { readonly kind: 'replaced'; readonly number: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-taken'; readonly why: string }
  /** Somebody else has replaced or withdrawn it meanwhile. */
  | { readonly kind: 'changed-meanwhile' };

/** Lays a newer file over a document; the older ones stay to be read. */
export async function replaceDocument(
  tx: Tx,
  actor: Actor,
  { childId, documentId, file, seen }: Replacement,
): Promise<ReplaceOutcome> {
  const document = await lockDocument(tx, actor, { childId, documentId });
  if (document === undefined) return { kind: 'not-found' };
  const type = readFileType(file.bytes);
  if ('refused' in type) return { kind: 'not-taken', why: type.refused };
  if (document.number !== seen || document.withdrawnAt !== null) return { kind: 'changed-meanwhile' };
  const sha256 = sha256Of(file.bytes);
  const number = seen + 1;
  await insertVersion(tx, actor, { ...toKeep(file), documentId, number, mediaType: type.mediaType, sha256 });
  return { kind: 'replaced', number };
}

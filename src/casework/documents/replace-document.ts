import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { sha256Of } from '../../platform/fingerprint.ts';
import { readFileType } from './file-type.ts';
import { insertVersion, lockDocument } from './store.ts';

export interface Replacement {
  readonly childId: string;
  readonly documentId: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
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
  const [number, { mediaType }, { bytes }] = [seen + 1, type, file];
  await insertVersion(tx, actor, { documentId, number, fileName: file.name, mediaType, sha256, bytes });
  return { kind: 'replaced', number };
}

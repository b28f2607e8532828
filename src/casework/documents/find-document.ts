import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type DocumentRow, readBytes, readDocument, readVersions, type VersionRow } from './store/documents.ts';

interface Wanted {
  readonly childId: string;
  readonly documentId: string;
}

/** A document with the files that it was, the latest first; undefined where there is none that this person may see. */
export async function findDocument(
  tx: Tx,
  actor: Actor,
  wanted: Wanted,
): Promise<(DocumentRow & { readonly versions: readonly VersionRow[] }) | undefined> {
  const document = await readDocument(tx, actor, wanted);
  return document && { ...document, versions: await readVersions(tx, actor, wanted.documentId) };
}

/** One file of a document, with its bytes. */
export async function findDocumentFile(
  tx: Tx,
  actor: Actor,
  { number, ...wanted }: Wanted & { readonly number: number },
): Promise<(VersionRow & { readonly bytes: Buffer }) | undefined> {
  const document = await findDocument(tx, actor, wanted);
  const version = document?.versions.find((each) => each.number === number);
  if (version === undefined) return undefined;
  return { ...version, bytes: await readBytes(tx, actor, { documentId: wanted.documentId, number }) };
}

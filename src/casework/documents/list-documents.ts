import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { DOCUMENT_TYPES } from './model.ts';
import {
  type DocumentRow,
  type ExpectedRow,
  type PageOfDocuments,
  readDocuments,
  readExpected,
} from './store/documents.ts';

export type { DocumentRow, ExpectedRow } from './store/documents.ts';

/** Some of a child's documents, with how many there are. */
export interface Documents {
  readonly documents: readonly DocumentRow[];
  readonly total: number;
  /** What the reviews wait for, and had. */
  readonly expected: readonly ExpectedRow[];
}

const RULES = DOCUMENT_TYPES.flatMap(({ receipt }) => receipt?.rule ?? []);

/** A child's documents, the latest received first. */
export async function listDocuments(tx: Tx, actor: Actor, wanted: PageOfDocuments): Promise<Documents> {
  const documents = await readDocuments(tx, actor, wanted);
  const expected = await readExpected(tx, actor, { childId: wanted.childId, rules: RULES });
  return { documents, total: documents[0]?.total ?? 0, expected };
}

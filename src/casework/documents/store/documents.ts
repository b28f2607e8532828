import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

const PIECE_BYTES = 1_048_576;

/** A document as a list shows it, with its latest file. */
export interface DocumentRow {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly review: string | null;
  readonly datedOn: string | null;
  readonly receivedOn: string;
  readonly receivedBy: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnBecause: string | null;
  readonly version: number;
  readonly number: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Somebody must not see it. */
  readonly isWithheld: boolean;
}

const COLUMNS = sql`d.id, d.type, d.title, d.review, d.dated_on as "datedOn", d.received_on as "receivedOn",
  r.name as "receivedBy", d.withdrawn_at as "withdrawnAt", w.name as "withdrawnBy",
  d.withdrawn_because as "withdrawnBecause", d.version, v.number, v.file_name as "fileName",
  v.media_type as "mediaType", v.size_bytes as "sizeBytes",
  exists (select from document_withholdings h where h.authority_id = d.authority_id and h.document_id = d.id
    and h.lifted_at is null) as "isWithheld"`;
const FROM = sql`documents d
  join lateral (select * from document_versions v where v.authority_id = d.authority_id and v.document_id = d.id
    order by v.number desc limit 1) v on true
  left join staff r on r.authority_id = d.authority_id and r.id = d.received_by
  left join staff w on w.authority_id = d.authority_id and w.id = d.withdrawn_by`;

export interface PageOfDocuments {
  readonly childId: string;
  /** Of this type alone. */
  readonly type: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A child's documents, the latest received first, withdrawn ones last. */
export async function readDocuments(
  tx: Tx,
  { authorityId }: Actor,
  { childId, type, limit, offset }: PageOfDocuments,
): Promise<(DocumentRow & { readonly total: number })[]> {
  const { rows } = await sql<DocumentRow & { total: number }>`
    select ${COLUMNS}, (count(*) over ())::int as total from ${FROM}
    where d.authority_id = ${authorityId} and d.child_id = ${childId} and ${type ?? null}::text is not distinct from
      case when ${type ?? null}::text is null then null else d.type end
    order by d.withdrawn_at is not null, d.received_on desc, d.id desc limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

interface OneDocument {
  readonly childId: string;
  readonly documentId: string;
}

export async function readDocument(
  tx: Tx,
  { authorityId }: Actor,
  { childId, documentId }: OneDocument,
): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`
    select ${COLUMNS} from ${FROM}
    where d.authority_id = ${authorityId} and d.child_id = ${childId} and d.id = ${documentId}`.execute(tx);
  return rows[0];
}

/** The document, held until the transaction ends. */
export async function lockDocument(tx: Tx, actor: Actor, of: OneDocument): Promise<DocumentRow | undefined> {
  await sql`select from documents where authority_id = ${actor.authorityId} and child_id = ${of.childId}
    and id = ${of.documentId} for update`.execute(tx);
  return await readDocument(tx, actor, of);
}

/** One of the files that a document was. */
export interface VersionRow {
  readonly number: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** SHA-256, in hexadecimal. */
  readonly sha256: string;
  readonly uploadedAt: string;
  readonly uploadedBy: string | null;
  /** When it was searched for viruses and none was found; null where nothing searched it. */
  readonly foundCleanAt: string | null;
}

const MOST_VERSIONS = 100;

/** The files that a document was, the latest first. */
export async function readVersions(tx: Tx, { authorityId }: Actor, documentId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.number, v.file_name as "fileName", v.media_type as "mediaType", v.size_bytes as "sizeBytes",
      encode(v.sha256, 'hex') as sha256, v.uploaded_at as "uploadedAt", s.name as "uploadedBy",
      v.found_clean_at as "foundCleanAt"
    from document_versions v left join staff s on s.authority_id = v.authority_id and s.id = v.uploaded_by
    where v.authority_id = ${authorityId} and v.document_id = ${documentId}
    order by v.number desc limit ${MOST_VERSIONS}`.execute(tx);
  return rows;
}

/** Another document of the child with the very same file; withdrawn ones do not count. */
export async function findSameFile(
  tx: Tx,
  { authorityId }: Actor,
  { childId, sha256 }: { readonly childId: string; readonly sha256: Buffer },
): Promise<{ readonly id: string; readonly title: string } | undefined> {
  const { rows } = await sql<{ id: string; title: string }>`
    select d.id, d.title from document_versions v
    join documents d on d.authority_id = v.authority_id and d.id = v.document_id
    where v.authority_id = ${authorityId} and v.sha256 = ${sha256} and d.child_id = ${childId}
      and d.withdrawn_at is null
    limit 1`.execute(tx);
  return rows[0];
}

export interface DocumentToAdd {
  readonly childId: string;
  readonly type: string;
  readonly title: string;
  readonly review: string | null;
  readonly datedOn: string | null;
  readonly receivedOn: string;
}

export async function insertDocument(tx: Tx, { authorityId, userId }: Actor, document: DocumentToAdd): Promise<string> {
  const { id } = await tx
    .insertInto('documents')
    .values({
      authority_id: authorityId,
      child_id: document.childId,
      type: document.type,
      title: document.title,
      review: document.review,
      dated_on: document.datedOn,
      received_on: document.receivedOn,
      received_by: userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface FileToKeep {
  readonly documentId: string;
  readonly number: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly bytes: Uint8Array;
  /** It was searched for viruses, and none was found. */
  readonly isFoundClean: boolean;
}

/** Keeps a file in pieces, none so large that the database must hold much of it at once. */
export async function insertVersion(tx: Tx, { authorityId, userId }: Actor, file: FileToKeep): Promise<void> {
  const { documentId: document_id, number, bytes } = file;
  const of = { authority_id: authorityId, document_id };
  await tx
    .insertInto('document_versions')
    .values({
      ...of,
      number,
      file_name: file.fileName,
      media_type: file.mediaType,
      size_bytes: bytes.byteLength,
      sha256: file.sha256,
      uploaded_by: userId,
      found_clean_at: file.isFoundClean ? sql`now()` : null,
    })
    .execute();
  for (let start = 0; start < bytes.byteLength; start += PIECE_BYTES) {
    const piece = Buffer.from(bytes.subarray(start, start + PIECE_BYTES));
    const place = { version_number: number, number: start / PIECE_BYTES + 1 };
    await tx
      .insertInto('document_pieces')
      .values({ ...of, ...place, bytes: piece })
      .execute();
  }
}

/** The bytes of one version. */
export async function readBytes(
  tx: Tx,
  { authorityId }: Actor,
  { documentId, number }: { readonly documentId: string; readonly number: number },
): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from document_pieces
    where authority_id = ${authorityId} and document_id = ${documentId} and version_number = ${number}
    order by number`.execute(tx);
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

export async function updateWithdrawn(
  tx: Tx,
  { authorityId, userId }: Actor,
  { documentId, because }: { readonly documentId: string; readonly because: string },
): Promise<void> {
  await tx
    .updateTable('documents')
    .set({ withdrawn_at: sql`now()`, withdrawn_by: userId, withdrawn_because: because })
    .where('authority_id', '=', authorityId)
    .where('id', '=', documentId)
    .execute();
}

/** A document that a review waits for, or had. */
export interface ExpectedRow {
  readonly rule: string;
  /** Who owes it, by role. */
  readonly actor: string;
  readonly review: string | null;
  readonly dueOn: string;
  readonly metOn: string | null;
}

const MOST_EXPECTED = 12;

/** What the reviews of a child wait for, and had, the latest due first. */
export async function readExpected(
  tx: Tx,
  { authorityId }: Actor,
  { childId, rules }: { readonly childId: string; readonly rules: readonly string[] },
): Promise<ExpectedRow[]> {
  const { rows } = await sql<ExpectedRow>`
    select rule, actor, about as review, due_on as "dueOn", met_on as "metOn" from obligations
    where authority_id = ${authorityId} and child_id = ${childId} and rule = any(${[...rules]})
      and not_owed_because is null
    order by met_on is not null, due_on desc, rule limit ${MOST_EXPECTED}`.execute(tx);
  return rows;
}

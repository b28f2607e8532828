import { sql } from 'kysely';
import type { Problem } from '../../../exchange/ssda903/problems.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { UploadStatus } from '../upload.ts';

/** What must still hold of whoever asked. */
export interface Asker {
  readonly rolesOfAsker: readonly string[];
  readonly hasAskerLeft: boolean;
}

const ASKER = sql`s.roles as "rolesOfAsker", coalesce(s.left_on <= app.today(), false) as "hasAskerLeft"`;

/** An upload that a job takes in hand. */
export interface UploadToRun extends Asker {
  readonly status: UploadStatus;
  readonly year: number | null;
  readonly attempts: number;
  readonly importId: string | null;
  /** How the import ended that it became; null where there is none yet. */
  readonly importStatus: string | null;
  /** Who asked for it: who brought the files in, then who said that they should be imported. */
  readonly askedBy: string;
}

/** Holds the upload until the transaction ends. */
export async function lockUploadToRun(tx: Tx, { authorityId }: Actor, id: string): Promise<UploadToRun | undefined> {
  const { rows } = await sql<UploadToRun>`
    select u.status, u.year, u.attempts, u.import_id as "importId", i.status as "importStatus", s.id as "askedBy",
      ${ASKER}
    from uploads u
      join staff s on s.authority_id = u.authority_id and s.id = coalesce(u.confirmed_by, u.uploaded_by)
      left join imports i on i.authority_id = u.authority_id and i.id = u.import_id
    where u.authority_id = ${authorityId} and u.id = ${id} for update of u
  `.execute(tx);
  return rows[0];
}

/** How far the work has come. */
export interface StageReached {
  readonly id: string;
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}

/** Whether work that is under way goes on, and for whom. */
export interface StillAsked extends Asker {
  readonly isCancelled: boolean;
}

/** Writes down how far the work has come, and says whether it is still wanted, by whom. */
export async function saveStage(
  tx: Tx,
  { authorityId }: Actor,
  { id, stage, done, total }: StageReached,
): Promise<StillAsked> {
  const { rows } = await sql<StillAsked>`
    update uploads u set stage = ${stage}, done = ${done}, total = ${total} from staff s
    where u.authority_id = ${authorityId} and u.id = ${id}
      and s.authority_id = u.authority_id and s.id = coalesce(u.confirmed_by, u.uploaded_by)
    returning u.cancel_requested_at is not null as "isCancelled", ${ASKER}
  `.execute(tx);
  if (rows[0] === undefined) throw new Error('the upload is gone');
  return rows[0];
}

/** A file of an upload, without what is in it. */
export interface KeptFile {
  readonly number: number;
  readonly name: string;
}

export async function listFiles(tx: Tx, { authorityId }: Actor, uploadId: string): Promise<KeptFile[]> {
  return await tx
    .selectFrom('upload_files')
    .select(['number', 'name'])
    .where('authority_id', '=', authorityId)
    .where('upload_id', '=', uploadId)
    .orderBy('number')
    .execute();
}

/** Which bytes of which file; the first is byte 0. */
export interface PieceOfFile {
  readonly uploadId: string;
  readonly number: number;
  readonly from: number;
  readonly length: number;
}

/** Reads some bytes of a file: fewer than were asked for at its end, none behind it. */
export async function readPiece(
  tx: Tx,
  { authorityId }: Actor,
  { uploadId, number, from, length }: PieceOfFile,
): Promise<Uint8Array> {
  const { rows } = await sql<{ piece: Buffer }>`
    select substring(bytes from ${from + 1} for ${length}) as piece from upload_files
    where authority_id = ${authorityId} and upload_id = ${uploadId} and number = ${number}
  `.execute(tx);
  if (rows[0] === undefined) throw new Error('a file of the upload is gone');
  return rows[0].piece;
}

/** Reads a whole file; for the small ones. */
export async function readWhole(
  tx: Tx,
  { authorityId }: Actor,
  uploadId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  return await tx
    .selectFrom('upload_files')
    .select(['name', 'bytes'])
    .where('authority_id', '=', authorityId)
    .where('upload_id', '=', uploadId)
    .executeTakeFirstOrThrow();
}

/** How many children of an import are in, of how many; null: nobody has counted them. */
export interface Reached {
  readonly childrenDone: number;
  readonly childrenTotal: number | null;
}

export async function readReached(tx: Tx, { authorityId }: Actor, importId: string): Promise<Reached> {
  return await tx
    .selectFrom('imports')
    .select(['children_done as childrenDone', 'children_total as childrenTotal'])
    .where('authority_id', '=', authorityId)
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
}

/** The account of an import as it was kept. */
export async function readAccount(tx: Tx, { authorityId }: Actor, importId: string): Promise<object> {
  const { account, files } = await tx
    .selectFrom('imports')
    .select(['account', 'files'])
    .where('authority_id', '=', authorityId)
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  return { ...(account as object), files };
}

/** Some of the problems, with how many are listed. */
export interface ProblemsRead {
  readonly problems: Problem[];
  readonly total: number;
}

/** Which problems: of an import where there is one, else those that the check of the upload found. */
export interface ProblemsToRead {
  readonly uploadId: string;
  readonly importId: string | null;
  readonly limit: number;
  readonly offset: number;
}

export async function readProblems(
  tx: Tx,
  { authorityId }: Actor,
  { uploadId, importId, limit, offset }: ProblemsToRead,
): Promise<ProblemsRead> {
  const source =
    importId === null
      ? sql`select p.number, p.problem ->> 'file' as file, (p.problem ->> 'row')::integer as row,
          p.problem ->> 'column' as "column", p.problem ->> 'code' as code, p.problem ->> 'message' as message,
          p.problem ->> 'severity' as severity
        from uploads u cross join jsonb_array_elements(u.problems) with ordinality p (problem, number)
        where u.authority_id = ${authorityId} and u.id = ${uploadId}`
      : sql`select number, file, row, "column", code, message, severity from import_problems
        where authority_id = ${authorityId} and import_id = ${importId}`;
  const { rows } = await sql<Problem>`
    select file, row, "column", code, message, severity from (${source}) p
    order by number limit ${limit} offset ${offset}
  `.execute(tx);
  const counted = await sql<{ total: number }>`select count(*)::integer as total from (${source}) p`.execute(tx);
  return { problems: rows, total: counted.rows[0]?.total ?? 0 };
}

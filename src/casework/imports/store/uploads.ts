import { type RawBuilder, sql, type UpdateObject } from 'kysely';
import type { Problem } from '../../../exchange/ssda903/problems.ts';
import type { Tables } from '../../../platform/database/tables.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Upload, UploadAccount, UploadKind, UploadStatus } from '../upload.ts';

/** A file as it came. */
export interface FileToKeep {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An upload when it comes in. */
export interface UploadToKeep {
  readonly kind: UploadKind;
  readonly year: number | null;
  readonly addsStaff: boolean;
  readonly status: UploadStatus;
  readonly files: readonly FileToKeep[];
  readonly account: UploadAccount | null;
  readonly problems: readonly Problem[];
}

/** Keeps an upload with its files, and gives its id. */
export async function insertUpload(tx: Tx, { authorityId, userId }: Actor, upload: UploadToKeep): Promise<string> {
  const { kind, year, addsStaff, status, files, account, problems } = upload;
  const { id } = await tx
    .insertInto('uploads')
    .values({
      authority_id: authorityId,
      kind,
      year,
      adds_staff: addsStaff,
      file_names: files.map(({ name }) => name),
      uploaded_by: userId ?? '',
      status,
      account: account === null ? null : JSON.stringify(account),
      problems: JSON.stringify(problems),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [index, { name, bytes }] of files.entries()) {
    await tx
      .insertInto('upload_files')
      .values({ authority_id: authorityId, upload_id: id, number: index + 1, name, bytes: Buffer.from(bytes) })
      .execute();
  }
  return id;
}

/** Uploads, and imports that came another way, such as the command line: one row each. */
function everyUpload(): RawBuilder<unknown> {
  return sql`
    select u.authority_id, u.id, u.kind, u.status, u.file_names as "fileNames", s.name as by, u.uploaded_at as at, u.year,
      u.stage, u.done, u.total, u.cancel_requested_at is not null and u.finished_at is null as "isEnding", u.account,
      u.refusal, u.import_id as "importId", u.finished_at as "finishedAt",
      exists (select from upload_files f where f.authority_id = u.authority_id and f.upload_id = u.id) as "hasFiles"
    from uploads u join staff s on s.authority_id = u.authority_id and s.id = u.uploaded_by
    union all
    select i.authority_id, i.id, i.kind, case i.status when 'done' then 'imported' when 'running' then 'importing'
        else i.status end,
      array(select file ->> 'name' from jsonb_array_elements(i.files) file), s.name, i.started_at, null, '',
      i.children_done, i.children_total, false,
      case when i.kind = 'ssda903' then i.account || jsonb_build_object('kind', i.kind, 'files', i.files) end,
      case i.status when 'failed' then 'It ended before it was done. What was saved stays; import the files again to go on.'
        end,
      i.id, i.finished_at, false
    from imports i left join staff s on s.authority_id = i.authority_id and s.id = i.started_by
    where not exists (select from uploads u where u.authority_id = i.authority_id and u.import_id = i.id)`;
}

/** The latest first: ids grow with the time. */
export async function readUploads(
  tx: Tx,
  { authorityId }: Actor,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly uploads: Upload[]; readonly total: number }> {
  const { rows } = await sql<Upload>`
    select * from (${everyUpload()}) e where authority_id = ${authorityId} order by id desc limit ${limit} offset ${offset}
  `.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from (${everyUpload()}) e where authority_id = ${authorityId}
  `.execute(tx);
  return { uploads: rows, total: counted.rows[0]?.total ?? 0 };
}

export async function readUpload(tx: Tx, { authorityId }: Actor, id: string): Promise<Upload | undefined> {
  const { rows } = await sql<Upload>`
    select * from (${everyUpload()}) e where authority_id = ${authorityId} and id = ${id}
  `.execute(tx);
  return rows[0];
}

/** What is decided about: held until the transaction ends, so that two decisions come one after the other. */
export interface UploadToDecide {
  readonly kind: UploadKind;
  readonly status: UploadStatus;
  readonly addsStaff: boolean;
  /** Importing it enters or changes people who work here. */
  readonly changesStaff: boolean;
  readonly hasAccount: boolean;
}

export async function lockUpload(tx: Tx, { authorityId }: Actor, id: string): Promise<UploadToDecide | undefined> {
  const { rows } = await sql<UploadToDecide>`
    select kind, status, adds_staff as "addsStaff", account is not null as "hasAccount",
      adds_staff or coalesce(account ->> 'tells' = 'staff', false) as "changesStaff"
    from uploads where authority_id = ${authorityId} and id = ${id} for update
  `.execute(tx);
  return rows[0];
}

export async function changeUpload(
  tx: Tx,
  { authorityId }: Actor,
  { id, change }: { readonly id: string; readonly change: UpdateObject<Tables, 'uploads'> },
): Promise<void> {
  await tx.updateTable('uploads').set(change).where('authority_id', '=', authorityId).where('id', '=', id).execute();
}

/** How an upload ended; its files go. */
export interface UploadEnd {
  readonly id: string;
  readonly status: 'imported' | 'refused' | 'failed' | 'cancelled' | 'discarded';
  readonly account?: UploadAccount | undefined;
  readonly refusal?: string | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly importId?: string | undefined;
}

export async function endUpload(tx: Tx, actor: Actor, end: UploadEnd): Promise<void> {
  const { id, status, account, refusal, problems, importId } = end;
  const change = {
    status,
    stage: '',
    finished_at: sql<string>`now()`,
    ...(account !== undefined && { account: JSON.stringify(account) }),
    ...(refusal !== undefined && { refusal }),
    ...(problems !== undefined && { problems: JSON.stringify(problems) }),
    ...(importId !== undefined && { import_id: importId }),
  };
  await changeUpload(tx, actor, { id, change });
  // What failed can be tried again.
  if (status !== 'failed') await removeFiles(tx, actor, id);
}

async function removeFiles(tx: Tx, { authorityId }: Actor, id: string): Promise<void> {
  await tx.deleteFrom('upload_files').where('authority_id', '=', authorityId).where('upload_id', '=', id).execute();
}

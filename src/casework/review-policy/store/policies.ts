import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { PolicyEdition } from '../model.ts';

const PIECE_BYTES = 1_048_576;
const MOST_EDITIONS = 500;

const COLUMNS = sql`p.id, p.edition, p.in_force_on as "inForceOn", p.approved_by as "approvedBy", p.iro_role as "iroRole",
  p.not_carried_out as "notCarriedOut", p.link, p.file_name as "fileName", p.media_type as "mediaType",
  p.size_bytes as "sizeBytes", e.name as "enteredBy", w.name as "withdrawnBy",
  p.withdrawn_because as "withdrawnBecause"`;

/** Every edition, the newest in force first. */
export async function readEditions(tx: Tx, { authorityId }: Actor): Promise<PolicyEdition[]> {
  const { rows } = await sql<PolicyEdition>`
    select ${COLUMNS} from review_policies p
    left join staff e on e.authority_id = p.authority_id and e.id = p.entered_by
    left join staff w on w.authority_id = p.authority_id and w.id = p.withdrawn_by
    where p.authority_id = ${authorityId} order by p.in_force_on desc, p.id desc limit ${MOST_EDITIONS}`.execute(tx);
  return rows;
}

/** Holds the authority's settings until the transaction ends, so that two editions are entered one after the other. */
export async function lockEditions(tx: Tx, { authorityId }: Actor): Promise<void> {
  await sql`select from authorities where authority_id = ${authorityId} for no key update`.execute(tx);
}

/** An edition to keep. */
export interface EditionToKeep
  extends Pick<PolicyEdition, 'edition' | 'inForceOn' | 'approvedBy' | 'iroRole' | 'notCarriedOut' | 'link'> {
  readonly file: FileOfEdition | undefined;
}

/** Its file, told by its own bytes. */
export interface FileOfEdition {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly bytes: Uint8Array;
  readonly isFoundClean: boolean;
}

/** @returns the id */
export async function insertEdition(tx: Tx, { authorityId }: Actor, of: EditionToKeep): Promise<string> {
  const { id } = await tx
    .insertInto('review_policies')
    .values({
      authority_id: authorityId,
      edition: of.edition,
      in_force_on: of.inForceOn,
      approved_by: of.approvedBy,
      iro_role: of.iroRole,
      not_carried_out: of.notCarriedOut,
      link: of.link,
      ...(of.file && toFileColumns(of.file)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const bytes = of.file?.bytes ?? new Uint8Array();
  for (let start = 0; start < bytes.byteLength; start += PIECE_BYTES) {
    const piece = Buffer.from(bytes.subarray(start, start + PIECE_BYTES));
    await tx
      .insertInto('review_policy_pieces')
      .values({ authority_id: authorityId, policy_id: id, number: start / PIECE_BYTES + 1, bytes: piece })
      .execute();
  }
  return id;
}

function toFileColumns({ name, mediaType, sha256, bytes, isFoundClean }: FileOfEdition) {
  return {
    file_name: name,
    media_type: mediaType,
    size_bytes: bytes.byteLength,
    sha256,
    found_clean_at: isFoundClean ? sql<string>`now()` : null,
  };
}

/** The bytes of the file of an edition. */
export async function readBytesOfEdition(tx: Tx, { authorityId }: Actor, policyId: string): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from review_policy_pieces
    where authority_id = ${authorityId} and policy_id = ${policyId} order by number`.execute(tx);
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

/** False where it is withdrawn already, or there is none. */
export async function updateEditionWithdrawn(
  tx: Tx,
  { authorityId, userId }: Actor,
  { policyId, because }: { readonly policyId: string; readonly because: string },
): Promise<boolean> {
  const { rows } = await sql`
    update review_policies set withdrawn_at = now(), withdrawn_by = ${userId}, withdrawn_because = ${because}
    where authority_id = ${authorityId} and id = ${policyId} and withdrawn_at is null returning id`.execute(tx);
  return rows.length > 0;
}

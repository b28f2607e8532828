import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { sha256Of } from '../../platform/fingerprint.ts';
import { readFileType } from '../documents/file-type.ts';
import type { ReceivedFile } from '../documents/model.ts';
import { type PolicyEdition, type PolicyStanding, sortEditions } from './model.ts';
import {
  type EditionToKeep,
  insertEdition,
  lockEditions,
  readBytesOfEdition,
  readEditions,
  updateEditionWithdrawn,
} from './store/policies.ts';

/** The editions of the policy on reviews, as they stand on a day. */
export async function findPolicy(tx: Tx, actor: Actor, today: string): Promise<PolicyStanding> {
  return sortEditions(await readEditions(tx, actor), today);
}

/** Every edition, the newest in force first, those entered in error too. */
export async function listEditions(tx: Tx, actor: Actor): Promise<PolicyEdition[]> {
  return await readEditions(tx, actor);
}

/** The file of an edition; undefined where there is no such edition, or it is only a link. */
export async function findPolicyFile(
  tx: Tx,
  actor: Actor,
  policyId: string,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer } | undefined> {
  const edition = (await readEditions(tx, actor)).find(({ id }) => id === policyId);
  if (edition === undefined || edition.fileName === null || edition.mediaType === null) return undefined;
  return {
    name: edition.fileName,
    mediaType: edition.mediaType,
    bytes: await readBytesOfEdition(tx, actor, policyId),
  };
}

/** An edition as it comes in. */
export interface EditionToEnter extends Omit<EditionToKeep, 'file'> {
  readonly file: ReceivedFile | undefined;
  /** How many editions there were when the form was opened. */
  readonly version: number;
}

export type EnterOutcome =
  | { readonly kind: 'entered'; readonly policyId: string }
  | { readonly kind: 'not-taken'; readonly why: string }
  | { readonly kind: 'name-taken' }
  /** Somebody else entered one meanwhile; nothing was kept. */
  | { readonly kind: 'conflict'; readonly theirs: readonly PolicyEdition[] };

/** Enters an edition of the policy; those of before stay to be read. */
export async function enterEdition(
  tx: Tx,
  actor: Actor,
  { file, version, ...edition }: EditionToEnter,
): Promise<EnterOutcome> {
  const type = file === undefined ? undefined : readFileType(file.bytes);
  if (type !== undefined && 'refused' in type) return { kind: 'not-taken', why: type.refused };
  await lockEditions(tx, actor);
  const theirs = await readEditions(tx, actor);
  if (theirs.length !== version) return { kind: 'conflict', theirs };
  const isTaken = theirs.some(
    (each) => each.withdrawnBecause === null && each.edition.toLowerCase() === edition.edition.toLowerCase(),
  );
  if (isTaken) return { kind: 'name-taken' };
  const kept =
    file === undefined || type === undefined
      ? undefined
      : {
          name: file.name,
          bytes: file.bytes,
          isFoundClean: file.isFoundClean ?? false,
          mediaType: type.mediaType,
          sha256: sha256Of(file.bytes),
        };
  return { kind: 'entered', policyId: await insertEdition(tx, actor, { ...edition, file: kept }) };
}

/** Says that an edition was entered in error; it stays to be read, with the reason. False where it is so already. */
export async function withdrawEdition(
  tx: Tx,
  actor: Actor,
  of: { readonly policyId: string; readonly because: string },
): Promise<boolean> {
  return await updateEditionWithdrawn(tx, actor, of);
}

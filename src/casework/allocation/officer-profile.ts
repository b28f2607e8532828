import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Photo } from './photo.ts';
import {
  type OfficerProfile,
  type ProfileToKeep,
  readPhoto,
  readProfile,
  savePhoto,
  saveProfile,
} from './store/profiles.ts';

export type { OfficerProfile, ProfileToKeep } from './store/profiles.ts';

/** What children are told of an IRO; undefined where there is no such person. */
export async function findProfile(tx: Tx, actor: Actor, staffId: string): Promise<OfficerProfile | undefined> {
  return await readProfile(tx, actor, staffId);
}

/** False where somebody else saved meanwhile. */
export async function changeProfile(tx: Tx, actor: Actor, profile: ProfileToKeep): Promise<boolean> {
  return await saveProfile(tx, actor, profile);
}

/** Keeps the photo of an IRO; null takes it away. */
export async function changePhoto(
  tx: Tx,
  actor: Actor,
  asked: { readonly staffId: string; readonly photo: Photo | null },
): Promise<void> {
  await savePhoto(tx, actor, asked);
}

export async function findPhoto(tx: Tx, actor: Actor, staffId: string): Promise<Photo | undefined> {
  return await readPhoto(tx, actor, staffId);
}

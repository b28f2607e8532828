import type { Actor, Tx } from '../../platform/database/transaction.ts';
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

/** A picture, and what kind it is. */
export interface Photo {
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg' | 'image/png';
}

const MOST_BYTES = 1024 * 1024;

/** What a file is by its first bytes, not by its name; undefined where it is no picture that may be kept. */
export function photoOf(bytes: Uint8Array): Photo | 'too-large' | undefined {
  if (bytes.length > MOST_BYTES) return 'too-large';
  const begins = (...head: readonly number[]) => head.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xd8, 0xff)) return { bytes, type: 'image/jpeg' };
  return begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? { bytes, type: 'image/png' } : undefined;
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

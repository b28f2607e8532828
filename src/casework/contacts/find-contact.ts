import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ContactVersion, readVersions } from './store.ts';

/** A contact as it stands, and as it was. */
export interface Contact {
  readonly current: ContactVersion;
  /** The versions before, the latest first. */
  readonly earlier: readonly ContactVersion[];
}

/** Undefined where the child has no such contact, or whoever asks may not see the child. */
export async function findContact(
  tx: Tx,
  actor: Actor,
  of: { readonly childId: string; readonly contactId: string },
): Promise<Contact | undefined> {
  const [current, ...earlier] = await readVersions(tx, actor, of);
  return current === undefined ? undefined : { current, earlier };
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ContactsWanted, type ContactVersion, readContacts } from './store.ts';

export type { ContactFilter, ContactVersion } from './store.ts';

/** Some of the contacts of a child, with how many there are. */
export interface Contacts {
  readonly contacts: readonly ContactVersion[];
  readonly total: number;
}

/** The contacts that an IRO had around a child, the latest first, each as it stands. */
export async function listContacts(tx: Tx, actor: Actor, wanted: ContactsWanted): Promise<Contacts> {
  const contacts = await readContacts(tx, actor, wanted);
  return { contacts, total: contacts[0]?.total ?? 0 };
}

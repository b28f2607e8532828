import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { CommunicationMethod } from '../children/details/needs.ts';
import { insertPractitioner, type Practitioner, readPractitioners, updatePractitioner } from './store.ts';

export type { Practitioner } from './store.ts';

/** Whom IROs can call on, by the way that they know; only of some ways, where these are told. */
export async function listPractitioners(
  tx: Tx,
  actor: Actor,
  methods?: readonly CommunicationMethod[],
): Promise<Practitioner[]> {
  return await readPractitioners(tx, actor, methods);
}

/** Keeps a link with somebody who knows a way to communicate. */
export async function keepPractitioner(
  tx: Tx,
  actor: Actor,
  practitioner: Omit<Practitioner, 'id' | 'keptBy'>,
): Promise<string> {
  return await insertPractitioner(tx, actor, practitioner);
}

/** Notes on a day that a link still holds; false where it was taken out. */
export async function confirmPractitioner(
  tx: Tx,
  actor: Actor,
  { id, today }: { readonly id: string; readonly today: string },
): Promise<boolean> {
  return await updatePractitioner(tx, actor, { id, checkedOn: today });
}

/** Takes out whom nobody can call on any more; false where somebody did so before. */
export async function removePractitioner(
  tx: Tx,
  actor: Actor,
  { id, today }: { readonly id: string; readonly today: string },
): Promise<boolean> {
  return await updatePractitioner(tx, actor, { id, removedOn: today });
}

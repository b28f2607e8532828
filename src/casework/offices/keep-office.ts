import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { KeptOffice, Office } from './model.ts';
import { insertOffice, readOffice, readOffices, updateOffice } from './store.ts';

/** Every office of the authority, those of now first. */
export async function listOffices(tx: Tx, actor: Actor): Promise<KeptOffice[]> {
  return await readOffices(tx, actor);
}

export async function findOffice(tx: Tx, actor: Actor, officeId: string): Promise<KeptOffice | undefined> {
  return await readOffice(tx, actor, { officeId });
}

/** @returns the id */
export async function enterOffice(tx: Tx, actor: Actor, office: Office): Promise<string> {
  return await insertOffice(tx, actor, office);
}

export type OfficeChangeOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: KeptOffice };

interface OfficeChange {
  readonly officeId: string;
  readonly version: number;
  readonly office: Office;
  /** Whether somebody else has taken it over: then the row of the one before ends on that day, and stays to be read. */
  readonly isSuccessor: boolean;
}

/** Changes what is known of an office, hands it to a successor, or says from when on it is so no more. */
export async function changeOffice(
  tx: Tx,
  actor: Actor,
  { officeId, version, office, isSuccessor }: OfficeChange,
): Promise<OfficeChangeOutcome> {
  const current = await readOffice(tx, actor, { officeId, forUpdate: true });
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== version) return { kind: 'conflict', current };
  if (isSuccessor) {
    await updateOffice(tx, actor, { officeId, office: { ...current, endedOn: office.startedOn } });
    await insertOffice(tx, actor, office);
  } else {
    await updateOffice(tx, actor, { officeId, office });
  }
  return { kind: 'saved' };
}

import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { findAndHoldChild } from '../change-facts.ts';
import { insertLegalStatus, readLegalStatuses, updateLegalStatus } from '../store/by-hand.ts';
import { insertChange } from '../store/changes.ts';
import { fitIntoTimes } from './fit-into-times.ts';

/** A legal status that began. */
export interface LegalStatusToEnter {
  readonly childId: string;
  /** A code of the return, such as C2. */
  readonly status: string;
  readonly startedOn: string;
}

export type LegalStatusOutcome =
  | { readonly kind: 'entered' }
  | { readonly kind: 'not-found' }
  /** The child was not born yet. */
  | { readonly kind: 'before-birth'; readonly bornOn: string }
  /** Another one began on that day: that one is put right instead. */
  | { readonly kind: 'begins-with-another'; readonly status: string };

/**
 * Enters a legal status from a day on, and ends the one before it on that day. Where a later one is known, it ends where
 * that begins. An import never takes it away: where a return says otherwise, both are told.
 */
export async function enterLegalStatus(
  tx: Tx,
  actor: Actor,
  { childId, status, startedOn }: LegalStatusToEnter,
): Promise<LegalStatusOutcome> {
  const child = await findAndHoldChild(tx, actor, childId);
  if (child === undefined) return { kind: 'not-found' };
  if (child.bornOn !== null && startedOn < child.bornOn) return { kind: 'before-birth', bornOn: child.bornOn };
  const fit = fitIntoTimes(await readLegalStatuses(tx, actor, childId), startedOn);
  if (!fit.fits) return { kind: 'begins-with-another', status: fit.beside.status };
  const { endsWith, endedOn } = fit;
  if (endsWith !== undefined) {
    await updateLegalStatus(tx, actor, { ...endsWith, endedOn: startedOn });
    const ended = { before: { status: endsWith.status, endedOn: endsWith.endedOn }, after: { endedOn: startedOn } };
    await insertChange(tx, actor, { childId, what: 'legal-status', rowId: endsWith.id, ...ended });
  }
  const values = { status, startedOn, endedOn };
  const rowId = await insertLegalStatus(tx, actor, { childId, ...values });
  await insertChange(tx, actor, { childId, what: 'legal-status', rowId, after: values });
  return { kind: 'entered' };
}

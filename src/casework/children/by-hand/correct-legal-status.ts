import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { findAndHoldChild } from '../change-facts.ts';
import {
  deleteLegalStatus,
  type LegalStatusRow,
  type LegalStatusValues,
  readLegalStatuses,
  updateLegalStatus,
} from '../store/by-hand.ts';
import { insertChange } from '../store/changes.ts';
import { valuesThatDiffer } from '../values-that-differ.ts';
import { findOverlapping } from './fit-into-times.ts';

/** A legal status to put right. */
export interface LegalStatusToCorrect {
  readonly childId: string;
  readonly legalStatusId: string;
  /** The version that was put right. */
  readonly version: number;
  /** What it was instead; undefined: it never was. */
  readonly instead: LegalStatusValues | undefined;
}

export type LegalStatusCorrection =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: LegalStatusRow }
  | { readonly kind: 'ends-before-start' }
  /** Two would hold on the same days. */
  | { readonly kind: 'overlap'; readonly with: LegalStatusRow };

/** Puts a legal status right, or takes it out; what it was stays in the child's history. */
export async function correctLegalStatus(
  tx: Tx,
  actor: Actor,
  { childId, legalStatusId, version, instead }: LegalStatusToCorrect,
): Promise<LegalStatusCorrection> {
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const all = await readLegalStatuses(tx, actor, childId);
  const current = all.find(({ id }) => id === legalStatusId);
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== version) return { kind: 'conflict', current };
  const change = { childId, what: 'legal-status', rowId: legalStatusId } as const;
  if (instead === undefined) {
    const { status, startedOn, endedOn } = current;
    await deleteLegalStatus(tx, actor, legalStatusId);
    await insertChange(tx, actor, { ...change, before: { status, startedOn, endedOn } });
    return { kind: 'saved' };
  }
  if (instead.endedOn !== null && instead.endedOn < instead.startedOn) return { kind: 'ends-before-start' };
  const overlapping = findOverlapping(
    all.filter(({ id }) => id !== legalStatusId),
    instead,
  );
  if (overlapping !== undefined) return { kind: 'overlap', with: overlapping };
  const changed = valuesThatDiffer<LegalStatusValues>(current, instead);
  if (changed === undefined) return { kind: 'saved' };
  await updateLegalStatus(tx, actor, { id: legalStatusId, ...instead });
  await insertChange(tx, actor, { ...change, ...changed });
  return { kind: 'saved' };
}

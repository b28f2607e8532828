import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import { mayRecord } from '../children/may-record.ts';
import { type PlanViewValues, saysTheSame } from './model.ts';
import { insertVersion, type PlanView, readVersions } from './store/plan-views.ts';

/** What a child thinks of the plan, to write down or to put right. */
export interface PlanViewToRecord {
  readonly childId: string;
  /** The id that a new one will have, so that a form that is sent twice records one. */
  readonly viewId: string;
  readonly values: PlanViewValues;
  /** At which contact and before which review it was; of one that is put right, those of the version before stay. */
  readonly contactId: string | null;
  readonly reviewId: string | null;
  /** What is put right; undefined for a new one. */
  readonly correction: { readonly seen: number; readonly why: string } | undefined;
}

export type RecordPlanViewOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** The same form was sent before: it is recorded, once. */
  | { readonly kind: 'recorded-already' }
  /** The form was sent before with something else in it, as after going back a page: nothing of this is kept yet. */
  | { readonly kind: 'sent-before' }
  /** Somebody put it right meanwhile: theirs stands, and what was typed is not lost. */
  | { readonly kind: 'conflict'; readonly theirs: PlanView };

/** Writes down what a child thinks of the plan, part by part, or puts it right by a new version; the one before stays. */
export async function recordPlanView(
  tx: Tx,
  actor: Actor,
  { childId, viewId, values, contactId, reviewId, correction }: PlanViewToRecord,
): Promise<RecordPlanViewOutcome> {
  if (!(await mayRecord(tx, actor, childId))) return { kind: 'not-found' };
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const versions = await readVersions(tx, actor, { childId, viewId });
  const [last] = versions;
  if (correction === undefined && last !== undefined) {
    return { kind: versions.some((version) => saysTheSame(version, values)) ? 'recorded-already' : 'sent-before' };
  }
  if (correction !== undefined && last === undefined) return { kind: 'not-found' };
  if (correction !== undefined && last !== undefined && last.number !== correction.seen) {
    return { kind: 'conflict', theirs: last };
  }
  await insertVersion(tx, actor, {
    childId,
    viewId,
    number: (last?.number ?? 0) + 1,
    contactId: last === undefined ? contactId : last.contactId,
    reviewId: last === undefined ? reviewId : last.reviewId,
    values,
    whyCorrected: correction?.why ?? null,
  });
  return { kind: 'saved' };
}

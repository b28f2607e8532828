import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Correction, type NotSaved, settleVersion } from '../../platform/versions.ts';
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
  readonly correction: Correction | undefined;
}

/** Writes down what a child thinks of the plan, part by part, or puts it right by a new version; the one before stays. */
export async function recordPlanView(
  tx: Tx,
  actor: Actor,
  { childId, viewId, values, contactId, reviewId, correction }: PlanViewToRecord,
): Promise<{ readonly kind: 'saved' } | NotSaved<PlanView>> {
  if (!(await mayRecord(tx, actor, childId))) return { kind: 'not-found' };
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const versions = await readVersions(tx, actor, { childId, viewId });
  const next = settleVersion({ versions, correction, isSame: (version) => saysTheSame(version, values) });
  if (next.kind !== 'next') return next;
  const { number, last } = next;
  await insertVersion(tx, actor, {
    childId,
    viewId,
    number,
    contactId: last === undefined ? contactId : last.contactId,
    reviewId: last === undefined ? reviewId : last.reviewId,
    values,
    whyCorrected: correction?.why ?? null,
  });
  return { kind: 'saved' };
}

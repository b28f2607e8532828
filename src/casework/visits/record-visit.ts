import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Correction, type NotSaved, settleVersion } from '../../platform/versions.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import { mayRecordForWorker } from '../children/may-record-for-worker.ts';
import { saysTheSame, type VisitValues } from './model.ts';
import { insertVersion, readVersions, type VisitVersion } from './store.ts';

/** A visit to write down, or to put right. */
export interface VisitToRecord {
  readonly childId: string;
  /** The id that a new visit will have, so that a form that is sent twice records one. */
  readonly visitId: string;
  readonly values: VisitValues;
  /** What is put right; undefined for a new visit. */
  readonly correction: Correction | undefined;
}

/** Records a visit to a child on behalf of the authority, or puts one right by a new version; the one before stays. */
export async function recordVisit(
  tx: Tx,
  actor: Actor,
  { childId, visitId, values, correction }: VisitToRecord,
): Promise<{ readonly kind: 'saved' } | NotSaved<VisitVersion>> {
  if (!(await mayRecordForWorker(tx, actor, childId))) return { kind: 'not-found' };
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const versions = await readVersions(tx, actor, { childId, visitId });
  const next = settleVersion({ versions, correction, isSame: (version) => saysTheSame(version, values) });
  if (next.kind !== 'next') return next;
  const whyCorrected = correction?.why ?? null;
  await insertVersion(tx, actor, { childId, visitId, number: next.number, values, whyCorrected });
  return { kind: 'saved' };
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Correction, type NotSaved, settleVersion } from '../../platform/versions.ts';
import type { Day } from '../../rules/index.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import { correctFact } from '../children/correct-fact.ts';
import { findLatestOf } from '../children/find-latest-of-fact.ts';
import { isIroOf } from '../children/is-iro-of.ts';
import { recordFact } from '../children/record-fact.ts';
import { type ContactValues, isWithChild, saysTheSame } from './model.ts';
import { type ContactVersion, insertVersion, readVersions } from './store.ts';

/** A contact to write down, or to put right. */
export interface ContactToRecord {
  readonly childId: string;
  /** The id that a new contact will have, so that a form that is sent twice records one. */
  readonly contactId: string;
  readonly values: ContactValues;
  /** What is put right; undefined for a new contact. */
  readonly correction: Correction | undefined;
  readonly today: Day;
}

/** Saved, with why it does not count as contact with the child, where it is one and cannot count. */
export interface SavedContact {
  readonly kind: 'saved';
  readonly notCounted: string | undefined;
}

/** The fact that a contact with the child is. */
const CONTACTED = 'iro-contacted-child';

/**
 * Records a direct contact around a child, or puts one right by a new version; the one before stays. Contact with the
 * child is recorded as that fact too, so that it counts midway between reviews.
 */
export async function recordContact(
  tx: Tx,
  actor: Actor,
  { childId, contactId, values, correction, today }: ContactToRecord,
): Promise<SavedContact | NotSaved<ContactVersion>> {
  if (!(await isIroOf(tx, actor, childId))) return { kind: 'not-found' };
  if ((await findAndHoldChild(tx, actor, childId)) === undefined) return { kind: 'not-found' };
  const versions = await readVersions(tx, actor, { childId, contactId });
  const next = settleVersion({ versions, correction, isSame: (version) => saysTheSame(version, values) });
  if (next.kind !== 'next') return next;
  const { number, last } = next;
  const { factId, notCounted } = await settleFact(tx, actor, { childId, values, last, today });
  await insertVersion(tx, actor, {
    childId,
    contactId,
    number,
    values,
    whyCorrected: correction?.why ?? null,
    factId,
  });
  return { kind: 'saved', notCounted };
}

interface FactToSettle {
  readonly childId: string;
  readonly values: ContactValues;
  readonly last: ContactVersion | undefined;
  readonly today: Day;
}

interface SettledFact {
  readonly factId: string | null;
  readonly notCounted?: string;
}

/** Records, moves or withdraws the fact. Where it cannot be true the contact is kept all the same: it happened. */
async function settleFact(tx: Tx, actor: Actor, { childId, values, last, today }: FactToSettle): Promise<SettledFact> {
  const before = await findStandingFact(tx, actor, { childId, factId: last?.factId ?? null });
  const fact = isWithChild(values) ? { type: CONTACTED, on: values.contactedOn } : undefined;
  if (before === undefined) {
    return fact === undefined ? { factId: null } : settledBy(await recordFact(tx, actor, { childId, fact, today }));
  }
  if (before.on === fact?.on) return { factId: before.id };
  const outcome = await correctFact(tx, actor, { childId, factId: before.id, instead: fact, today });
  if (!('refused' in outcome)) return { factId: fact === undefined ? null : outcome.factId };
  // It cannot count on the day to which it is moved, and it was not on the day before.
  if (fact !== undefined) await correctFact(tx, actor, { childId, factId: before.id, instead: undefined, today });
  return settledBy(outcome);
}

async function findStandingFact(
  tx: Tx,
  actor: Actor,
  { childId, factId }: { readonly childId: string; readonly factId: string | null },
) {
  const latest = factId === null ? undefined : await findLatestOf(tx, actor, { childId, factId });
  return latest === undefined || latest.isWithdrawn ? undefined : latest;
}

function settledBy(outcome: Awaited<ReturnType<typeof correctFact>>): SettledFact {
  if (!('refused' in outcome)) return { factId: outcome.factId };
  if (outcome.refused === 'contradicts') return { factId: null, notCounted: outcome.message };
  // The child is held, the fact was read just before, and its fields are the program's own.
  throw new Error(`a contact was refused as a fact: ${outcome.refused}`);
}

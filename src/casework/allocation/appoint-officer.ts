import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { listCurrentFacts } from '../children/list-current-facts.ts';
import { recordFacts } from '../children/record-facts.ts';
import { type AssignedChild, assignInBulk, type BulkAssignment } from './assign-in-bulk.ts';
import { raiseSuccessionAlerts } from './store/alerts.ts';
import { listPeriodsOn } from './store.ts';

export interface OfficerAppointment extends BulkAssignment {
  readonly today: Day;
  /** What the clocks of London show, `YYYY-MM-DDTHH:MM`. */
  readonly now: string;
}

/** What became of a child, and of the fact that an IRO was appointed. */
export interface AppointedChild extends AssignedChild {
  /** Why the record could not be told, in words. */
  readonly factRefused: string | undefined;
}

const NOON = 'T12:00';
const FACT = 'iro-appointed';

/**
 * Gives an IRO a number of children from a day, and records of each that an IRO was appointed where nothing says so yet
 * in the period of care, so that the duty to appoint is done. Of today the moment is now; of another day it is noon,
 * because nobody is asked for the hour. Whoever was the IRO before is asked to introduce who follows in person.
 */
export async function appointOfficer(tx: Tx, actor: Actor, asked: OfficerAppointment): Promise<AppointedChild[]> {
  const { from, today, now } = asked;
  const assigned = await assignInBulk(tx, actor, asked);
  const taken = assigned.flatMap(({ childId, outcome }) => (outcome.fate === 'refused' ? [] : [childId]));
  const changed = assigned.flatMap(({ childId, outcome }) => (outcome.fate === 'changed' ? [childId] : []));
  if (changed.length > 0) await raiseSuccessionAlerts(tx, actor, { childIds: changed, staffId: asked.staffId, from });
  const childIds = await withoutTheFact(tx, actor, { childIds: taken, on: from });
  const at = now.startsWith(from) ? now : `${from}${NOON}`;
  const facts = childIds.map((childId) => ({ childId, event: { type: FACT, at } }));
  const refused = childIds.length === 0 ? [] : await recordFacts(tx, actor, { facts, today });
  const whyNot = new Map(refused.map(({ childId, message }) => [childId, message]));
  return assigned.map((child) => ({ ...child, factRefused: whyNot.get(child.childId) }));
}

/** The children in care on a day of whose period of care no appointment has been told. */
async function withoutTheFact(
  tx: Tx,
  actor: Actor,
  { childIds, on }: { readonly childIds: readonly string[]; readonly on: string },
): Promise<string[]> {
  const facts = await listCurrentFacts(tx, actor, childIds);
  return (await listPeriodsOn(tx, actor, { childIds, on })).flatMap(({ childId, startedOn, endedOn }) => {
    const isTold = (facts.get(childId) ?? []).some(
      ({ event }) => event.type === FACT && event.on >= startedOn && (endedOn === null || event.on <= endedOn),
    );
    return isTold ? [] : [childId];
  });
}

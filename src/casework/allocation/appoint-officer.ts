import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day, EventInput } from '../../rules/index.ts';
import { listCurrentFacts } from '../children/list-current-facts.ts';
import { recordFacts } from '../children/record-facts.ts';
import { type AssignedChild, assignInBulk, type BulkAssignment } from './assign-in-bulk.ts';
import type { Fate } from './model.ts';
import { raiseIroAlert, raiseSuccessionAlerts } from './store/alerts.ts';
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
 * in the period of care, so that the duty to appoint is done. The IRO is told, and whoever was the IRO before is asked to
 * introduce who follows in person.
 */
export async function appointOfficer(tx: Tx, actor: Actor, asked: OfficerAppointment): Promise<AppointedChild[]> {
  const { staffId, from, today, now } = asked;
  const assigned = await assignInBulk(tx, actor, asked);
  const taken = assigned.flatMap(({ childId, outcome }) =>
    outcome.fate === 'refused' ? [] : [{ childId, staffId, from, fate: outcome.fate }],
  );
  const whyNot = await followUp(tx, actor, { taken, today, now });
  return assigned.map((child) => ({ ...child, factRefused: whyNot.get(child.childId) }));
}

interface Taken {
  readonly taken: readonly {
    readonly childId: string;
    readonly staffId: string;
    readonly from: string;
    readonly fate: Exclude<Fate, 'refused'>;
  }[];
  readonly today: Day;
  readonly now: string;
}

/**
 * What follows an appointment: the new IRO is told, who was the IRO before is asked to introduce them, and the record
 * tells of the appointment. Of today the moment is now; of another day it is noon, because nobody is asked for the hour.
 *
 * @returns why the record of a child could not be told, in words, by child
 */
export async function followUp(tx: Tx, actor: Actor, { taken, today, now }: Taken): Promise<Map<string, string>> {
  const changed = taken.filter(({ fate }) => fate !== 'unchanged');
  for (const [from, onDay] of Map.groupBy(changed, (each) => each.from)) {
    for (const [staffId, theirs] of Map.groupBy(onDay, (each) => each.staffId)) {
      const followed = theirs.flatMap(({ childId, fate }) => (fate === 'changed' ? [childId] : []));
      if (followed.length > 0) await raiseSuccessionAlerts(tx, actor, { childIds: followed, staffId, from });
    }
  }
  for (const [staffId, theirs] of Map.groupBy(changed, (each) => each.staffId)) {
    await raiseIroAlert(tx, actor, { childIds: theirs.map(({ childId }) => childId), staffId });
  }
  const facts: { childId: string; event: EventInput }[] = [];
  for (const [from, onDay] of Map.groupBy(taken, (each) => each.from)) {
    const at = now.startsWith(from) ? now : `${from}${NOON}`;
    const childIds = await withoutTheFact(tx, actor, { childIds: onDay.map(({ childId }) => childId), on: from });
    facts.push(...childIds.map((childId) => ({ childId, event: { type: FACT, at } })));
  }
  const refused = facts.length === 0 ? [] : await recordFacts(tx, actor, { facts, today });
  return new Map(refused.map(({ childId, message }) => [childId, message]));
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

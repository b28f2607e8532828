import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { workingDaysOn } from '../obligations/due-in-words.ts';
import { type Tie, whyBarred } from './independence.ts';
import {
  AppointmentHistory,
  type AppointmentOutcome,
  type Care,
  type Officer,
  refuse,
  refuseGap,
  type WantedAppointment,
} from './model.ts';
import { APPOINTED_WITHIN_WORKING_DAYS } from './notification.ts';
import { readTies } from './store/ties.ts';
import {
  type KeptAppointment,
  listAppointments,
  listOfficers,
  listPeriodsOfCare,
  lockChildren,
  type PeriodOnDay,
  saveAppointments,
} from './store.ts';

/**
 * Appoints IROs, each to a child from a day, and gives what became of each in the order in which they were asked for.
 * Those that can be go in; the others are refused in words. It leaves no audit event: whoever calls it knows what the
 * person did.
 */
export async function appoint(
  tx: Tx,
  actor: Actor,
  wanted: readonly WantedAppointment[],
): Promise<AppointmentOutcome[]> {
  const childIds = [...new Set(wanted.map(({ childId }) => childId))];
  const children = await lockChildren(tx, childIds);
  const kept = await listAppointments(tx, childIds);
  const officers = await listOfficers(tx, [...new Set(wanted.map(({ staffId }) => staffId))]);
  const appointable = {
    officers: new Map(officers.map((officer) => [officer.staffId, officer])),
    ties: await readTies(tx, actor, { childIds: [...children], staffIds: officers.map(({ staffId }) => staffId) }),
    refused: new Map<number, AppointmentOutcome>(),
  };
  let histories = toHistories(children, kept);
  let outcomes = decide(wanted, histories, appointable);
  // What would leave a child without an IRO is refused, and the rest is decided without it: another may rest upon it.
  for (;;) {
    const gaps = await findGaps(tx, actor, { wanted, outcomes, histories });
    if (gaps.size === 0) break;
    for (const [index, outcome] of gaps) appointable.refused.set(index, outcome);
    histories = toHistories(children, kept);
    outcomes = decide(wanted, histories, appointable);
  }
  await saveAppointments(tx, actor, new Map([...histories].map(([childId, history]) => [childId, history.changes()])));
  return outcomes;
}

interface Decided {
  readonly wanted: readonly WantedAppointment[];
  readonly outcomes: readonly AppointmentOutcome[];
  readonly histories: ReadonlyMap<string, AppointmentHistory>;
}

/** Which of what was wanted would leave a child without an IRO, by its place. */
async function findGaps(
  tx: Tx,
  actor: Actor,
  { wanted, outcomes, histories }: Decided,
): Promise<Map<number, AppointmentOutcome>> {
  const gaps = new Map([...histories].map(([childId, history]) => [childId, history.gaps()] as const));
  const childIds = [...gaps].flatMap(([childId, days]) => (days.length === 0 ? [] : [childId]));
  if (childIds.length === 0) return new Map();
  const care = Map.groupBy(await listPeriodsOfCare(tx, actor, childIds), ({ childId }) => childId);
  const found = wanted.flatMap(({ childId, until }, index) => {
    if (until === null || outcomes[index]?.fate === 'refused' || !gaps.get(childId)?.includes(until)) return [];
    const refusal = refuseGap(until, (care.get(childId) ?? []).map(withGrace));
    return refusal === undefined ? [] : [[index, refusal] as const];
  });
  return new Map(found);
}

function withGrace({ startedOn, endedOn }: PeriodOnDay): Care {
  return { startedOn, endedOn, graceUntil: workingDaysOn(startedOn, APPOINTED_WITHIN_WORKING_DAYS) };
}

function toHistories(
  children: ReadonlySet<string>,
  kept: readonly KeptAppointment[],
): ReadonlyMap<string, AppointmentHistory> {
  const byChild = Map.groupBy(kept, ({ childId }) => childId);
  return new Map([...children].map((childId) => [childId, new AppointmentHistory(byChild.get(childId) ?? [])]));
}

interface Appointable {
  readonly officers: ReadonlyMap<string, Officer>;
  /** By child. */
  readonly ties: ReadonlyMap<string, readonly Tie[]>;
  /** What is refused already, by its place. */
  readonly refused: ReadonlyMap<number, AppointmentOutcome>;
}

/** The earliest first: one who follows another ends that one's time. */
function decide(
  wanted: readonly WantedAppointment[],
  histories: ReadonlyMap<string, AppointmentHistory>,
  { officers, ties, refused }: Appointable,
): AppointmentOutcome[] {
  const outcomes: AppointmentOutcome[] = [];
  const inOrder = [...wanted.entries()].sort(([, a], [, b]) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const [index, { childId, staffId, ...asked }] of inOrder) {
    const history = histories.get(childId);
    const officer = officers.get(staffId);
    const before = refused.get(index);
    if (before !== undefined) outcomes[index] = before;
    else if (history === undefined) outcomes[index] = refuse('child-unknown', 'there is no such child');
    else if (officer === undefined) outcomes[index] = refuse('officer-unknown', 'there is no such person');
    else {
      const own = (ties.get(childId) ?? []).filter((tie) => tie.staffId === staffId);
      outcomes[index] = history.appoint(asked, { ...officer, whyBarred: (term) => whyBarred(own, term) });
    }
  }
  return outcomes;
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type Tie, whyBarred } from './independence.ts';
import { AppointmentHistory, type AppointmentOutcome, type Officer, refuse, type WantedAppointment } from './model.ts';
import { readTies } from './store/ties.ts';
import { type KeptAppointment, listAppointments, listOfficers, lockChildren, saveAppointments } from './store.ts';

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
  const histories = toHistories(children, await listAppointments(tx, childIds));
  const officers = await listOfficers(tx, [...new Set(wanted.map(({ staffId }) => staffId))]);
  const outcomes = decide(wanted, histories, {
    officers: new Map(officers.map((officer) => [officer.staffId, officer])),
    ties: await readTies(tx, actor, { childIds: [...children], staffIds: officers.map(({ staffId }) => staffId) }),
  });
  await saveAppointments(tx, actor, new Map([...histories].map(([childId, history]) => [childId, history.changes()])));
  return outcomes;
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
}

/** The earliest first: one who follows another ends that one's time. */
function decide(
  wanted: readonly WantedAppointment[],
  histories: ReadonlyMap<string, AppointmentHistory>,
  { officers, ties }: Appointable,
): AppointmentOutcome[] {
  const outcomes: AppointmentOutcome[] = [];
  const inOrder = [...wanted.entries()].sort(([, a], [, b]) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const [index, { childId, staffId, ...asked }] of inOrder) {
    const history = histories.get(childId);
    const officer = officers.get(staffId);
    if (history === undefined) outcomes[index] = refuse('child-unknown', 'there is no such child');
    else if (officer === undefined) outcomes[index] = refuse('officer-unknown', 'there is no such person');
    else {
      const own = (ties.get(childId) ?? []).filter((tie) => tie.staffId === staffId);
      outcomes[index] = history.appoint(asked, { ...officer, whyBarred: (term) => whyBarred(own, term) });
    }
  }
  return outcomes;
}

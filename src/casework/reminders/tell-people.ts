import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { InWords } from './lines-of-email.ts';
import { isStatutory } from './model.ts';
import { writeReminderEmail } from './reminder-email.ts';
import { sendToStaff } from './send-to-staff.ts';
import {
  lockUntold,
  markLapsed,
  markTold,
  type PersonToTell,
  type ReminderToTell,
  raiseReminderAlerts,
} from './store/telling.ts';

/** How people are told. */
export interface Telling extends InWords {
  /** False where no email goes anywhere: then the screen alone tells. */
  readonly byEmail: boolean;
}

/** How many were told, and how many of them by email. */
export interface Told {
  readonly people: number;
  readonly emails: number;
}

/**
 * Tells people what they have not been told of yet: each on the screen, and by one email where they have an address.
 * What was done since, is due on another day now, or is another person's, is not told. Who turned the digest down gets emails of what the law
 * or statutory guidance dates all the same, and of the rest none.
 */
export async function tellPeople(
  tx: Tx,
  actor: Actor,
  { people, telling }: { readonly people: readonly PersonToTell[]; readonly telling: Telling },
): Promise<Told> {
  const staffIds = people.map(({ staffId }) => staffId);
  const untold = await lockUntold(tx, actor, { staffIds, today: telling.today });
  await markLapsed(
    tx,
    actor,
    untold.flatMap(({ id, obligationId }) => (obligationId === null ? [id] : [])),
  );
  const standing = Map.groupBy(untold.filter(isStanding), ({ staffId }) => staffId);
  await raiseReminderAlerts(tx, actor, [...standing.keys()]);
  let emails = 0;
  for (const person of people) {
    const reminders = standing.get(person.staffId) ?? [];
    emails += await tellPerson(tx, actor, { person, reminders, telling });
  }
  return { people: standing.size, emails };
}

type Standing = ReminderToTell & { readonly obligationId: string };

function isStanding(reminder: ReminderToTell): reminder is Standing {
  return reminder.obligationId !== null;
}

interface OfPerson {
  readonly person: PersonToTell;
  readonly reminders: readonly Standing[];
  readonly telling: Telling;
}

/** @returns 1 where an email was written, and 0 otherwise */
async function tellPerson(tx: Tx, actor: Actor, { person, reminders, telling }: OfPerson): Promise<number> {
  const emailed = reminders.filter(({ layer }) => person.choice !== 'none' || isStatutory(layer));
  const itemId = await writeEmail(tx, actor, { person, reminders: emailed, telling });
  const inEmail = itemId === null ? [] : emailed;
  const onScreen = itemId === null ? reminders : reminders.filter((each) => !emailed.includes(each));
  await markTold(tx, actor, { ids: inEmail.map(({ id }) => id), itemId });
  await markTold(tx, actor, { ids: onScreen.map(({ id }) => id), itemId: null });
  return itemId === null ? 0 : 1;
}

async function writeEmail(tx: Tx, actor: Actor, { person, reminders, telling }: OfPerson): Promise<string | null> {
  const { staffId, name, email } = person;
  if (!telling.byEmail || email === null || reminders.length === 0) return null;
  const text = writeReminderEmail(name, reminders, telling);
  // An address that can be none leaves the screen.
  return await sendToStaff(tx, actor, { purpose: 'reminder', person: { staffId, name, email }, text });
}

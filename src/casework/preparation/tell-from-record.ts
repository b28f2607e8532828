import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { findChild } from '../children/find-child.ts';
import { findHousehold } from '../children/household/find-household.ts';
import { householdChangeInWords } from '../children/household/words.ts';
import { summariseVisits } from '../visits/summarise-visits.ts';
import { seenInWords } from '../visits/words.ts';
import type { Answers, Part } from './parts/part.ts';

interface ToTell {
  readonly part: Part;
  readonly childId: string;
  readonly today: string;
  readonly terms: Terms;
}

/**
 * What the record itself tells of a part today, by the names of its fields: nobody is asked again what is recorded. It is
 * kept with what is answered, as it was then. Empty for a part of which the record tells nothing.
 */
export async function tellFromRecord(tx: Tx, actor: Actor, { part, childId, today, terms }: ToTell): Promise<Answers> {
  const child = part.told === undefined ? undefined : await findChild(tx, actor, { childId, today });
  if (child === undefined) return {};
  const { lastOn, notAloneSince, sleepingAccommodationSeenOn } = await summariseVisits(tx, actor, { child, today });
  const { current, changes } = await findHousehold(tx, actor, { childId, today });
  const isKnown = current !== undefined && current.members.length > 0;
  return {
    lastVisit: lastOn === null ? 'Nobody has recorded a visit' : shortDay(lastOn),
    ...(notAloneSince.length > 0 && {
      notAlone: notAloneSince.map((each) => `${shortDay(each.on)}: ${seenInWords(each)}`).join('\n'),
    }),
    ...(sleepingAccommodationSeenOn !== null && { bedroomSeenOn: sleepingAccommodationSeenOn }),
    household: changes.length > 0 ? 'yes' : isKnown ? 'no' : 'not-known',
    ...(changes.length > 0 && {
      householdNote: changes.map((change) => householdChangeInWords(change, terms)).join('\n'),
    }),
  };
}

import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { AgreedWithChild } from '../../find-agreed-with-child.ts';
import { type Arrangement, CHILD_DECIDES } from '../../model.ts';
import { arrangementWords } from '../../words.ts';

interface Line {
  readonly label: string;
  readonly text: string;
}

interface Decided {
  /** Undefined while nothing is arranged. */
  readonly arrangement: Pick<Arrangement, 'childDecided' | 'whyChildDidNot'> | undefined;
  readonly agreed: AgreedWithChild;
}

const NOT_YET = 'Not yet';

/** What of a review the child helped to decide: day, time, place, what is talked about, and who comes (handbook ¶3.30). */
export function takesPartInWords({ arrangement, agreed }: Decided, terms: Terms): Line[] {
  const words = arrangementWords(terms).childDecided;
  const { childDecided = [], whyChildDidNot = null } = arrangement ?? {};
  const why = whyChildDidNot === null ? NOT_YET : `No: ${whyChildDidNot}`;
  return [
    ...CHILD_DECIDES.map((what) => ({ label: words[what], text: childDecided.includes(what) ? 'Yes' : why })),
    { label: 'What is talked about', text: agendaInWords(agreed.agenda) },
    { label: 'Who comes', text: listInWords(agreed.list, terms) },
  ];
}

function agendaInWords(agenda: AgreedWithChild['agenda']): string {
  if (agenda?.answer === 'too-young') return 'No: too young';
  if (agenda?.answer !== 'yes') return NOT_YET;
  return agenda.on === undefined ? 'Yes' : `Yes, on ${shortDay(agenda.on)}`;
}

function listInWords({ childAsked, childOn }: AgreedWithChild['list'], terms: Terms): string {
  if (childAsked === 'cannot') return terms.say('No: the child could not be asked');
  if (childAsked !== 'yes') return NOT_YET;
  return childOn === null ? 'Yes' : `Yes, on ${shortDay(childOn)}`;
}

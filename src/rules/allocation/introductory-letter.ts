import { reachesAge } from '../calendar/day.ts';
import { cite, read } from '../engine/citation.ts';
import { defineRule } from '../engine/rule.ts';
import { dayOf, NEVER } from '../facts/case-facts.ts';
import { appointment } from './anchors.ts';
import { introductoryLetterSent, iroAppointed } from './events.ts';

/** A child of this age or over is written to. */
const LETTER_FROM_AGE_YEARS = 4;

/** Only a procedure that adopts it has this duty. Counted from the appointment: before it there is no one to write. */
export const introductoryLetter = defineRule({
  id: 'allocation.introductory-letter',
  title: 'Send the child a letter that introduces the IRO',
  actor: 'independent reviewing officer',
  of: 'period',
  layer: 'local',
  citations: [cite('expectations', '1', read('2026-11-22'))],
  inForceFrom: '2023-08-01',
  from: appointment,
  terms: null,
  metBy: introductoryLetterSent,
  applies: (period) => {
    const { dateOfBirth } = period.child;
    if (dateOfBirth === NEVER) return ['child.dateOfBirth'];
    return dayOf(period, iroAppointed) >= reachesAge(dateOfBirth, LETTER_FROM_AGE_YEARS);
  },
  endsWithCare: true,
  examples: [
    {
      situation:
        'A letter to a child of eleven, sent the day after the appointment, in an authority that asks for 48 hours',
      case: {
        procedure: 'expectations',
        asOf: '2026-02-02',
        child: { dateOfBirth: '2014-05-02' },
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'service-notified', at: '2026-01-06T10:00' },
          { type: 'iro-appointed', at: '2026-01-07T11:30' },
          { type: 'introductory-letter-sent', at: '2026-01-08T15:00' },
        ],
      },
      gives: { due: '2026-01-09T11:30', nationalDue: null, status: 'met', metOn: '2026-01-08T15:00' },
      sum: 'From 11:30 on 7 January 48 hours run to 11:30 on 9 January; nights count.',
    },
  ],
});

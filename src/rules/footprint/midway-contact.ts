import { type Day, formatDay } from '../calendar/day.ts';
import { cite, read } from '../engine/citation.ts';
import { type Anchor, defineRule } from '../engine/rule.ts';
import { NEVER } from '../facts/case-facts.ts';
import { reviewStarted } from '../reviews/events.ts';
import type { SequencedReview } from '../reviews/sequenced-review.ts';
import { iroContactedChild } from './events.ts';

function nextOf(review: SequencedReview): SequencedReview | undefined {
  return review.recordedOn === NEVER ? undefined : review.sequence[review.number];
}

/** Half, rounded down, of the days from a review to the day the next one is due. */
const midway: Anchor<'review'> = {
  words: 'half of the time from a review to the day the next one is due',
  sentence: (review) => {
    const next = nextOf(review);
    const until = next === undefined ? '' : ` to ${formatDay(next.dueOn)}, when the next is due`;
    return `halfway from the review on ${formatDay(review.recordedOn)}${until}`;
  },
  // Where the next review has no day, because the one before it was not recorded, this has none either.
  needs: (review) => (nextOf(review)?.dueOn === NEVER ? [reviewStarted.type] : undefined),
  isProvisional: (review) => nextOf(review)?.isDueProvisional === true,
  on: (review) => {
    const next = nextOf(review);
    if (next === undefined || next.dueOn === NEVER) return NEVER;
    return (review.recordedOn + Math.floor((next.dueOn - review.recordedOn) / 2)) as Day;
  },
};

/** Only a procedure that adopts it has this duty. Any direct contact strictly between the two reviews meets it. */
export const midwayContact = defineRule({
  id: 'contact.midway',
  title: 'Be in touch with the child midway between reviews',
  actor: 'independent reviewing officer',
  of: 'review',
  layer: 'local',
  citations: [cite('expectations', '3', read('2026-11-22'))],
  inForceFrom: '2023-08-01',
  from: midway,
  terms: null,
  metBy: iroContactedChild,
  metOn: (review) => {
    const nextRecordedOn = nextOf(review)?.recordedOn ?? NEVER;
    const contactedOn = review.contacts.find((day) => day > review.recordedOn) ?? NEVER;
    return contactedOn < nextRecordedOn ? contactedOn : NEVER;
  },
  endsWithCare: true,
  examples: [
    {
      situation: 'A telephone call between the first and the second review',
      case: {
        procedure: 'expectations',
        asOf: '2026-04-01',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-02-02' },
          { type: 'review-completed', review: 'r1', on: '2026-02-02' },
          { type: 'iro-contacted-child', on: '2026-03-16' },
        ],
      },
      gives: { about: 'r1', due: '2026-03-18', nationalDue: null, status: 'met', metOn: '2026-03-16' },
      sum: 'The second review is due on 2 May 2026, 89 days after 2 February; half, rounded down, is 44 days: 18 March.',
    },
  ],
});

import { cite, read } from '../engine/citation.ts';
import { onTheDay } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { dayOf } from '../facts/case-facts.ts';
import { firstReviewArranged } from './anchors.ts';
import { iroAppointed } from './events.ts';

/** The Act asks for an IRO before the case is first reviewed, whatever guidance says of the first five working days. */
export const iroBeforeFirstReview = defineRule({
  id: 'allocation.iro-before-first-review',
  title: 'Appoint the IRO before the first review',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('children-act-1989', 's 25A(2)', read('2026-11-22')), cite('handbook', '7.2', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: firstReviewArranged,
  terms: { due: [onTheDay] },
  metBy: iroAppointed,
  metOn: ({ period }) => dayOf(period, iroAppointed),
  applies: ({ number }) => number === 1,
  endsWithCare: true,
  examples: [
    {
      situation: 'A first review before which nobody was appointed',
      case: {
        asOf: '2026-02-05',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'iro-appointed', at: '2026-02-02T09:00' },
        ],
      },
      gives: { about: 'r1', due: '2026-01-28', status: 'met-late', metOn: '2026-02-02', daysLate: 5 },
      sum: 'The first review was held on 28 January; from then to 2 February are 5 days.',
    },
  ],
});

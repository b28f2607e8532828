import { cite, read } from '../engine/citation.ts';
import { defineRule } from '../engine/rule.ts';
import { previousReviewHeld } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** Only a procedure that adopts it has this duty: second and later reviews come three-monthly while at home. */
export const reviewAtHome = defineRule({
  id: 'review.at-home-on-care-order',
  title: 'Hold the next review of a child at home on a care order',
  actor: 'authority',
  of: 'review',
  layer: 'local',
  citations: [cite('bwd', '2.1', read('2026-11-22'))],
  inForceFrom: null,
  from: previousReviewHeld,
  terms: null,
  inPlaceOf: 'the second or subsequent review, by its number',
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceClock }) => regime.kind === 'at-home' && heldSinceClock >= 1,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A child on a care order, at home since before the second review',
      case: {
        procedure: 'bwd',
        asOf: '2026-06-01',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'placed-at-home-on-care-order', on: '2026-03-02' },
          { type: 'review-started', review: 'r2', on: '2026-04-20' },
          { type: 'review-completed', review: 'r2', on: '2026-04-20' },
        ],
      },
      gives: { about: '#3', due: '2026-07-20', nationalDue: '2026-10-20', status: 'upcoming' },
      sum: '20 April and three months: 20 July. Nationally the third review is six months after the second: 20 October.',
    },
  ],
});

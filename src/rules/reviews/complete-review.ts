import { type Citations, cite, excerpt, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule, type RuleCase } from '../engine/rule.ts';
import { dayOf, NEVER } from '../facts/case-facts.ts';
import { recordingDate } from './anchors.ts';
import { reviewAdjourned, reviewCompleted } from './events.ts';
import { isCompletedSeparately, type SequencedReview } from './sequenced-review.ts';

const ADJOURNMENT: Citations = [
  cite('cppcr-2010', 'reg 36(2)', excerpt('2026-11-22')),
  cite('handbook', '3.25', read('2026-11-22')),
];
const SERIES: Citations = [cite('handbook', '3.24', read('2026-11-22'))];

const ADJOURNED: RuleCase = { when: 'was adjourned', layer: 'statute', citations: ADJOURNMENT };
const HELD_IN_SERIES: RuleCase = { when: 'is a series of meetings', layer: 'guidance', citations: SERIES };

function isAdjourned(review: SequencedReview): boolean {
  return dayOf(review, reviewAdjourned) !== NEVER;
}

/**
 * The Regulations limit an adjournment, guidance a series of meetings; both to 20 working days from the recording
 * date. A review adjourned and then held in several meetings is adjourned.
 */
export const completeReview = defineRule({
  id: 'review.complete',
  title: 'Complete the review',
  actor: 'independent reviewing officer',
  of: 'review',
  layer: 'statute',
  citations: [...ADJOURNMENT, ...SERIES],
  inForceFrom: '2011-04-01',
  from: recordingDate,
  terms: { due: [after.workingDays(20)] },
  metBy: reviewCompleted,
  applies: isCompletedSeparately,
  cases: [ADJOURNED, HELD_IN_SERIES],
  caseFor: (review) => (isAdjourned(review) ? ADJOURNED : HELD_IN_SERIES),
  hasTarget: (review) => !isAdjourned(review),
  endsWithCare: false,
  isScheduled: true,
  examples: [
    {
      situation: 'A review adjourned once and completed on the last day',
      case: {
        asOf: '2026-04-10',
        events: [
          { type: 'became-looked-after', on: '2026-02-09' },
          { type: 'review-adjourned', review: 'r1', on: '2026-03-02' },
          { type: 'review-started', review: 'r1', on: '2026-03-30' },
          { type: 'review-completed', review: 'r1', on: '2026-03-30' },
        ],
      },
      gives: { about: 'r1', due: '2026-03-30', layer: 'statute', status: 'met', metOn: '2026-03-30' },
      sum: 'The recording date stays Monday 2 March; 20 working days without a bank holiday are four weeks, 30 March.',
    },
    {
      situation: 'A series of meetings that took too long',
      case: {
        asOf: '2026-04-30',
        events: [
          { type: 'became-looked-after', on: '2026-02-09' },
          { type: 'review-started', review: 'r1', on: '2026-03-02' },
          { type: 'review-completed', review: 'r1', on: '2026-04-01' },
        ],
      },
      gives: { about: 'r1', due: '2026-03-30', layer: 'guidance', status: 'met-late', daysLate: 2 },
      sum: 'From Monday 2 March 20 working days run to 30 March; from 30 March to 1 April are 2 days.',
    },
  ],
});

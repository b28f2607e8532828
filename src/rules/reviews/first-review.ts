import { cite, excerpt, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { startOfClock } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** Four weeks, until 31 March 2011. */
const EARLIER_FIRST_REVIEW_DAYS = 28;

/** The clock starts on becoming looked after, and anew where a series of short breaks ends and care goes on. */
export const firstReview = defineRule({
  id: 'review.first',
  title: 'Hold the first review',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 33(1)', read('2026-11-22')), cite('handbook', '3.23', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: startOfClock,
  terms: { due: [after.workingDays(20)] },
  earlier: {
    inForceFrom: '1991-10-14',
    inForceTo: '2011-03-31',
    terms: { due: [after.days(EARLIER_FIRST_REVIEW_DAYS)] },
    citations: [cite('rccr-1991', 'reg 3', excerpt('2026-11-22'))],
  },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceClock }) =>
    (regime.kind === 'ordinary' || regime.kind === 'at-home') && heldSinceClock === 0,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A first review two days late',
      case: {
        asOf: '2026-02-10',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-02-04' },
          { type: 'review-completed', review: 'r1', on: '2026-02-04' },
        ],
      },
      gives: {
        about: 'r1',
        due: '2026-02-02',
        scheduleBy: '2026-02-02',
        status: 'met-late',
        metOn: '2026-02-04',
        daysLate: 2,
      },
      sum: 'From Monday 5 January 2026 without a bank holiday: 20 working days are four weeks, Monday 2 February.',
    },
    {
      situation: 'A child who became looked after before the 2010 Regulations came into force',
      case: {
        asOf: '2011-02-01',
        events: [{ type: 'became-looked-after', on: '2010-12-20' }],
      },
      gives: { due: '2011-01-17', earlierLaw: true, status: 'overdue', daysLate: 15 },
      sum: 'Four weeks are 28 days: from 20 December 2010 to 17 January 2011. From 17 January to 1 February are 15 days.',
    },
  ],
});

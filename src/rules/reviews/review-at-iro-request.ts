import { cite, read } from '../engine/citation.ts';
import { onTheDay } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { directionOfIro } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** A review is held whenever the IRO directs one. It joins the ordinary limit, and never takes its place. */
export const reviewAtIroRequest = defineRule({
  id: 'review.at-iro-request',
  title: 'Hold the review that the IRO directs',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 33(3)(a)', read('2026-11-22')), cite('handbook', '3.23', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: directionOfIro,
  terms: { due: [onTheDay] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A review that the IRO directs long before the next one would be due, held five days late',
      case: {
        asOf: '2026-03-20',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'iro-requested-review', review: 'r2', on: '2026-03-06' },
          { type: 'review-started', review: 'r2', on: '2026-03-11' },
          { type: 'review-completed', review: 'r2', on: '2026-03-11' },
        ],
      },
      gives: { about: 'r2', due: '2026-03-06', nationalDue: '2026-03-06', status: 'met-late', daysLate: 5 },
      sum: 'The IRO said by Friday 6 March; from 6 to 11 March are 5 days. By the ordinary rule it was in time until 28 April.',
    },
    {
      situation: 'A direction for a day after the last lawful one, which stays what it is',
      case: {
        asOf: '2026-03-20',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'review-started', review: 'r1', on: '2026-01-28' },
          { type: 'review-completed', review: 'r1', on: '2026-01-28' },
          { type: 'iro-requested-review', review: 'r2', on: '2026-05-29' },
        ],
      },
      gives: { about: 'r2', due: '2026-05-29', scheduleBy: '2026-05-29', status: 'upcoming' },
      sum: 'The row of the direction is due on Friday 29 May; the second review is still due on 28 April by its own rule.',
    },
  ],
});

import { cite, excerpt, read } from '../engine/citation.ts';
import { onTheDay } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { meeting } from '../reviews/anchors.ts';
import { iroPrivateTalkExcused, iroSawChild } from './events.ts';

/**
 * In private, about what the review will look at; excused where a child who understands refuses, or where it would be
 * wrong for the child’s age and understanding.
 */
export const iroSeesChild = defineRule({
  id: 'preparation.iro-sees-child',
  title: 'Talk with the child in private before the review',
  actor: 'independent reviewing officer',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 36(1)(b)', excerpt('2026-11-22')), cite('handbook', '3.33', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: meeting,
  terms: { due: [onTheDay] },
  metBy: iroSawChild,
  excusedBecause: (review) => review.reasons[iroPrivateTalkExcused.slot],
  endsWithCare: true,
  asSoonAsPracticableBy: meeting,
  examples: [
    {
      situation: 'The IRO sees the child a week before the review',
      case: {
        asOf: '2026-02-10',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'iro-saw-child', review: 'r1', on: '2026-01-26' },
          { type: 'review-started', review: 'r1', on: '2026-02-02' },
        ],
      },
      gives: { about: 'r1', due: '2026-02-02', status: 'met', metOn: '2026-01-26' },
      sum: 'Before the review: at the latest on its day, 2 February.',
    },
    {
      situation: 'A young person who understands does not want to talk',
      case: {
        asOf: '2026-02-10',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'iro-private-talk-excused', review: 'r1', on: '2026-01-26', reason: 'refused' },
          { type: 'review-started', review: 'r1', on: '2026-02-02' },
        ],
      },
      gives: { about: 'r1', due: '2026-02-02', status: 'not-applicable', reason: 'refused', metOn: null },
      sum: 'The duty falls away where the child refuses; its day stays the day of the review.',
    },
  ],
});

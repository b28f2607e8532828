import { cite, excerpt, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { defineRule } from '../engine/rule.ts';
import { startOfShortBreaks } from './anchors.ts';
import { reviewStarted } from './events.ts';

/** In place of the ordinary reviews during the series; the guidance adds "or as soon as practicable" after it. */
export const shortBreakFirstReview = defineRule({
  id: 'review.short-break.first',
  title: 'Hold the first review of the short breaks',
  actor: 'authority',
  of: 'review',
  layer: 'statute',
  citations: [cite('cppcr-2010', 'reg 48(3)(d)', excerpt('2026-11-22')), cite('handbook', '4.1', read('2026-11-22'))],
  inForceFrom: '2011-04-01',
  from: startOfShortBreaks,
  terms: { due: [after.months(3)] },
  metBy: reviewStarted,
  metOn: (review) => review.recordedOn,
  decides: ({ regime, heldSinceRegime }) => regime.kind === 'short-breaks' && heldSinceRegime === 0,
  endsWithCare: true,
  isScheduled: true,
  examples: [
    {
      situation: 'A series of short breaks, not reviewed yet',
      case: {
        asOf: '2026-03-02',
        events: [
          { type: 'became-looked-after', on: '2026-01-05' },
          { type: 'short-breaks-started', on: '2026-01-05' },
        ],
      },
      gives: { about: '#1', due: '2026-04-05', scheduleBy: '2026-04-02', status: 'upcoming' },
      sum: '5 January and three months: 5 April 2026, Easter Sunday. Friday 3 is Good Friday, so the last working day before is Thursday 2.',
    },
  ],
});

import { cite, read } from '../engine/citation.ts';
import { defineRule } from '../engine/rule.ts';
import { startOfStage } from './anchors.ts';
import { disputeStageAnswered } from './events.ts';

/** Only a procedure that gives its stages a clock has this duty, and only for those stages. */
export const stageResponse = defineRule({
  id: 'dispute.stage-response',
  title: 'Answer at this stage of the dispute',
  actor: 'person addressed',
  of: 'stage',
  layer: 'local',
  citations: [cite('thurrock', 'App1 2', read('2026-11-22')), cite('bwd', '15', read('2026-11-22'))],
  inForceFrom: null,
  from: startOfStage,
  terms: null,
  metBy: disputeStageAnswered,
  applies: (stage, { lastStage }) => lastStage !== undefined && stage.stage <= lastStage,
  endsWithCare: false,
  examples: [
    {
      situation: 'A team manager answers a management alert a day late',
      case: {
        procedure: 'thurrock',
        asOf: '2026-05-01',
        events: [
          { type: 'dispute-stage-started', dispute: 'd1', stage: 2, on: '2026-03-23' },
          { type: 'dispute-stage-answered', dispute: 'd1', stage: 2, on: '2026-03-31' },
        ],
      },
      gives: { about: 'd1/2', due: '2026-03-30', nationalDue: null, status: 'met-late', daysLate: 1 },
      sum: 'From Monday 23 March, 5 working days are a week: Monday 30 March.',
    },
  ],
});

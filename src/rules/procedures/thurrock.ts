import { stageResponse } from '../disputes/stage-response.ts';
import { cite, read } from '../engine/citation.ts';
import { after } from '../engine/figure.ts';
import { override, type ProcedureDefinition } from '../engine/procedure.ts';
import { word } from '../engine/words.ts';

const MEETING = 'A meeting with independent minutes; no period is stated, so the 20 working days in total decide.';

/** The management alert: six stages inside the council, then Cafcass, which this product never makes wait for them. */
export const thurrock: ProcedureDefinition = {
  id: 'thurrock',
  name: 'Thurrock: management alerts',
  source: 'thurrock',
  about: 'The national figures with a dispute ladder of six stages, the first three with five working days each.',
  ladder: [
    { stage: 1, addressee: 'Social worker' },
    { stage: 2, addressee: 'Team manager' },
    { stage: 3, addressee: 'Service manager' },
    { stage: 4, addressee: 'Head of service', note: MEETING },
    { stage: 5, addressee: 'Director', note: MEETING },
    { stage: 6, addressee: 'Chief executive', note: MEETING },
  ],
  words: {
    child: word('Looked After Child', 'Looked After Children'),
    review: word('Looked After Review'),
    dispute: word('management alert'),
    resolution: word('management alert process', 'management alert processes'),
  },
  overrides: [
    override(
      stageResponse,
      { due: [after.workingDays(5)], lastStage: 3 },
      {
        citation: cite('thurrock', 'App1 2', read('2026-11-22')),
        reason: 'Stages 1 to 3 are answered within five working days; stages 4 to 6 are meetings without a period.',
      },
    ),
  ],
};

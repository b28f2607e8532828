import { stageResponse } from '../disputes/stage-response.ts';
import { cite, read } from '../engine/citation.ts';
import { after, before } from '../engine/figure.ts';
import { override, type ProcedureDefinition } from '../engine/procedure.ts';
import { word } from '../engine/words.ts';
import { distribution } from '../outcomes/distribution.ts';
import { fullRecord } from '../outcomes/full-record.ts';
import { iroSeesChild } from '../preparation/iro-sees-child.ts';
import { socialWorkerReport } from '../preparation/social-worker-report.ts';
import { completeReview } from '../reviews/complete-review.ts';
import { firstReview } from '../reviews/first-review.ts';
import { reviewAtHome } from '../reviews/review-at-home.ts';
import { secondReview } from '../reviews/second-review.ts';
import { subsequentReview } from '../reviews/subsequent-review.ts';

const FREQUENCY = cite('bwd', '2.1', read('2026-11-22'));
const EARLIER_OF_BOTH =
  'Written in months and in days, which do not agree: the earlier can never break the Regulations.';

export const bwd: ProcedureDefinition = {
  id: 'bwd',
  name: 'Blackburn with Darwen: Looked After Reviews',
  source: 'bwd',
  about:
    'Day counts beside the months, three-monthly reviews at home, a visit window, and a challenge ladder of five stages.',
  ladder: [
    {
      stage: 1,
      addressee: 'Social worker, and the area team manager where needed',
      note: 'The informal challenge.',
      isInformal: true,
    },
    { stage: 2, addressee: 'Area team manager' },
    { stage: 3, addressee: 'Service lead' },
    { stage: 4, addressee: 'Head of service' },
    { stage: 5, addressee: 'Director of children’s services' },
  ],
  words: {
    review: word('Looked After Review'),
    closing: word('cease LAC review'),
    dispute: word('challenge'),
    resolution: word('challenge and resolution process', 'challenge and resolution processes'),
    service: word('Review and Quality service'),
    team: word('area team'),
    manager: word('area team manager'),
  },
  overrides: [
    override(
      firstReview,
      { target: after.days(20) },
      {
        citation: FREQUENCY,
        reason:
          'Written "20 days": calendar days prompt, and only the 20 working days of the Regulations decide lateness.',
      },
    ),
    override(
      secondReview,
      { due: [after.months(3), after.days(91)] },
      { citation: FREQUENCY, reason: EARLIER_OF_BOTH },
    ),
    override(
      subsequentReview,
      { due: [after.months(6), after.days(183)] },
      { citation: FREQUENCY, reason: EARLIER_OF_BOTH },
    ),
    override(
      reviewAtHome,
      { due: [after.months(3)] },
      { citation: FREQUENCY, reason: 'At least every three months for a child on a care order who lives at home.' },
    ),
    override(
      completeReview,
      { target: after.days(20) },
      {
        citation: cite('bwd', '8', read('2026-11-22')),
        reason:
          'A series of meetings is to end within a "20-day period": calendar days prompt. Adjournment is 20 working days.',
      },
    ),
    override(
      socialWorkerReport,
      { due: [before.workingDays(5)], dueForFirstReview: [before.workingDays(3)] },
      {
        citation: cite('bwd', '6', read('2026-11-22')),
        reason: 'Three working days before the first review, five before later ones.',
      },
    ),
    override(
      iroSeesChild,
      { earliest: before.days(20), due: [before.days(10)] },
      {
        citation: cite('bwd', '5', read('2026-11-22')),
        reason:
          'A visit between 20 and 10 days before the review; calendar days, as written. For placements beyond 35 miles ' +
          'a call may take its place, which is not modelled.',
      },
    ),
    override(
      fullRecord,
      { due: [after.workingDays(20)] },
      {
        citation: cite('bwd', '12', read('2026-11-22')),
        reason: 'Twenty working days for the full record, looser than the guidance.',
      },
    ),
    override(
      distribution,
      { due: [after.workingDays(25)] },
      {
        citation: cite('bwd', '12', read('2026-11-22')),
        reason: 'Twenty-five working days for its distribution, looser than the guidance.',
      },
    ),
    override(
      stageResponse,
      { due: [after.workingDays(5)], lastStage: 5 },
      {
        citation: cite('bwd', '15', read('2026-11-22')),
        reason: 'Each of the five stages is answered within five working days.',
      },
    ),
  ],
  amendments: [
    {
      month: '2019-03',
      what: 'Section 9, on permanence, was amended after a judgment of the High Court about children accommodated under section 20 whose plans for permanence were delayed: the court asked for a stronger response of IROs.',
      citation: cite('bwd', 'Amendment', read('2026-11-30')),
    },
  ],
};

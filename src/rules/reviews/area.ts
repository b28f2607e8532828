import { defineArea } from '../engine/area.ts';
import { authorisedFirstReview } from './authorised-first-review.ts';
import { authorisedSubsequentReview } from './authorised-subsequent-review.ts';
import { completeReview } from './complete-review.ts';
import { disruptionReview } from './disruption-review.ts';
import * as events from './events.ts';
import { firstReview } from './first-review.ts';
import { placedFirstReview } from './placed-first-review.ts';
import { placedSecondReview } from './placed-second-review.ts';
import { placedSubsequentReview } from './placed-subsequent-review.ts';
import { reviewAfterVisitConcern } from './review-after-visit-concern.ts';
import { reviewAtHome } from './review-at-home.ts';
import { reviewAtIroRequest } from './review-at-iro-request.ts';
import { reviewBeforeCeasing } from './review-before-ceasing.ts';
import { reviewBeforeOtherArrangements } from './review-before-other-arrangements.ts';
import { reviewBeforePlacementEnds } from './review-before-placement-ends.ts';
import { reviewBeforePlacingWithParent } from './review-before-placing-with-parent.ts';
import { reviewBeforeRelease } from './review-before-release.ts';
import { secondReview } from './second-review.ts';
import { shortBreakFirstReview } from './short-break-first-review.ts';
import { shortBreakSubsequentReview } from './short-break-subsequent-review.ts';
import { subsequentReview } from './subsequent-review.ts';

export const reviews = defineArea('reviews', events, [
  firstReview,
  reviewAtHome,
  secondReview,
  subsequentReview,
  shortBreakFirstReview,
  shortBreakSubsequentReview,
  authorisedFirstReview,
  authorisedSubsequentReview,
  placedFirstReview,
  placedSecondReview,
  placedSubsequentReview,
  disruptionReview,
  reviewAtIroRequest,
  reviewAfterVisitConcern,
  reviewBeforeRelease,
  reviewBeforeCeasing,
  reviewBeforePlacementEnds,
  reviewBeforePlacingWithParent,
  reviewBeforeOtherArrangements,
  completeReview,
]);

/** How the child took part in a review. Source: the Department for Education's guides to the return, OGL v3. */
import { codeSet } from './code-set.ts';

export const PARTICIPATION = codeSet('participation', {
  PN0: 'Under 4 at the time of the review',
  PN1: 'Attended and spoke for themselves',
  PN2: 'Attended, an advocate spoke for them',
  PN3: 'Attended and conveyed their views by symbols',
  PN4: 'Attended, views neither given nor represented',
  PN5: 'Did not attend, briefed an advocate',
  PN6: 'Did not attend, sent their views another way',
  PN7: 'Did not attend, views not conveyed',
});

/** For children under 4. */
export const UNDER_FOUR_CODE = 'PN0';
export const PARTICIPATION_FROM_AGE_YEARS = 4;

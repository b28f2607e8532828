import type { Terms } from '../../../platform/pages/terms.ts';

/** Why a review must be held besides those of the calendar (Care Planning Regulations, regs 14(1), 17(d), 33(3); s 22D). */
export const GROUNDS = [
  'iro-directs',
  'visit-concern',
  'before-placement-ends',
  'before-living-with-parent',
  'before-other-accommodation',
  'before-release',
  'before-ceasing',
] as const;
export type Ground = (typeof GROUNDS)[number];

/** By which event the record tells each. */
export const EVENT_OF_GROUND: Readonly<Record<Ground, string>> = {
  'iro-directs': 'iro-requested-review',
  'visit-concern': 'visit-raised-concern',
  'before-release': 'release-planned',
  'before-ceasing': 'accommodation-end-proposed',
  'before-placement-ends': 'placement-end-proposed',
  'before-living-with-parent': 'placing-with-parent-proposed',
  'before-other-accommodation': 'other-arrangements-proposed',
};

/** Whether the review is due before the day that is given, and not by it. */
export function isDueBefore(ground: Ground): boolean {
  return ground.startsWith('before-');
}

/** Each as a choice of whoever tells it. */
export function groundsInWords(terms: Terms): Readonly<Record<Ground, string>> {
  return terms.sayAll({
    'iro-directs': terms.say('I direct it, as the {iro}'),
    'visit-concern': 'A visit raised concern whether the placement safeguards the child',
    'before-placement-ends': 'The authority means to end the placement, and nobody is at immediate risk',
    'before-living-with-parent': 'The child is in care, and is to live with a parent',
    'before-other-accommodation': 'The child is to move to supported or other accommodation',
    'before-release': 'The child is released from detention, or accommodation on remand ends',
    'before-ceasing':
      'Accommodation ends, and no parent or anyone with parental responsibility will accommodate the child',
  });
}

/** Each as a sentence of what stands, without its full stop. */
export function standingGroundInWords(ground: Ground, terms: Terms): string {
  return ground === 'iro-directs' ? terms.say('The {iro} directs it') : groundsInWords(terms)[ground];
}

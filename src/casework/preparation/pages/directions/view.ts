import { dayInWords } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { byWhom, directionInWords } from '../../directions/direction-in-words.ts';
import { type Ground, groundsInWords } from '../../directions/grounds.ts';
import { type Direction, isOpen } from '../../directions/list-directions.ts';

/** Everything that the page is made from. */
export interface Found {
  readonly child: Child;
  readonly canRecord: boolean;
  readonly directions: readonly Direction[];
  /** On which whoever asks may direct one, and withdraw what was directed. */
  readonly grounds: readonly Ground[];
}

export interface OneDirection {
  readonly child: Child;
  readonly direction: Direction;
}

interface Shown {
  readonly values: FormFields;
  readonly terms: Terms;
  readonly today: string;
}

export function toView({ child, canRecord, directions, grounds }: Found, { values, terms, today }: Shown) {
  const words = groundsInWords(terms);
  const href = `/children/${child.childId}/reviews/directions`;
  return {
    ...topOf(child),
    canRecord,
    isIro: grounds.includes('iro-directs'),
    arrangeHref: `/children/${child.childId}/reviews/new`,
    grounds: grounds.map((ground) => ({
      value: ground,
      text: words[ground],
      checked: values['ground'] === ground,
    })),
    directions: directions.map((direction) => ({
      ...lineOf(direction, terms),
      due: isOpen(direction) ? dueInWords(direction.on, today) : undefined,
      withdrawHref:
        isOpen(direction) && grounds.includes(direction.ground) ? `${href}/${direction.directionId}` : undefined,
    })),
  };
}

export function toDirectionView({ child, direction }: OneDirection, terms: Terms) {
  return { ...topOf(child), ...lineOf(direction, terms), isOpen: isOpen(direction) };
}

function topOf(child: Child) {
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    childHref: `/children/${child.childId}`,
    listHref: `/children/${child.childId}/reviews/directions`,
  };
}

function lineOf(direction: Direction, terms: Terms) {
  const { heldOn, reviewId, withdrawnAt, withdrawnBy, withdrawnWhy } = direction;
  return {
    ...directionInWords(direction, terms),
    reviewHref: `/reviews/${reviewId}`,
    held: heldOn === null ? undefined : dayInWords(heldOn),
    withdrawn: withdrawnAt === null ? undefined : { why: withdrawnWhy, by: byWhom(withdrawnBy, withdrawnAt) },
  };
}

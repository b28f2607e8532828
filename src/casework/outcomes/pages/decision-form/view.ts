import type { ToShow } from '../../../../platform/pages/record-form.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { keyOfRef } from '../../../contacts/model.ts';
import type { DecisionValues, Responsible } from '../../model.ts';
import { OTHER_RESPONSIBLE } from './form.ts';

interface Shown extends ToShow {
  readonly child: Child;
  readonly review: { readonly reviewId: string };
  readonly people: readonly Responsible[];
  /** The decision that is changed; undefined for a new one. */
  readonly current: DecisionValues | undefined;
}

/** Nothing that was typed, and no fault of it, may stand where nobody sees it. */
function isOtherOpen({ values, errors }: Pick<ToShow, 'values' | 'errors'>): boolean {
  const isNamed = values['responsible'] === OTHER_RESPONSIBLE || !!values['responsibleName'];
  return isNamed || !!values['responsibleRole'] || errors.some(({ field }) => /^responsible./.test(field));
}

/** What the form of a decision shows. */
export function toView({ child, review, people, current, values, errors, conflict }: Shown) {
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/reviews/${review.reviewId}/decisions`,
    isChange: current !== undefined,
    values,
    errors,
    conflict,
    isOtherOpen: isOtherOpen({ values, errors }),
    takenOut: [values['takenOut'] ?? []].flat(),
    people: [
      ...people.map(({ ref, name, role }) => ({ value: keyOfRef(ref), text: `${name}, ${role}` })),
      { value: OTHER_RESPONSIBLE, text: 'Somebody else' },
    ],
  };
}

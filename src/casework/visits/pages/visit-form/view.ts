import type { ToShow } from '../../../../platform/pages/record-form.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { keyOfRef } from '../../../contacts/model.ts';
import { reminderOf } from '../../../contacts/words.ts';
import { OBTAINED_BY } from '../../../preparation/model.ts';
import { obtainedInWords } from '../../../preparation/words.ts';
import { VISIT_OCCASIONS, type Visitor } from '../../model.ts';
import { occasionInWords } from '../../words.ts';
import { OTHER_VISITOR, SEEN_ITEMS } from './form.ts';

interface Shown extends ToShow {
  readonly child: Child;
  readonly visitors: readonly Visitor[];
  /** The visit that is put right; undefined for a new one. */
  readonly visitId: string | undefined;
  readonly terms: Terms;
}

/** Nothing that was typed, and no fault of it, may stand where nobody sees it. */
function isOtherOpen({ values, errors }: Pick<ToShow, 'values' | 'errors'>): boolean {
  const isNamed = values['visitor'] === OTHER_VISITOR || !!values['visitorName'] || !!values['visitorRole'];
  return isNamed || errors.some(({ field }) => field === 'visitorName' || field === 'visitorRole');
}

/** What the form of a visit shows. */
export function toView({ child, visitors, values, errors, visitId, conflict, terms }: Shown) {
  const list = `/children/${child.childId}/visits`;
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: visitId === undefined ? list : `${list}/${visitId}`,
    isCorrection: visitId !== undefined,
    reminder: reminderOf(terms),
    values,
    errors,
    conflict,
    isOtherOpen: isOtherOpen({ values, errors }),
    visitors: [
      ...visitors.map(({ ref, name, role }) => ({ value: keyOfRef(ref), text: `${name}, ${role}` })),
      { value: OTHER_VISITOR, text: 'Somebody else' },
    ],
    occasions: VISIT_OCCASIONS.map((value) => ({ value, text: occasionInWords(value, terms) })),
    seen: SEEN_ITEMS,
    waysToSay: [
      { value: '', text: 'Choose' },
      ...OBTAINED_BY.map((value) => ({ value, text: obtainedInWords(value, terms) })),
    ],
  };
}

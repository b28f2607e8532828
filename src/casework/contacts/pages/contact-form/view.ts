import type { ConflictView } from '../../../../platform/pages/conflict.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { contactRuleInWords } from '../../../children/people/person.ts';
import { OBTAINED_BY } from '../../../preparation/model.ts';
import { obtainedInWords } from '../../../preparation/words.ts';
import type { PartyToChoose } from '../../list-parties-to-choose.ts';
import { AGREED, CONTACT_HOWS, keyOfRef, TOLD_LIMITS } from '../../model.ts';
import { agreedInWords, howInWords, kindInWords, remindersOf, toldInWords } from '../../words.ts';
import { OTHER_KINDS } from './form.ts';

interface Shown {
  readonly child: Child;
  readonly choices: readonly PartyToChoose[];
  readonly values: FormFields;
  readonly errors: readonly FormError[];
  /** The contact that is put right; undefined for a new one. */
  readonly contactId: string | undefined;
  readonly conflict: ConflictView | undefined;
  readonly terms: Terms;
}

/** What the form of a contact shows. */
export function toView({ child, choices, values, errors, contactId, conflict, terms }: Shown) {
  const list = `/children/${child.childId}/contacts`;
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: contactId === undefined ? list : `${list}/${contactId}`,
    isCorrection: contactId !== undefined,
    reminders: remindersOf(terms),
    values,
    errors,
    conflict,
    parties: choices.map((choice) => toPartyItem(choice, { values, terms })),
    isOtherOpen: isOtherOpen(values, errors),
    kinds: OTHER_KINDS.map((value) => ({ value, text: kindInWords(value, terms) })),
    hows: CONTACT_HOWS.map((value) => ({ value, text: howInWords(value) })),
    waysToSay: [
      { value: '', text: 'Choose' },
      ...OBTAINED_BY.map((value) => ({ value, text: obtainedInWords(value, terms) })),
    ],
    agreed: AGREED.map((value) => ({ value, text: agreedInWords(value, terms) })),
    told: TOLD_LIMITS.map((value) => ({ value, text: toldInWords(value, terms) })),
  };
}

const OTHER_FIELDS = ['otherName', 'otherRelation', 'otherKind'];

/** Nothing that was typed, and no fault of it, may stand where nobody sees it. */
function isOtherOpen(values: FormFields, errors: readonly FormError[]): boolean {
  return OTHER_FIELDS.some((name) => (values[name] ?? '') !== '' || errors.some(({ field }) => field === name));
}

function toPartyItem(
  { ref, name, relation, kind, contactRule }: PartyToChoose,
  { values, terms }: Pick<Shown, 'values' | 'terms'>,
) {
  const value = keyOfRef(ref);
  const rule = contactRule === null || contactRule === 'allowed' ? undefined : contactRuleInWords(contactRule);
  return {
    value,
    text: `${name}, ${kind === 'child' ? terms.sayOf(relation) : relation}`,
    checked: [values['with'] ?? []].flat().includes(value),
    hint: rule === undefined ? undefined : { text: terms.sayOf(rule) },
  };
}

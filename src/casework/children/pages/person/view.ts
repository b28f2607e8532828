import { type ComparedField, type ConflictView, chosen, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Child } from '../../find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import {
  CONTACT_RULES,
  CONTACT_WAYS,
  contactRuleInWords,
  contactWayInWords,
  RELATIONSHIPS,
} from '../../people/person.ts';
import { yesNoOrUnknownInWords } from '../yes-or-no.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What the form for somebody around a child shows. */
export interface PersonView {
  readonly childName: string;
  readonly shortName: string;
  readonly back: string;
  readonly values: FormFields;
  readonly errors: readonly FormError[];
  readonly relationships: readonly Choice[];
  readonly contactRules: readonly Choice[];
  readonly contactWays: readonly Choice[];
  /** Undefined for somebody who is new. */
  readonly person: { readonly id: string; readonly name: string; readonly endedOn: string | null } | undefined;
  readonly conflict: ConflictView | undefined;
}

interface Shown {
  readonly child: Child;
  readonly values: FormFields;
  readonly errors: readonly FormError[];
  readonly person: PersonView['person'];
  readonly conflict?: ConflictView;
}

export function toView({ child, values, errors, person, conflict }: Shown): PersonView {
  return {
    childName: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/people`,
    values,
    errors,
    relationships: [
      { value: '', text: 'Choose' },
      ...RELATIONSHIPS.map((value) => ({ value, text: beginning(value) })),
      { value: 'other', text: 'Something else' },
    ],
    contactRules: CONTACT_RULES.map((value) => ({ value, text: contactRuleInWords(value) })),
    contactWays: [
      { value: '', text: 'Nobody has said' },
      ...CONTACT_WAYS.map((value) => ({ value, text: contactWayInWords(value) })),
    ],
    person,
    conflict,
  };
}

const NOTHING = 'Nothing';

/** What of somebody two people may change at once. */
export const COMPARED: readonly ComparedField[] = [
  typed('name', 'Name'),
  {
    label: 'Relationship',
    fields: ['relationship', 'otherRelationship'],
    inWords: ({ relationship, otherRelationship }) =>
      beginning(String((relationship === 'other' ? otherRelationship : relationship) ?? '')),
  },
  chosen('hasParentalResponsibility', 'Parental responsibility', answerInWords),
  chosen('contactRule', 'May be contacted', (value) => textOf(value, CONTACT_RULES, contactRuleInWords)),
  typed('contactNote', 'What to mind'),
  typed('phone', 'Phone'),
  typed('email', 'Email'),
  typed('address', 'Address'),
  chosen('isAddressWithheld', 'Address is withheld', (value) => (value === 'yes' ? 'Yes' : 'No')),
  chosen('preferredContact', 'Likes to be reached', (value) => textOf(value, CONTACT_WAYS, contactWayInWords)),
  typed('firstLanguage', 'First language'),
  chosen('needsInterpreter', 'Needs an interpreter', answerInWords),
  typedDay('startedOn', 'Since', NOTHING),
];

function answerInWords(answer: string): string {
  return yesNoOrUnknownInWords(answer === 'yes' || answer === 'no' ? answer === 'yes' : null);
}

function textOf<Value extends string>(value: string, values: readonly Value[], inWords: (value: Value) => string) {
  return values.filter((each) => each === value).map(inWords)[0] ?? NOTHING;
}

export function beginning(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

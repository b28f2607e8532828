import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Child } from '../../find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import {
  CONTACT_RULES,
  CONTACT_WAYS,
  contactRuleInWords,
  contactWayInWords,
  type Person,
  RELATIONSHIPS,
} from '../../people/person.ts';
import { yesNoOrUnknownInWords } from '../yes-or-no.ts';

/** One value as they saved it and as it was typed, where the two differ. */
export interface Difference {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

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
  readonly conflict: readonly Difference[] | undefined;
}

interface Shown {
  readonly child: Child;
  readonly values: FormFields;
  readonly errors: readonly FormError[];
  readonly person: PersonView['person'];
  readonly conflict?: readonly Difference[];
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

const IN_WORDS: readonly {
  readonly label: string;
  readonly of: (person: Person) => string;
}[] = [
  { label: 'Name', of: ({ name }) => name },
  { label: 'Relationship', of: ({ relationship }) => beginning(relationship) },
  { label: 'Parental responsibility', of: (person) => yesNoOrUnknownInWords(person.hasParentalResponsibility) },
  { label: 'May be contacted', of: ({ contactRule }) => contactRuleInWords(contactRule) },
  { label: 'What to mind', of: ({ contactNote }) => contactNote ?? NOTHING },
  { label: 'Phone', of: ({ phone }) => phone ?? NOTHING },
  { label: 'Email', of: ({ email }) => email ?? NOTHING },
  { label: 'Address', of: ({ address }) => address ?? NOTHING },
  { label: 'Address is withheld', of: ({ isAddressWithheld }) => (isAddressWithheld ? 'Yes' : 'No') },
  {
    label: 'Likes to be reached',
    of: ({ preferredContact }) => (preferredContact === null ? NOTHING : contactWayInWords(preferredContact)),
  },
  { label: 'First language', of: ({ firstLanguage }) => firstLanguage ?? NOTHING },
  { label: 'Needs an interpreter', of: (person) => yesNoOrUnknownInWords(person.needsInterpreter) },
  { label: 'Since', of: ({ startedOn }) => (startedOn === null ? NOTHING : shortDay(startedOn)) },
];

/** What somebody else saved beside what was typed, where the two differ. */
export function differencesOf(theirs: Person, mine: Person): Difference[] {
  return IN_WORDS.map(({ label, of }) => ({ label, theirs: of(theirs), mine: of(mine) })).filter(
    (each) => each.theirs !== each.mine,
  );
}

export function beginning(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

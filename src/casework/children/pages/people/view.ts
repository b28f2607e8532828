import { may } from '../../../../platform/identity/policy.ts';
import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Child } from '../../find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../name-of-child.ts';
import type { PeopleAround, PersonRow } from '../../people/list-people.ts';
import type { RelatedChild } from '../../people/list-related-children.ts';
import { contactRuleInWords, contactWayInWords } from '../../people/person.ts';
import { beginning } from '../person/view.ts';
import { type RelatedView, toRelatedView } from '../related/view.ts';

interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly relationship: string;
  readonly hasParentalResponsibility: string | undefined;
  /** Set where not everybody may simply write to them. */
  readonly contactRule: string | undefined;
  readonly isForbidden: boolean;
  readonly contactNote: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly isAddressWithheld: boolean;
  readonly prefers: string | undefined;
  readonly language: string | undefined;
  readonly when: string | undefined;
  readonly href: string | undefined;
}

/** What the page of the people around a child shows. */
export interface PeopleView {
  readonly childName: string;
  readonly shortName: string;
  readonly href: string;
  readonly canKeep: boolean;
  readonly related: readonly RelatedView[];
  readonly people: readonly PersonView[];
  readonly total: number;
  readonly earlier: readonly PersonView[];
  readonly earlierTotal: number;
  readonly pagination: object | undefined;
}

interface Shown {
  readonly child: Child;
  readonly related: readonly RelatedChild[];
  readonly now: PeopleAround & { readonly page: number; readonly pages: number };
  readonly earlier: PeopleAround;
  readonly roles: readonly string[];
  readonly today: string;
}

export function toView({ child, related, now, earlier, roles, today }: Shown): PeopleView {
  const href = `/children/${child.childId}`;
  const canKeep = may(roles, 'children.keep');
  const toRow = (person: PersonRow) => toPersonView(person, canKeep ? `${href}/people/${person.personId}` : undefined);
  return {
    childName: nameOfChild(child),
    shortName: shortNameOfChild(child),
    href,
    canKeep,
    related: related.map((each) => toRelatedView(each, { child, today, canKeep })),
    people: now.people.map(toRow),
    total: now.total,
    earlier: earlier.people.map(toRow),
    earlierTotal: earlier.total,
    pagination: toPagination(now.page, now.pages, (number) => `${href}/people?page=${number}`),
  };
}

function toPersonView(person: PersonRow, href: string | undefined): PersonView {
  const { contactRule, startedOn, endedOn, firstLanguage, needsInterpreter } = person;
  return {
    id: person.personId,
    name: person.name,
    relationship: beginning(person.relationship),
    hasParentalResponsibility: RESPONSIBILITY.get(person.hasParentalResponsibility),
    contactRule: contactRule === 'allowed' ? undefined : contactRuleInWords(contactRule),
    isForbidden: contactRule === 'not-allowed' || contactRule === 'no-contact-order',
    contactNote: person.contactNote,
    phone: person.phone,
    email: person.email,
    address: person.address,
    isAddressWithheld: person.isAddressWithheld,
    prefers: person.preferredContact === null ? undefined : contactWayInWords(person.preferredContact),
    language:
      firstLanguage === null && needsInterpreter !== true
        ? undefined
        : [firstLanguage, needsInterpreter === true ? 'needs an interpreter' : undefined]
            .filter((part) => part !== null && part !== undefined)
            .join(', '),
    when: timeInWords(startedOn, endedOn),
    href,
  };
}

const RESPONSIBILITY: ReadonlyMap<boolean | null, string | undefined> = new Map([
  [true, 'Has parental responsibility'],
  [false, 'Has no parental responsibility'],
  [null, undefined],
]);

function timeInWords(startedOn: string | null, endedOn: string | null): string | undefined {
  if (endedOn !== null)
    return startedOn === null ? `Until ${shortDay(endedOn)}` : `${shortDay(startedOn)} to ${shortDay(endedOn)}`;
  return startedOn === null ? undefined : `Since ${dayInWords(startedOn)}`;
}

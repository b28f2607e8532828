import { shortDay } from '../../platform/pages/days-in-words.ts';
import { endReasonInWords, legalStatusInWords, placementInWords, providerInWords } from './codes-in-words.ts';
import {
  COMMUNICATION_METHODS,
  COMMUNICATION_NEEDS,
  communicationMethodInWords,
  communicationNeedInWords,
} from './details/needs.ts';
import { nhsNumberInWords } from './details/nhs-number.ts';
import type { KeptChange } from './list-changes.ts';
import { CONTACT_RULES, CONTACT_WAYS, contactRuleInWords, contactWayInWords } from './people/person.ts';
import { RELATIONS, relationInWords } from './people/relations.ts';
import type { JsonValue } from './values-that-differ.ts';

/** One value of a change, in words. */
export interface ChangedValue {
  readonly label: string;
  /** Undefined for what was new. */
  readonly before: string | undefined;
  /** Undefined for what was taken out. */
  readonly after: string | undefined;
}

const THINGS: Readonly<Record<KeptChange['what'], string>> = {
  identity: 'Who the child is',
  needs: 'What the child needs',
  person: 'Somebody around the child',
  relation: 'Brother, sister, parent or child in care',
  household: 'Somebody who lives with the child',
  'legal-status': 'Legal status',
  placement: 'Placement',
  'period-of-care': 'Period of care',
};

/** Each value that is told, by its name; what is not here, such as an id, is not told. */
const LABELS: Readonly<Record<string, string>> = {
  knownAs: 'Likes to be called',
  givenName: 'Given names',
  familyName: 'Family name',
  bornOn: 'Date of birth',
  sex: 'Sex',
  upn: 'UPN',
  nhsNumber: 'NHS number',
  firstLanguage: 'First language',
  needsInterpreter: 'Needs an interpreter',
  interpreterNote: 'Which interpreter',
  communicationNeeds: 'Additional communication needs',
  communicationMethods: 'Ways to communicate',
  communicationNote: 'What works',
  signForYes: 'What stands for yes',
  signForNo: 'What stands for no',
  aids: 'Aids and symbols',
  likes: 'What they like',
  dislikes: 'What they do not like',
  feedbackFormat: 'How things are told back',
  reachesIroBy: 'How they reach the IRO',
  methodInPlanOn: 'Written into the care plan',
  methodInAssessmentOn: 'Written into the assessment',
  religion: 'Religion or belief',
  identityNote: 'Culture, food and care',
  name: 'Name',
  relationship: 'Relationship',
  hasParentalResponsibility: 'Parental responsibility',
  email: 'Email',
  phone: 'Phone',
  address: 'Address',
  isAddressWithheld: 'Address is withheld',
  preferredContact: 'Likes to be reached',
  contactRule: 'May be contacted',
  contactNote: 'What to mind',
  startedOn: 'From',
  since: 'Since',
  endedOn: 'Until',
  relation: 'Relation',
  isWithdrawn: 'It was a mistake',
  irosDifferBecause: 'Why their IROs differ',
  irosDifferNote: 'In words',
  toldOfSharedIroOn: 'Told that they share an IRO',
  status: 'Legal status',
  place: 'Placement',
  endReason: 'Why it ended',
  provider: 'Provider',
  postcode: 'Postcode of the placement',
  homePostcode: 'Postcode of home',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODES: ReadonlyMap<string, string> = new Map([
  ...COMMUNICATION_METHODS.map((code) => [code, communicationMethodInWords(code)] as const),
  ...COMMUNICATION_NEEDS.map((code) => [code, communicationNeedInWords(code)] as const),
]);
const CODES_OF: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  contactRule: new Map(CONTACT_RULES.map((code) => [code, contactRuleInWords(code)])),
  preferredContact: new Map(CONTACT_WAYS.map((code) => [code, contactWayInWords(code)])),
  relation: new Map(RELATIONS.map((code) => [code, relationInWords(code)])),
  irosDifferBecause: new Map([
    ['interests-conflict', 'Their interests conflict'],
    ['group-too-large', 'There are too many of them'],
  ]),
};

/** What a change was of: "Legal status". */
export function changedThingInWords({ what }: Pick<KeptChange, 'what'>): string {
  return THINGS[what];
}

/** The values of a change, name by name; of what was new, only those that say something. */
export function valuesInWords({ before, after }: Pick<KeptChange, 'before' | 'after'>): ChangedValue[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const label = LABELS[name];
    if (label === undefined) return [];
    const [was, is] = [before?.[name], after?.[name]];
    if (before === null && isNothing(is)) return [];
    return {
      label,
      before: was === undefined ? undefined : inWords(name, was),
      after: is === undefined ? undefined : inWords(name, is),
    };
  });
}

function isNothing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

function inWords(name: string, value: JsonValue): string {
  if (value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.map((each) => CODES.get(each) ?? each).join('; ') || 'nothing';
  const text = String(value);
  // A history is printed and copied: an address that may be withheld is read at the person alone.
  if (name === 'address') return 'an address';
  if (name === 'postcode' || name === 'homePostcode') return 'a postcode';
  if (name === 'nhsNumber') return nhsNumberInWords(text);
  if (name === 'status') return legalStatusInWords(text);
  if (name === 'place') return placementInWords(text);
  if (name === 'endReason') return endReasonInWords(text) ?? 'nothing';
  if (name === 'provider') return providerInWords(text) ?? 'nothing';
  return CODES_OF[name]?.get(text) ?? (DAY.test(text) ? shortDay(text) : text);
}

/** How somebody around a child likes to be reached. */
export const CONTACT_WAYS = ['phone', 'text', 'email', 'post', 'in-person'] as const;

export type ContactWay = (typeof CONTACT_WAYS)[number];

/** Whether the service may write to them, call them and invite them. */
export const CONTACT_RULES = ['allowed', 'ask-social-worker', 'not-allowed', 'no-contact-order'] as const;

export type ContactRule = (typeof CONTACT_RULES)[number];

/** What people usually are to a child; anything else is said in words. */
export const RELATIONSHIPS = [
  'mother',
  'father',
  'step-parent',
  'other holder of parental responsibility',
  'grandparent',
  'brother or sister',
  'aunt or uncle',
  'other relative',
  'foster carer',
  'connected person who cares',
  'residential carer',
  'prospective adopter',
  'special guardian',
  'key worker',
  'link worker',
  'supervising social worker',
  'authority’s visiting representative',
  'independent visitor',
  'advocate',
  'children’s guardian',
  'Cafcass officer',
  'solicitor',
  'school',
  'designated teacher',
  'virtual school',
  'health professional',
  'youth justice case manager',
  'link worker in custody',
  'personal adviser',
  'interpreter',
] as const;

/** Somebody around a child, as they are typed. */
export interface Person {
  readonly name: string;
  /** One of {@link RELATIONSHIPS}, or what else they are. */
  readonly relationship: string;
  /** Null where nobody has said. */
  readonly hasParentalResponsibility: boolean | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly isAddressWithheld: boolean;
  readonly preferredContact: ContactWay | null;
  readonly firstLanguage: string | null;
  readonly needsInterpreter: boolean | null;
  readonly contactRule: ContactRule;
  readonly contactNote: string | null;
  readonly startedOn: string | null;
}

const CONTACT_WAYS_IN_WORDS: Readonly<Record<ContactWay, string>> = {
  phone: 'By phone',
  text: 'By text message',
  email: 'By email',
  post: 'By post',
  'in-person': 'In person',
};

export function contactWayInWords(way: ContactWay): string {
  return CONTACT_WAYS_IN_WORDS[way];
}

const CONTACT_RULES_IN_WORDS: Readonly<Record<ContactRule, string>> = {
  allowed: 'May be contacted',
  'ask-social-worker': 'Ask the social worker first',
  'not-allowed': 'Must not be contacted',
  'no-contact-order': 'An order forbids contact with the child',
};

export function contactRuleInWords(rule: ContactRule): string {
  return CONTACT_RULES_IN_WORDS[rule];
}

/** Whether it is one of the usual relationships, as they are chosen from the list. */
export function isKnownRelationship(relationship: string): boolean {
  return (RELATIONSHIPS as readonly string[]).includes(relationship);
}

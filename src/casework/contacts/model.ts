import type { ObtainedBy } from '../preparation/model.ts';

/** How an IRO was in touch with somebody. */
export const CONTACT_HOWS = ['visit', 'call', 'video', 'text', 'email', 'letter', 'other'] as const;
export type ContactHow = (typeof CONTACT_HOWS)[number];

/** Ways in which the IRO sees who is there, so that it is a question whether the child was alone. */
const SEEING: ReadonlySet<ContactHow> = new Set(['visit', 'video']);

/** What somebody is to a child, as contacts are looked for. */
export const PARTY_KINDS = ['child', 'parent', 'family', 'carer', 'professional', 'other'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** Whether the child was told that what they say may be passed on; `before`: at an earlier time. */
export const TOLD_LIMITS = ['yes', 'before', 'no', 'too-young'] as const;
export type ToldLimits = (typeof TOLD_LIMITS)[number];

/** Whether the child agreed that what they said was shared. */
export const AGREED = ['yes', 'no', 'not-asked', 'too-young'] as const;
export type Agreed = (typeof AGREED)[number];

/** Where somebody stands in the record: the child, around the child, a member of staff, or in no list. */
export type PartyRef =
  | { readonly who: 'child' }
  | { readonly who: 'person'; readonly personId: string }
  | { readonly who: 'staff'; readonly staffId: string }
  | { readonly who: 'named' };

/** Somebody with whom an IRO was in touch, as they were called and what they were to the child then. */
export interface Party {
  readonly ref: PartyRef;
  readonly name: string;
  readonly relation: string;
  readonly kind: PartyKind;
}

/** A contact as it is written down. */
export interface ContactValues {
  /** `YYYY-MM-DD`. */
  readonly contactedOn: string;
  readonly parties: readonly Party[];
  readonly how: ContactHow;
  /** How, in words, where it was another way. */
  readonly howNote: string | null;
  /** Where, and who was about. */
  readonly place: string | null;
  /** Null where it is no question. */
  readonly seenAlone: boolean | null;
  readonly whyNotAlone: string | null;
  /** What was done, in plain facts. */
  readonly done: string;
  /** What it means for the plan. */
  readonly analysis: string | null;
  /** What the child said or showed, as it was said. */
  readonly said: string | null;
  readonly saidHow: ObtainedBy | null;
  readonly toldLimits: ToldLimits | null;
  /** With whom what the child said was shared, and why; null where with nobody. */
  readonly sharedWith: string | null;
  /** What the child thought of that. */
  readonly childAgreed: Agreed | null;
}

const KINDS_BY_RELATIONSHIP: Readonly<Record<string, PartyKind>> = {
  mother: 'parent',
  father: 'parent',
  'step-parent': 'family',
  'other holder of parental responsibility': 'parent',
  grandparent: 'family',
  'brother or sister': 'family',
  'other relative': 'family',
  'foster carer': 'carer',
  'connected person who cares': 'carer',
  'prospective adopter': 'carer',
  'special guardian': 'carer',
  'key worker': 'carer',
  'independent visitor': 'professional',
  advocate: 'professional',
  'children’s guardian': 'professional',
  school: 'professional',
  'virtual school': 'professional',
  'health professional': 'professional',
  'personal adviser': 'professional',
  'authority’s visiting representative': 'professional',
  interpreter: 'professional',
};

/** What a relationship in somebody's own words comes to: the first that fits, so that a foster mother is a carer. */
const KINDS_BY_WORDS: readonly (readonly [RegExp, PartyKind])[] = [
  [/foster|carer|adopter/i, 'carer'],
  [/grand|\bgran|\bnan|aunt|uncle|cousin|niece|nephew|sister|brother|sibling|step|famil|relative/i, 'family'],
  [/mother|father|\b(mum|mam|dad|daddy|mummy|parents?)\b/i, 'parent'],
  [/worker|teacher|doctor|nurse|guardian|solicitor|advocate|adviser|therapist|psych|officer|manager/i, 'professional'],
];

/**
 * What somebody around a child is, by their relationship: `kindOf('grandparent')` is `family`, `kindOf('birth mother')` is
 * `parent`. Words that tell nothing are `other`.
 */
export function kindOf(relationship: string): PartyKind {
  const known = KINDS_BY_RELATIONSHIP[relationship];
  if (known !== undefined) return known;
  return KINDS_BY_WORDS.find(([words]) => words.test(relationship))?.[1] ?? 'other';
}

/** One text for where somebody stands, as a form sends it: `person:0197…`. */
export function keyOfRef(ref: PartyRef): string {
  if (ref.who === 'person') return `person:${ref.personId}`;
  return ref.who === 'staff' ? `staff:${ref.staffId}` : ref.who;
}

/** Whether two records of a contact tell the same in each of their fields. */
export function saysTheSame(one: ContactValues, other: ContactValues): boolean {
  return JSON.stringify(toTold(one)) === JSON.stringify(toTold(other));
}

function toTold({ parties, ...told }: ContactValues): readonly unknown[] {
  const who = parties.map(({ ref, name, relation, kind }) => [keyOfRef(ref), name, relation, kind]);
  const where = [told.contactedOn, told.how, told.howNote, told.place, told.seenAlone, told.whyNotAlone];
  return [
    who,
    where,
    told.done,
    told.analysis,
    told.said,
    told.saidHow,
    told.toldLimits,
    told.sharedWith,
    told.childAgreed,
  ];
}

/** Whether the child was one of those with whom there was contact: that is direct contact with the child. */
export function isWithChild({ parties }: Pick<ContactValues, 'parties'>): boolean {
  return parties.some(({ kind }) => kind === 'child');
}

/** Whether it must be said if the child was seen alone: where the IRO saw the child (expectations §3.1). */
export function asksWhetherAlone({ parties, how }: Pick<ContactValues, 'parties' | 'how'>): boolean {
  return isWithChild({ parties }) && SEEING.has(how);
}

/** What somebody who has recorded a contact may want to look at once more; it never stands in the way. */
export type SecondLook = 'long' | 'practice' | 'limits-not-told';

/** A page of a printed record or so. */
const LONG_TEXT_CHARACTERS = 2500;
const PRACTICE =
  /\b(unprofessional|incompetent|negligent|lazy|poor practice|bad practice|should have (done|known|been)|failed to|has failed|did not bother|didn’t bother|didn't bother)\b/i;

/**
 * Gentle second thoughts about a record that belongs to the child: it is long, it seems to tell how another professional
 * works, or the child was not told that what they say may be passed on.
 */
export function secondLooksAt({ done, analysis, toldLimits }: ContactValues): readonly SecondLook[] {
  const text = `${done}\n${analysis ?? ''}`;
  return [
    ...(text.length > LONG_TEXT_CHARACTERS ? (['long'] as const) : []),
    ...(PRACTICE.test(text) ? (['practice'] as const) : []),
    ...(toldLimits === 'no' ? (['limits-not-told'] as const) : []),
  ];
}

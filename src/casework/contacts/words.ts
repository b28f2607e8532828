import type { Terms } from '../../platform/pages/terms.ts';
import type { Agreed, ContactHow, PartyKind, SecondLook, ToldLimits } from './model.ts';

const HOWS: Readonly<Record<ContactHow, string>> = {
  visit: 'Visit or meeting',
  call: 'Phone call',
  video: 'Video call',
  text: 'Text message',
  email: 'Email',
  letter: 'Letter',
  other: 'Another way',
};

export function howInWords(how: ContactHow): string {
  return HOWS[how];
}

/** "Visit or meeting"; for another way, the way that was written down. */
export function wayInWords({ how, howNote }: { readonly how: ContactHow; readonly howNote: string | null }): string {
  return how === 'other' && howNote !== null ? howNote : HOWS[how];
}

const KINDS: Readonly<Record<PartyKind, string>> = {
  child: 'The child',
  parent: 'A parent',
  family: 'Family of origin or birth family',
  carer: 'A carer or prospective adopter',
  professional: 'A professional',
  other: 'Somebody else',
};

export function kindInWords(kind: PartyKind, terms: Terms): string {
  return terms.sayOf(KINDS[kind]);
}

const TOLD: Readonly<Record<ToldLimits, string>> = {
  yes: 'Yes, this time',
  before: 'Yes, at an earlier time',
  no: 'No',
  'too-young': 'The child is too young',
};

export function toldInWords(told: ToldLimits, terms: Terms): string {
  return terms.sayOf(TOLD[told]);
}

const AGREED_WORDS: Readonly<Record<Agreed, string>> = {
  yes: 'They agreed',
  no: 'They did not, and it was shared all the same',
  'not-asked': 'The child was not asked',
  'too-young': 'The child is too young',
};

export function agreedInWords(agreed: Agreed, terms: Terms): string {
  return terms.sayOf(AGREED_WORDS[agreed]);
}

/** What the page that records a contact reminds of: whose record it is, and what does not belong there. */
export function remindersOf(terms: Terms): readonly string[] {
  return [
    terms.say('This record belongs to the child, who may read it one day. Write it so that they can.'),
    terms.say(
      'Keep it short: what was done, and what it means for the plan. What the {iro} thinks stands apart from what happened.',
    ),
    terms.say(
      'How another professional works does not belong here. What is to be said of that goes to them or their manager, or the way of {an dispute}.',
    ),
  ];
}

/** The same in a sentence, for where other parts of the record are written. */
export function reminderOf(terms: Terms): string {
  return terms.say(
    'This record belongs to the child: write it short, what was done and what it means for the plan, and nothing of how another professional works. That goes to them, to their manager, or the way of {an dispute}.',
  );
}

const SECOND_LOOKS: Readonly<Record<SecondLook, string>> = {
  long: 'This is long. The record of a contact is easier to find one’s way in where it has the facts and what they mean, and no more.',
  practice:
    'It may tell how another professional works. That does not belong on the child’s record: tell them, or their manager.',
  'limits-not-told':
    'The child was not told that what they say may be passed on. Say so when you next talk: nobody should promise to keep a secret.',
};

export function secondLookInWords(look: SecondLook, terms: Terms): string {
  return terms.sayOf(SECOND_LOOKS[look]);
}

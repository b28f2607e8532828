import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import type { ContactFilter, Contacts, ContactVersion } from '../../list-contacts.ts';
import { CONTACT_HOWS, isWithChild, PARTY_KINDS, type Party } from '../../model.ts';
import type { ContactsInShort } from '../../summarise-contacts.ts';
import { howInWords, kindInWords, wayInWords } from '../../words.ts';
import { toSearch } from './filter.ts';

interface Shown {
  readonly child: Child;
  readonly listed: Contacts & { readonly page: number; readonly pages: number };
  readonly summary: ContactsInShort;
  readonly filter: ContactFilter;
  readonly canRecord: boolean;
  readonly mostInCsv: number;
  readonly terms: Terms;
}

/** What the page of the contacts around a child shows. */
export function toListView({ child, listed, summary, filter, canRecord, mostInCsv, terms }: Shown) {
  const childHref = `/children/${child.childId}`;
  const href = `${childHref}/contacts`;
  const search = toSearch(filter);
  const { contacts, total, page, pages } = listed;
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    childHref,
    href,
    canRecord,
    filter,
    isFiltered: search !== '',
    hasContacts: summary.total > 0,
    total,
    inShort: inShort(summary, shortNameOfChild(child), terms),
    kinds: choices(PARTY_KINDS, (kind) => kindInWords(kind, terms), { all: 'Everybody', chosen: filter.kind }),
    hows: choices(CONTACT_HOWS, howInWords, { all: 'Any way', chosen: filter.how }),
    contacts: contacts.map((contact) => ({ ...toRow(contact), href: `${href}/${contact.contactId}` })),
    mostInCsv: total > mostInCsv ? mostInCsv : undefined,
    csvHref: `${href}/csv${search === '' ? '' : `?${search}`}`,
    pagination: toPagination(
      page,
      pages,
      (number) => `${href}?${new URLSearchParams([...new URLSearchParams(search), ['page', String(number)]])}`,
    ),
  };
}

/** What the IRO's contact with the child comes to since the last review. */
function inShort({ lastReviewOn, withChildSince, lastAloneOn }: ContactsInShort, shortName: string, terms: Terms) {
  const times = ['', 'once', 'twice'][withChildSince] ?? `${withChildSince.toLocaleString('en-GB')} times`;
  const since = lastReviewOn === null ? terms.say('No {review} was held yet') : terms.say('Since the last {review}');
  const on = lastReviewOn === null ? '' : ` on ${shortDay(lastReviewOn)}`;
  const inTouch =
    withChildSince === 0 ? terms.say('the {iro} was not in touch with') : terms.say('the {iro} was in touch with');
  return [
    `${since}${on}: ${inTouch} ${shortName}${withChildSince === 0 ? '' : ` ${times}`}, as far as it is recorded here.`,
    lastAloneOn === null
      ? `No day is recorded here on which ${shortName} was seen alone.`
      : `${shortName} was last seen alone on ${shortDay(lastAloneOn)}.`,
  ];
}

function choices<Value extends string>(
  values: readonly Value[],
  inWords: (value: Value) => string,
  { all, chosen }: { readonly all: string; readonly chosen: Value | undefined },
) {
  const every = { value: '', text: all, selected: chosen === undefined };
  return [every, ...values.map((value) => ({ value, text: inWords(value), selected: value === chosen }))];
}

function toRow(contact: ContactVersion) {
  return {
    on: contact.contactedOn,
    way: wayInWords(contact),
    withWhom: contact.parties.map(partyInWords),
    done: contact.done,
    analysis: contact.analysis,
    alone: aloneInWords(contact),
    hasSaid: contact.said !== null,
    recordedBy: contact.recordedBy,
    isCorrected: contact.number > 1,
  };
}

/** "Ada Ode, grandparent"; the child by name alone. */
export function partyInWords({ name, relation, kind }: Party): string {
  return kind === 'child' ? name : `${name}, ${relation}`;
}

/** Whether the child was seen alone, where that was a question. */
export function aloneInWords(contact: ContactVersion): string | undefined {
  if (!isWithChild(contact) || contact.seenAlone === null) return undefined;
  return contact.seenAlone ? 'Seen alone' : `Not seen alone: ${contact.whyNotAlone ?? ''}`;
}

export const CSV_HEADING = [
  ...['Day', 'How', 'Where', 'With whom', 'Seen alone', 'What was done', 'What it means for the plan'],
  ...['Recorded by', 'Put right'],
];

/** What the child said is in no file: it is read on the page of the contact, and on that of what the child says. */
export function toCsvRow(contact: ContactVersion): (string | null)[] {
  return [
    contact.contactedOn,
    wayInWords(contact),
    contact.place,
    contact.parties.map(partyInWords).join('; '),
    aloneInWords(contact) ?? null,
    contact.done,
    contact.analysis,
    contact.recordedBy,
    contact.number > 1 ? 'yes' : null,
  ];
}

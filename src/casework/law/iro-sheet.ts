import type { Terms } from '../../platform/pages/terms.ts';
import { type Citation, cite, excerpt, read } from '../../rules/engine/citation.ts';
import type { KeptOffice } from '../offices/model.ts';
import { provisionInWords } from './law-in-words.ts';

/** One sentence of the sheet, with the law behind it where there is some. */
interface Sentence {
  readonly text: string;
  readonly law: string | undefined;
}

/** What anybody may be handed about the work of an IRO. */
export interface IroSheet {
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly sentences: readonly Sentence[] }[];
  /** Where the service and those who help are reached; empty where no office is entered. */
  readonly contacts: readonly string[];
}

type Told = readonly [string, Citation?];

const handbook = (provision: string) => cite('handbook', provision, read('2026-11-22'));
const act = (provision: string) => cite('children-act-1989', provision, read('2026-11-22'));

const DOES: readonly Told[] = [
  ['Each looked-after child has an IRO of their own, named before the first review.', act('s 25A(1)–(2)')],
  ['The IRO watches over how the authority cares for the child, and chairs the reviews.', act('s 25B(1)')],
  [
    'The IRO speaks with the child alone before each review, unless the child does not want to or it is not right for the child’s age and understanding, and makes sure that what the child wants is heard.',
    cite('cppcr-2010', 'reg 36(1)', excerpt('2026-11-22')),
  ],
  [
    'The IRO sees to it that the child knows of an advocate, of complaints, and of the way to a court.',
    cite('cppcr-2010', 'reg 45', excerpt('2026-11-22')),
  ],
  [
    'The IRO has no part in running the child’s case, and nobody who does may be the IRO.',
    cite('cppcr-2010', 'reg 46', excerpt('2026-11-22')),
  ],
];

/** What no procedure of an authority takes away, because the law and the guidance speak to IROs themselves. */
const MAY: readonly Told[] = [
  ['Ask for a review at any time.', cite('cppcr-2010', 'reg 33(3)(a)', read('2026-11-22'))],
  [
    'Adjourn a review once, for at most 20 working days, where there is too little information; nothing proposed may be carried out until it is completed.',
    cite('cppcr-2010', 'reg 36(2)', excerpt('2026-11-22')),
  ],
  ['Have a dispute settled by the authority, from any stage, in at most 20 working days.', handbook('6.2–6.3')],
  ['Refer the child’s case to Cafcass at any time, which may go to court for the child.', act('s 25B(3)')],
  ['Take legal advice that is independent of the authority’s own lawyers.', handbook('6.13')],
];

const OTHERS: readonly Told[] = [
  [
    'Social workers and other staff tell the IRO of each significant change and event, and of decisions that are not carried out.',
    handbook('3.74'),
  ],
  ['Foster carers, schools, health and other agencies give each review what they know.', handbook('3.9')],
  [
    'Parents and others with parental responsibility are asked what they think before each review.',
    cite('cppcr-2010', 'reg 36(1)', excerpt('2026-11-22')),
  ],
  ['Children may reach their IRO whenever they want to.', handbook('7.2')],
];

/** Whom to reach, in the order in which people need them. */
const CONTACTS = ['iro-service', 'iro-manager', 'review-administration', 'advocacy-service', 'complaints-manager'];

/** The sheet in the authority's own words, with the offices of today. */
export function makeIroSheet(
  offices: readonly KeptOffice[],
  {
    terms,
    today,
    nameOfOffice,
  }: { readonly terms: Terms; readonly today: string; readonly nameOfOffice: (kind: string) => string },
): IroSheet {
  const toSentences = (told: readonly Told[]): Sentence[] =>
    told.map(([text, citation]) => ({ text: terms.retell(text), law: citation && lawInWords(citation) }));
  return {
    title: terms.say('What {an iro} does'),
    parts: [
      { heading: terms.say('The {officer}'), sentences: toSentences(DOES) },
      {
        heading: terms.say('What {an iro} may do, whatever the authority’s own procedure says'),
        sentences: toSentences(MAY),
      },
      { heading: 'What others do', sentences: toSentences(OTHERS) },
    ],
    contacts: CONTACTS.flatMap((kind) =>
      offices
        .filter((office) => office.kind === kind && isHeld(office, today))
        .map((office) => contactInWords(office, nameOfOffice)),
    ),
  };
}

function isHeld({ startedOn, endedOn }: KeptOffice, today: string): boolean {
  return startedOn <= today && (endedOn === null || endedOn > today);
}

function contactInWords(
  { kind, title, holder, email, phone, address }: KeptOffice,
  nameOfOffice: (kind: string) => string,
): string {
  const ways = [holder, phone, email, address].filter((each) => each !== null);
  return `${title ?? nameOfOffice(kind)}: ${ways.join(', ')}`;
}

function lawInWords(citation: Citation): string {
  const { title, provision } = provisionInWords(citation);
  return `${title}, ${provision}`;
}

/** The same to paste into an email. */
export function iroSheetAsText({ title, parts, contacts }: IroSheet, authority: string): string {
  const lines = parts.flatMap(({ heading, sentences }) => ['', heading, ...sentences.map(({ text }) => `- ${text}`)]);
  const reach = contacts.length === 0 ? [] : ['', 'How to reach us', ...contacts.map((each) => `- ${each}`)];
  return `${[title, authority, ...lines, ...reach].join('\n')}\n`;
}

/** For children of which age words are written. */
export const BANDS = ['under-7', '7-11', '12-and-over'] as const;

export type Band = (typeof BANDS)[number];

export const BAND_WORDS: Readonly<Record<Band, string>> = {
  'under-7': 'Under 7',
  '7-11': '7 to 11',
  '12-and-over': '12 and over',
};

/** The words for a child born on a day; where the day is not known, those between. */
export function bandFor(bornOn: string | null, today: string): Band {
  if (bornOn === null) return '7-11';
  const { years } = Temporal.PlainDate.from(bornOn).until(Temporal.PlainDate.from(today), { largestUnit: 'years' });
  if (years < 7) return 'under-7';
  return years < 12 ? '7-11' : '12-and-over';
}

/** What a child is told, in the order of the checklist. */
export const TOLD_ITEMS = [
  'who-iro-is',
  'reach',
  'unavailable',
  'sharing',
  'advocate',
  'complaint',
  'complaint-about-iro',
  'legal',
  'review-policy',
  'how-often',
  'apart',
  'parents-apart',
  'siblings-share',
  'sheets-given',
  'advocate-sheet-given',
  'met',
  'successor',
] as const;

export type ToldItem = (typeof TOLD_ITEMS)[number];

export const TOLD_WORDS: Readonly<Record<ToldItem, string>> = {
  'who-iro-is': 'Who their IRO is',
  reach: 'All the ways to reach the IRO',
  unavailable: 'What to do when something is pressing and the IRO cannot be reached',
  sharing: 'That what they say may be shared, and acted on, where that is best for them',
  advocate: 'That an advocate can help, and how to get one',
  complaint: 'How to complain about anything in their care',
  'complaint-about-iro': 'How to complain about the IRO',
  legal: 'Their right to a lawyer, and how to get one',
  'review-policy': 'The review policy: what the IRO does, and what to do if decisions are not carried out',
  'how-often': 'How often meetings are, and what they think of that',
  apart: 'That they can see the IRO by themselves',
  'parents-apart': 'The parents: that they can see the IRO by themselves',
  'siblings-share': 'That brothers and sisters share the IRO',
  'sheets-given': 'Has the sheets for their age on reviews, the plan and the IRO',
  'advocate-sheet-given': 'Has the sheet for their age on advocates and how to get one',
  met: 'The child and the IRO met in person',
  successor: 'The IRO before brought the next one to the child in person',
};

export const CHANNELS = ['letter', 'card', 'text', 'email', 'spoken', 'in-person'] as const;

export type ToldChannel = (typeof CHANNELS)[number];

export const CHANNEL_WORDS: Readonly<Record<ToldChannel, string>> = {
  letter: 'By letter',
  card: 'With the photo card',
  text: 'By text',
  email: 'By email',
  spoken: 'By word of mouth, such as on the telephone',
  'in-person': 'In person',
};

/** By something written, which an authority may have to send within hours. */
export function isWritten(channel: ToldChannel): boolean {
  return channel !== 'spoken' && channel !== 'in-person';
}

/** The words of an introduction with the names in their places. */
export function fillIn(body: string, names: Readonly<Record<'child' | 'iro' | 'authority' | 'job', string>>): string {
  return body.replaceAll(/\{(child|iro|authority|job)\}/g, (_, name: keyof typeof names) => names[name]);
}

/** The pictures that a line of easy read may begin with: `[talk] Tell me what you like.` */
export const PICTURES = ['face', 'talk', 'phone', 'letter', 'calendar', 'house', 'help'] as const;

const PICTURED = new RegExp(String.raw`^\[(${PICTURES.join('|')})\]\s*(.*)$`);

/** The paragraphs of the words, each with its picture where it names one. */
export function paragraphsOf(body: string): { readonly picture: string | undefined; readonly text: string }[] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => {
      const [, picture, text = paragraph] = PICTURED.exec(paragraph) ?? [];
      return { picture, text };
    });
}

/** When the child and the IRO met, and when the first review is or must be. Days are `YYYY-MM-DD`. */
export interface FirstMeeting {
  readonly metOn: string | null;
  /** The first review that was held in this period of care. */
  readonly firstReviewOn: string | null;
  readonly firstReviewDueOn: string | null;
  /** The authority's procedure says "must", and not "should". */
  readonly isMust: boolean;
}

/** How the first meeting stands: `missed` is a breach where the procedure says must, else something to know. */
export function standingOfMeeting({ metOn, firstReviewOn }: FirstMeeting): 'met' | 'to-come' | 'missed' {
  if (firstReviewOn !== null) return metOn !== null && metOn <= firstReviewOn ? 'met' : 'missed';
  return metOn === null ? 'to-come' : 'met';
}

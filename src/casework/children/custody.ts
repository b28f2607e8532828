import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';

/** How letters reach a child in custody: from somebody who visits, or by the establishment's post, which it opens. */
export const POST_WAYS = ['by-hand', 'establishment'] as const;
export type PostWay = (typeof POST_WAYS)[number];

/** What a child in custody wants of who may know it. Days are `YYYY-MM-DD`. */
export interface CustodyWishValues {
  readonly askedOn: string;
  /** Who may know, and who must not, in words; null where nobody was named. */
  readonly mayKnow: string | null;
  readonly mustNotKnow: string | null;
  /** What the parents may know, and how they take part; null where nothing was said of it. */
  readonly parents: string | null;
  /** Whether letters to others may say where the child is. */
  readonly lettersTellPlace: boolean;
  readonly postWay: PostWay;
  readonly note: string | null;
}

/** A child in custody, or known to youth justice. */
export interface Custody {
  /** In a place in which others read letters and listen to calls. */
  readonly isInside: boolean;
  /** What the child said last; undefined where nobody has written it down. */
  readonly wish: CustodyWishValues | undefined;
}

/** Places in which others read letters and listen to calls. */
const CUSTODIAL_PLACES: ReadonlySet<string> = new Set(['custody', 'secure']);

export function isCustodial(placeKind: string | null): boolean {
  return placeKind !== null && CUSTODIAL_PLACES.has(placeKind);
}

/** Whether what goes to others keeps to itself where the child is: unless the child said that it may be told. */
export function keepsPlace(custody: Custody | undefined): boolean {
  return custody?.isInside === true && custody.wish?.lettersTellPlace !== true;
}

/** How something is to reach the child. */
export type WayToChild = 'in-person' | 'letter' | 'email' | 'text';

const UNASKED =
  'An establishment opens and reads post. Ask the child first how letters are to reach them, and write it down: “Share with care”';
const BY_HAND = 'In custody letters reach the child by hand, from somebody who visits: choose that way';

/** How post reaches a child who is in custody; unasked: nobody has asked the child. Null: the child is not in custody. */
export type PostInCustody = PostWay | 'unasked' | null;

export function postInCustody(custody: Custody | undefined): PostInCustody {
  return custody?.isInside === true ? (custody.wish?.postWay ?? 'unasked') : null;
}

/** Why nothing goes to the child by that way, in words; undefined where it may. */
export function whyNotToChild(post: PostInCustody, way: WayToChild): string | undefined {
  if (way === 'in-person') return undefined;
  if (post === 'unasked') return UNASKED;
  return post === 'by-hand' ? BY_HAND : undefined;
}

const POST_WAYS_IN_WORDS: Readonly<Record<PostWay, string>> = {
  'by-hand': 'By hand, from somebody who visits',
  establishment: 'By the establishment’s post, which it opens and reads: the child knows and agrees',
};

export function postWayInWords(way: PostWay, terms: Terms): string {
  return terms.sayOf(POST_WAYS_IN_WORDS[way]);
}

/** What the child said, line by line. */
export function linesOfWish(
  wish: CustodyWishValues,
  terms: Terms,
): { readonly label: string; readonly text: string }[] {
  const { askedOn, mayKnow, mustNotKnow, parents, lettersTellPlace, postWay, note } = wish;
  return [
    { label: 'Asked on', text: shortDay(askedOn) },
    { label: 'May know', text: mayKnow ?? 'Nobody was named' },
    { label: 'Must not know', text: mustNotKnow ?? 'Nobody was named' },
    { label: 'The parents', text: parents ?? 'Nothing was said of them: ask before they are told or invited' },
    {
      label: terms.say('Letters to others say where the child is'),
      text: lettersTellPlace ? 'Yes' : 'No: the social worker tells who needs it',
    },
    { label: terms.say('Letters to the child'), text: postWayInWords(postWay, terms) },
    ...(note === null ? [] : [{ label: 'To mind', text: note }]),
  ];
}

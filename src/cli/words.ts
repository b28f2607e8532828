import { dayFromIso, formatDay, type TermsInWords } from '../rules/index.ts';

/** A day or local date-time of a result, as people write it: "5 January 2026", "5 January 2026 at 14:30". */
export function dayInWords(iso: string): string {
  const day = dayFromIso(iso.slice(0, 10));
  const words = day === undefined ? iso : formatDay(day);
  return iso.length > 10 ? `${words} at ${iso.slice(11)}` : words;
}

/** "1 child", "2 children". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** When a duty is due: "10 days before the review, not before 20 days before the review". */
export function termsInWords({ due, earliest, target }: TermsInWords): string {
  const window = earliest === undefined ? '' : `, not before ${earliest}`;
  const prompt = target === undefined ? '' : `; prompts ${target}`;
  return `${due}${window}${prompt}`;
}

/** Provisions by the short names of their sources: "cppcr-2010 reg 33(1), handbook 3.23". */
export function lawInWords(citations: readonly { readonly source: string; readonly provision: string }[]): string {
  return citations.map(({ source, provision }) => `${source} ${provision}`).join(', ');
}

/** What steers a terminal and is no text: control characters, line ends among them, and changes of writing direction. */
const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const STEERING_BUT_LINE_ENDS = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside, safe to show in a line: nothing in it can move the cursor, colour the terminal or end the line. */
export function onOneLine(text: string): string {
  return text.replaceAll(STEERING, '\ufffd');
}

/** The same for text of several lines. */
export function withoutSteering(text: string): string {
  return text.replaceAll(STEERING_BUT_LINE_ENDS, '\ufffd');
}

/** A name or key from outside, short enough for a line: "K0000194", "an-id-that-goes-on-and-on…". */
export function shortName(text: string): string {
  const characters = Array.from(onOneLine(text.slice(0, 2 * NAME_CHARACTERS)));
  const isWhole = text.length <= 2 * NAME_CHARACTERS && characters.length <= NAME_CHARACTERS;
  return isWhole ? characters.join('') : `${characters.slice(0, NAME_CHARACTERS - 1).join('')}…`;
}

const NAME_CHARACTERS = 48;

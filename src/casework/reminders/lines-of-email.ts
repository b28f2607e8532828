import { dayInWords } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { termsForChild } from '../children/age.ts';
import { dueInWords } from '../obligations/due-in-words.ts';
import { titleOfRule } from '../obligations/rule-titles.ts';

/** More lines than this nobody reads in an email: the rest is counted, and stands behind a link. */
export const MOST_LINES = 50;

/** One duty in an email. No child is named: mail is read on shared screens, and goes through other people's servers. */
export interface DutyLine {
  readonly rule: string;
  /** When the child was born; null where nobody knows. */
  readonly bornOn: string | null;
  readonly dueOn: string;
  readonly actsFor: string | null;
  readonly href: string;
}

/** "* Hold the next review: Thursday 12 February 2026 (in 8 working days)" with its link below. */
export function toLine({ rule, bornOn, dueOn, actsFor, href }: DutyLine, { today, terms }: InWords): string {
  const { words } = dueInWords(dueOn, today);
  const forWhom = actsFor === null ? '' : `, for ${actsFor}`;
  const title = termsForChild(terms, { bornOn }, today).retell(titleOfRule(rule));
  return `* ${title}${forWhom}: ${dayInWords(dueOn)} (${words})\n  ${href}`;
}

/** For which day and in whose words something is written. */
export interface InWords {
  readonly today: string;
  readonly terms: Terms;
  /** What people type to reach the program, such as `https://footprint.example.gov.uk`. */
  readonly address: string;
}

/** A heading with its lines, or nothing where there are none. */
export function toSection(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${heading}:`, lines.join('\n')];
}

/** What stands at the end of each email. */
export const NAMES_NOBODY =
  'No child is named here, because emails are read on shared screens. Each link opens the record once you have signed in.';

/** "1 thing", "3 things". */
export function countThings(count: number): string {
  return count === 1 ? '1 thing' : `${count} things`;
}

import { PARTICIPATION } from '../../../../exchange/ssda903/codes/review-codes.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { endOfMonth } from '../../caseload-months.ts';
import type { ReviewChoice } from '../../list-children-behind.ts';
import type { ReportPeriod } from '../../model.ts';
import { PARTICIPATION_GROUP_NAMES, PARTICIPATION_GROUPS } from '../../participation-groups.ts';
import { monthInWords, monthsInWords } from '../shared/month-in-words.ts';

/** Which reviews somebody wants to see: of a group or of a code, in a month or in all of the time. */
export interface ParticipationQuestion {
  readonly choice: ReviewChoice;
  readonly inWords: string;
  readonly when: string;
  /** What the address asks besides the time. */
  readonly asked: Readonly<Record<string, string>>;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Reads the question of an address; undefined where it asks for a group, a code or a month that there is not. */
export function readQuestion(
  query: FormFields,
  { from, until, asOf }: ReportPeriod,
): ParticipationQuestion | undefined {
  const { month, group = 'held', code } = query;
  if (month !== undefined && !(typeof month === 'string' && MONTH.test(month))) return undefined;
  const which = code === undefined ? ofGroup(group) : ofCode(code);
  if (which === undefined) return undefined;
  const span = month === undefined ? { from, until } : { from: `${month}-01`, until: endOfMonth(month) };
  return {
    choice: { from: later(span.from, from), until: earlier(earlier(span.until, until), asOf), ...which.choice },
    inWords: which.inWords,
    when: month === undefined ? monthsInWords({ from, until }) : monthInWords(month),
    asked: { ...which.asked, ...(month !== undefined && { month }) },
  };
}

type Which = Pick<ParticipationQuestion, 'inWords' | 'asked'> & {
  readonly choice: Pick<ReviewChoice, 'age' | 'codes'>;
};

function ofGroup(group: FormFields[string]): Which | undefined {
  if (group === 'held') {
    return { choice: { age: undefined, codes: undefined }, inWords: 'held', asked: { group } };
  }
  const name = PARTICIPATION_GROUP_NAMES.find((each) => each === group);
  if (name === undefined) return undefined;
  const { label, age, codes } = PARTICIPATION_GROUPS[name];
  return { choice: { age, codes }, inWords: label, asked: { group: name } };
}

/** Of children of four and over, as the table of codes counts them. */
function ofCode(code: FormFields[string]): Which | undefined {
  const known = typeof code === 'string' ? PARTICIPATION.codes.get(code) : undefined;
  if (known === undefined) return undefined;
  return {
    choice: { age: 'four-and-over', codes: [known.code] },
    inWords: `${known.code} ${known.label}`,
    asked: { code: known.code },
  };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

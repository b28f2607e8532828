import { dayOf } from '../../platform/pages/day-field.ts';
import { isNhsNumber } from './details/nhs-number.ts';

/** What somebody typed to find a child. */
export interface WhatWasTyped {
  /** In small letters. */
  readonly words: readonly string[];
  /** The whole of it as an NHS number or a UPN, where it has the form of one. */
  readonly number: string | undefined;
  /** The whole of it as a day, `YYYY-MM-DD`, where it is one. */
  readonly bornOn: string | undefined;
}

const UPN = /^[A-Z]\d{11}[\dA-Z]$/;
const DAY_FIRST = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const MONTH_IN_WORDS = /^(\d{1,2}) ([a-z]{3,9}) (\d{4})$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads what was typed into the search.
 *
 * ```ts
 * readWhatWasTyped('Sami Okafor').words // ['sami', 'okafor']
 * readWhatWasTyped('999 000 0018').number // '9990000018'
 * readWhatWasTyped('2 May 2014').bornOn // '2014-05-02'
 * ```
 */
export function readWhatWasTyped(text: string): WhatWasTyped {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const number = words.join('').replaceAll('-', '').toUpperCase();
  return {
    words,
    number: isNhsNumber(number) || UPN.test(number) ? number : undefined,
    bornOn: readDay(words.join(' ')),
  };
}

function readDay(text: string): string | undefined {
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  if (day !== undefined) return dayOf({ day, month, year });
  const [, firstYear, secondMonth, lastDay] = YEAR_FIRST.exec(text) ?? [];
  if (firstYear !== undefined) return dayOf({ day: lastDay, month: secondMonth, year: firstYear });
  const [, number, name, ofYear] = MONTH_IN_WORDS.exec(text) ?? [];
  const index = name === undefined ? -1 : MONTHS.indexOf(name.slice(0, 3));
  return index === -1 ? undefined : dayOf({ day: number, month: `${index + 1}`, year: ofYear });
}

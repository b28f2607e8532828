import {
  type CollectionYear,
  collectionYearEnding,
  collectionYearOf,
  firstDayOf,
  formatCollectionYear,
  lastDayOf,
} from '../../exchange/ssda903/collection-year.ts';
import { dayFromIso, isoFromDay } from '../../rules/index.ts';
import type { ReportPeriod } from './model.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const FINANCIAL_YEAR = /^(\d{4})[-/](\d{2}|\d{4})$/;
const LAST_DAYS_OF_A_MONTH = [31, 30, 29, 28];
/** A report lists every month, and nobody reads more than these at once. */
export const MOST_YEARS = 20;

interface AskedPeriod {
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Why months that were asked for are no period. */
export type PeriodRefusal =
  | { readonly kind: 'unreadable'; readonly which: 'from' | 'until' }
  | { readonly kind: 'backwards'; readonly from: string; readonly until: string | undefined }
  | { readonly kind: 'too-long' };

/** The first and last day of a month or a financial year. */
type Span = Pick<ReportPeriod, 'from' | 'until'>;

/**
 * Reads from when to when a report counts, each a month (2025-04) or a financial year (2025-26 or 2025/26). With neither
 * it is the financial year of the day as of which the report looks, up to the end of that day's month.
 */
export function readPeriod({ from, until, asOf }: AskedPeriod): ReportPeriod | { readonly refused: PeriodRefusal } {
  const first = from === undefined ? undefined : readSpan(from);
  const last = until === undefined ? undefined : readSpan(until);
  if (from !== undefined && first === undefined) return { refused: { kind: 'unreadable', which: 'from' } };
  if (until !== undefined && last === undefined) return { refused: { kind: 'unreadable', which: 'until' } };
  // A financial year alone means all of it; a month alone goes on to the month of the report.
  const lastDay = last?.until ?? (first !== undefined && !isMonth(from) ? first.until : monthOf(asOf).until);
  const period = { from: first?.from ?? spanOf(financialYearOf(lastDay)).from, until: lastDay, asOf };
  if (period.from > period.until) return { refused: { kind: 'backwards', from: from ?? period.from, until } };
  if (Number(period.until.slice(0, 4)) - Number(period.from.slice(0, 4)) > MOST_YEARS) {
    return { refused: { kind: 'too-long' } };
  }
  return period;
}

/** The financial year of a day and those before it, the latest first: "2026-27", "2025-26". */
export function financialYearsUntil(day: string, count: number): string[] {
  const last = financialYearOf(day);
  return Array.from({ length: count }, (_, back) => formatCollectionYear((last - back) as CollectionYear));
}

function isMonth(text: string | undefined): boolean {
  return text !== undefined && MONTH.test(text);
}

/** 2009-10 is October 2009: what can be a month is one, and the year is then written 2009/10. */
function readSpan(text: string): Span | undefined {
  if (isMonth(text)) return monthOf(`${text}-01`);
  const year = readFinancialYear(text);
  return year === undefined ? undefined : spanOf(year);
}

function readFinancialYear(text: string): CollectionYear | undefined {
  const match = FINANCIAL_YEAR.exec(text);
  if (match === null) return undefined;
  const [, begins = '', ends = ''] = match;
  const year = Number(begins) + 1;
  return String(year).endsWith(ends) ? collectionYearEnding(year) : undefined;
}

function financialYearOf(day: string): CollectionYear {
  const known = dayFromIso(day);
  if (known === undefined) throw new Error(`${day} is not a day`);
  return collectionYearOf(known);
}

function spanOf(year: CollectionYear): Span {
  return { from: isoFromDay(firstDayOf(year)), until: isoFromDay(lastDayOf(year)) };
}

function monthOf(day: string): Span {
  const month = day.slice(0, 7);
  const last = LAST_DAYS_OF_A_MONTH.map((number) => `${month}-${number}`).find((one) => dayFromIso(one) !== undefined);
  return { from: `${month}-01`, until: last ?? day };
}

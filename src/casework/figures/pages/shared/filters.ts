import type { FormError } from '../../../../platform/pages/form.ts';
import { refuse } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { ReportPeriod } from '../../model.ts';
import { financialYearsUntil, MOST_YEARS, type PeriodRefusal, readPeriod } from '../../read-period.ts';

const YEARS_TO_CHOOSE = 6;
const MONTHS = ['from', 'until'] as const;

/** The time that figures are of, as the address asks for it. */
export interface FigureFilters {
  readonly period: ReportPeriod;
  /** The same in an address: `year=2025-26`, or `from=2025-04&until=2025-06`. */
  readonly search: string;
  readonly errors: readonly FormError[];
  /** What the form shows. */
  readonly fields: FormFields;
  readonly years: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
}

/** Reads the filters of an address: a financial year, or any months; with neither it is this financial year so far. */
export function readFilters(query: FormFields, today: string): FigureFilters {
  const years = financialYearsUntil(today, YEARS_TO_CHOOSE);
  const [from, until] = MONTHS.map((name) => monthOf(query, name));
  const isOfMonths = from !== undefined || until !== undefined;
  const year = isOfMonths ? undefined : textOf(query['year']);
  const reading = isOfMonths
    ? readPeriod({ from, until, asOf: today })
    : readPeriod({ from: year, until: undefined, asOf: today });
  const errors = 'refused' in reading ? [toError(reading.refused)] : [];
  const period = 'refused' in reading ? periodOf(today) : reading;
  const isThisYear = !isOfMonths && (year === undefined || year === years[0]);
  return {
    period: isThisYear ? periodOf(today) : period,
    search: searchOf(isOfMonths, isThisYear ? years[0] : year, { from, until }),
    errors,
    fields: { ...fieldsOf('from', from), ...fieldsOf('until', until), ...query },
    years: [
      ...years.map((value, index) => ({
        value,
        text: index === 0 ? `${value}, so far` : value,
        selected: !isOfMonths && (year === value || (index === 0 && year === undefined)),
      })),
    ],
  };
}

/** This financial year, to the end of this month. */
function periodOf(today: string): ReportPeriod {
  const period = readPeriod({ from: undefined, until: undefined, asOf: today });
  if ('refused' in period) throw new RangeError(`${today} is in no financial year`);
  return period;
}

function searchOf(
  isOfMonths: boolean,
  year: string | undefined,
  { from, until }: { readonly from: string | undefined; readonly until: string | undefined },
): string {
  const search = new URLSearchParams();
  if (!isOfMonths && year !== undefined) search.set('year', year);
  if (from !== undefined) search.set('from', from);
  if (until !== undefined) search.set('until', until);
  return search.toString();
}

/** A month as a link has it, `from=2025-04`, or as it is typed, `from-month=4&from-year=2025`. */
function monthOf(query: FormFields, name: 'from' | 'until'): string | undefined {
  const [month, year] = [textOf(query[`${name}-month`]), textOf(query[`${name}-year`])];
  if (month !== undefined || year !== undefined) return `${year ?? ''}-${(month ?? '').padStart(2, '0')}`;
  return textOf(query[name]);
}

function fieldsOf(name: string, month: string | undefined): FormFields {
  const [year = '', number = ''] = month?.split('-') ?? [];
  return { [`${name}-month`]: number === '' ? '' : String(Number(number)), [`${name}-year`]: year };
}

function textOf(field: FormFields[string]): string | undefined {
  const text = typeof field === 'string' ? field.trim() : '';
  return text === '' ? undefined : text;
}

function toError(refusal: PeriodRefusal): FormError {
  switch (refusal.kind) {
    case 'unreadable':
      return refuse(`${refusal.which}-month`, 'Enter a month and a year, such as 4 2026');
    case 'backwards':
      return refuse('until-month', 'The last month must be the first month or after it');
    case 'too-long':
      return refuse('from-month', `Choose at most ${MOST_YEARS} years`);
  }
}

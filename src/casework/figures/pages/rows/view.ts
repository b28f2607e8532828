import type { CsvTable } from '../../../../exchange/csv/write-csv.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { toPagination } from '../../../../platform/pages/paging.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { type DutyBehindFigure, type PageOfRows, type UnknownDuty, WHY_UNKNOWN_WORDS } from '../../model.ts';
import { monthInWords, monthsInWords } from '../shared/month-in-words.ts';
import type { Question } from './question.ts';

/** How a duty stands, by the word that the database has for it. */
const STATUSES: Readonly<Record<string, string>> = {
  met: 'in time',
  'met-late': 'late',
  'met-early': 'too early',
  overdue: 'not done',
  'deemed-agreed': 'agreed by silence',
  upcoming: 'to come',
  'not-applicable': 'not owed',
};

interface RowView {
  readonly name: string;
  readonly childHref: string;
  readonly duty: string;
  /** Leads to why the day is what it is; what is not known has none. */
  readonly dutyHref: string | undefined;
  readonly cells: readonly string[];
}

interface RowsView {
  readonly heading: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly RowView[];
  readonly total: number;
  readonly withheld: PageOfRows<unknown>['withheld'];
  readonly pagination: object | undefined;
  readonly search: string;
  readonly back: string;
}

/** What is behind a figure: duties with their days, or duties of which nobody knows. */
export type RowsBehind =
  | { readonly kind: 'duties'; readonly found: PageOfRows<DutyBehindFigure> }
  | { readonly kind: 'unknown'; readonly found: PageOfRows<UnknownDuty> };

interface Shown {
  readonly question: Question;
  readonly period: { readonly from: string; readonly until: string };
  /** The question in an address. */
  readonly search: string;
  /** The figures that it came from. */
  readonly back: string;
}

const DUTY_COLUMNS = ['Due', 'Nationally due', 'Done', 'That is'] as const;
const UNKNOWN_COLUMNS = ['Because'] as const;

export function toView(behind: RowsBehind, { question, period, search, back }: Shown): RowsView {
  const { total, page, pages, withheld } = behind.found;
  const when = question.month === undefined ? monthsInWords(period) : monthInWords(question.month);
  return {
    heading: `${question.ofWhat}: ${question.inWords}`,
    caption: behind.kind === 'unknown' ? 'Whenever they were due' : `Due ${when}`,
    columns: behind.kind === 'unknown' ? UNKNOWN_COLUMNS : DUTY_COLUMNS,
    rows: behind.kind === 'unknown' ? behind.found.rows.map(toUnknownRow) : behind.found.rows.map(toDutyRow),
    total,
    withheld,
    pagination: toPagination(page, pages, (number) => `/figures/timeliness/rows?${search}&page=${number}`),
    search,
    back,
  };
}

function toDutyRow(duty: DutyBehindFigure): RowView {
  const { obligationId, childId, rule, dueOn, nationalDueOn, metOn, status } = duty;
  return {
    name: nameOf(duty),
    childHref: `/children/${childId}`,
    duty: titleOfRule(rule),
    dutyHref: `/children/${childId}/obligations/${obligationId}`,
    cells: [
      shortDay(dueOn),
      nationalDueOn === null ? 'No such duty' : nationalDueOn === dueOn ? 'The same' : shortDay(nationalDueOn),
      metOn === null ? '' : shortDay(metOn),
      STATUSES[status] ?? status,
    ],
  };
}

function toUnknownRow(duty: UnknownDuty): RowView {
  return {
    name: nameOf(duty),
    childHref: `/children/${duty.childId}`,
    duty: titleOfRule(duty.rule),
    dutyHref: undefined,
    cells: [WHY_UNKNOWN_WORDS[duty.because]],
  };
}

function nameOf({ name, localId }: { readonly name: string | null; readonly localId: string }): string {
  return name ?? `Child ${localId}`;
}

/** The same rows for a spreadsheet; days as `YYYY-MM-DD`. */
export function toCsvRows(behind: RowsBehind, terms: Terms): CsvTable {
  if (behind.kind === 'unknown') {
    return {
      heading: ['child', 'name', 'duty', 'because'],
      rows: behind.found.rows.map((row) => [
        row.localId,
        row.name,
        terms.retell(titleOfRule(row.rule)),
        WHY_UNKNOWN_WORDS[row.because],
      ]),
    };
  }
  return {
    heading: ['child', 'name', 'duty', 'due', 'nationally due', 'done', 'that is'],
    rows: behind.found.rows.map((row) => [
      ...[row.localId, row.name, terms.retell(titleOfRule(row.rule)), row.dueOn, row.nationalDueOn, row.metOn],
      STATUSES[row.status] ?? row.status,
    ]),
  };
}

import type { CsvTable } from '../../../../exchange/csv/write-csv.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { type DutyBehindFigure, type PageOfRows, type UnknownDuty, WHY_UNKNOWN_WORDS } from '../../model.ts';
import { monthInWords, monthsInWords } from '../shared/month-in-words.ts';
import { nameOf, type RowsView, type RowView, toRowsView } from '../shared/rows-behind.ts';
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
  readonly mostInCsv: number;
  readonly terms: Terms;
}

const ADDRESS = '/figures/timeliness/rows';
const DUTY_COLUMNS = ['Duty', 'Due', 'Nationally due', 'Done', 'That is'] as const;
const UNKNOWN_COLUMNS = ['Duty', 'Because'] as const;

export function toView(behind: RowsBehind, { question, period, search, back, mostInCsv, terms }: Shown): RowsView {
  const when = question.month === undefined ? monthsInWords(period) : monthInWords(question.month);
  const told = {
    heading: terms.retell(`${question.ofWhat}: ${question.inWords}`),
    noun: { one: 'duty', many: 'duties', isOfChild: true },
    back: { href: back, text: 'Timeliness' },
    ...{ address: ADDRESS, search, mostInCsv },
  };
  if (behind.kind === 'unknown') {
    const toRow = (duty: UnknownDuty) => toUnknownRow(duty, terms);
    return toRowsView(behind.found, { ...told, caption: 'Whenever they were due', columns: UNKNOWN_COLUMNS, toRow });
  }
  const toRow = (duty: DutyBehindFigure) => toDutyRow(duty, terms);
  return toRowsView(behind.found, { ...told, caption: `Due ${when}`, columns: DUTY_COLUMNS, toRow });
}

function toDutyRow(duty: DutyBehindFigure, terms: Terms): RowView {
  const { obligationId, childId, rule, dueOn, nationalDueOn, metOn, status } = duty;
  return {
    name: nameOf(duty),
    childHref: `/children/${childId}`,
    cells: [
      { text: terms.retell(titleOfRule(rule)), href: `/children/${childId}/obligations/${obligationId}` },
      { text: shortDay(dueOn) },
      {
        text: nationalDueOn === null ? 'No such duty' : nationalDueOn === dueOn ? 'The same' : shortDay(nationalDueOn),
      },
      { text: metOn === null ? '' : shortDay(metOn) },
      { text: STATUSES[status] ?? status },
    ],
  };
}

/** What is not known has no day, and so no page that says why it is what it is. */
function toUnknownRow(duty: UnknownDuty, terms: Terms): RowView {
  return {
    name: nameOf(duty),
    childHref: `/children/${duty.childId}`,
    cells: [{ text: terms.retell(titleOfRule(duty.rule)) }, { text: WHY_UNKNOWN_WORDS[duty.because] }],
  };
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

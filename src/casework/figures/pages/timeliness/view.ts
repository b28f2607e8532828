import {
  type DutyCounts,
  type DutyFigure,
  type DutyLine,
  knownOf,
  percent,
  type RuleLine,
  reasonsOf,
  type TimelinessReport,
  type UnknownCounts,
  WHY_UNKNOWN_WORDS,
} from '../../model.ts';
import { FIGURE_WORDS, RULE_GROUPS, shareInWords } from '../shared/figure-words.ts';
import type { FigureFilters } from '../shared/filters.ts';
import { drawMonths, type MonthChart } from '../shared/month-chart.ts';
import { monthInWords, monthsInWords } from '../shared/month-in-words.ts';

type ColumnFigure = Exclude<DutyFigure, 'breaches' | 'nationallyKnown' | 'nationallyInTime' | 'nationallyDiffering'>;

/** A number that opens to the rows behind it; nothing is behind a nought. */
interface Cell {
  readonly count: number;
  readonly href: string | undefined;
}

interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
  readonly breaches: Cell;
  readonly share: string;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly all: Row;
}

interface TimelinessView {
  readonly filters: FigureFilters;
  readonly months: string;
  readonly summary: {
    readonly share: string;
    readonly of: string;
    readonly late: Cell;
    readonly overdue: Cell;
    readonly breaches: Cell;
    readonly unknown: Cell;
  };
  readonly chart: MonthChart | undefined;
  readonly byMonth: Table;
  readonly byRule: Table;
  readonly national: readonly {
    readonly title: string;
    readonly differing: Cell;
    readonly here: string;
    readonly nationally: string;
  }[];
  readonly unknown: readonly { readonly title: string; readonly because: string; readonly cell: Cell }[];
  /** The day as of which it is counted. */
  readonly asOf: string;
  readonly outOfDate: number;
}

const ALWAYS: readonly ColumnFigure[] = ['due', 'inTime', 'late', 'overdue'];
const COLUMNS: readonly ColumnFigure[] = [
  'due',
  'inTime',
  'late',
  'early',
  'overdue',
  'deemedAgreed',
  'upcoming',
  'notApplicable',
];
/** What a bar tells apart, from the bottom upwards; what is not owed is in none. */
const DRAWN: readonly ColumnFigure[] = ['inTime', 'late', 'overdue', 'upcoming', 'early', 'deemedAgreed'];

export function toView(report: TimelinessReport, filters: FigureFilters): TimelinessView {
  const { reviews, others, rules, period, outOfDate } = report;
  const { counts } = reviews;
  const of = (rule: string) => new Links(filters.search, rule);
  const links = of('reviews');
  const known = knownOf(counts);
  return {
    filters,
    months: monthsInWords(period),
    summary: {
      share: shareInWords(percent(counts.inTime, known)),
      of: `${counts.inTime} of ${known}`,
      late: links.cell('late', counts.late),
      overdue: links.cell('overdue', counts.overdue),
      breaches: links.cell('breaches', counts.breaches),
      unknown: links.unknown(undefined, totalOf(reviews.unknown)),
    },
    chart: counts.due === 0 ? undefined : draw(reviews),
    byMonth: tableOf(
      reviews,
      reviews.months.map(({ month, counts: ofMonth }) => ({
        label: monthInWords(month),
        counts: ofMonth,
        links: new Links(filters.search, 'reviews', month),
      })),
      links,
    ),
    byRule: tableOf(
      others,
      rules
        .filter((line) => line.counts.due > 0)
        .map(({ rule, title, counts: ofRule }) => ({ label: title, counts: ofRule, links: of(rule) })),
      of('others'),
    ),
    national: rules
      .filter((line) => line.counts.national.differing > 0)
      .map((line) => besideNational(line, of(line.rule))),
    unknown: rules.flatMap(({ rule, title, unknown }) =>
      reasonsOf(unknown).map(([because, count]) => ({
        title,
        because: WHY_UNKNOWN_WORDS[because],
        cell: of(rule).unknown(because, count),
      })),
    ),
    asOf: period.asOf,
    outOfDate,
  };
}

interface LineOfTable {
  readonly label: string;
  readonly counts: DutyCounts;
  readonly links: Links;
}

/** A column that is nought in every row is left out, but for those that say whether a duty was done. */
function tableOf(all: DutyLine, lines: readonly LineOfTable[], links: Links): Table {
  const columns = COLUMNS.filter((column) => ALWAYS.includes(column) || lines.some(({ counts }) => counts[column] > 0));
  const toRow = ({ label, counts, links: own }: LineOfTable): Row => ({
    label,
    cells: columns.map((column) => own.cell(column, counts[column])),
    breaches: own.cell('breaches', counts.breaches),
    share: shareInWords(percent(counts.inTime, knownOf(counts))),
  });
  return {
    columns: columns.map((column) => FIGURE_WORDS[column]),
    rows: lines.map(toRow),
    all: toRow({ label: 'All', counts: all.counts, links }),
  };
}

function besideNational({ title, counts }: RuleLine, links: Links): TimelinessView['national'][number] {
  const known = knownOf(counts);
  const { national } = counts;
  return {
    title,
    differing: links.cell('nationallyDiffering', national.differing),
    here: `${counts.inTime} of ${known}: ${shareInWords(percent(counts.inTime, known))}`,
    nationally: `${national.inTime} of ${national.known}: ${shareInWords(percent(national.inTime, national.known))}`,
  };
}

function draw({ months }: DutyLine): MonthChart {
  const used = DRAWN.filter((figure) => figure === 'inTime' || months.some(({ counts }) => counts[figure] > 0));
  return drawMonths({
    title: `${RULE_GROUPS.reviews} by the month in which they fell due`,
    series: used.map((figure) => ({ key: figure, label: FIGURE_WORDS[figure].toLowerCase() })),
    months: months.map(({ month, counts }) => ({
      month,
      counts: Object.fromEntries(used.map((figure) => [figure, counts[figure]])),
    })),
  });
}

/** Addresses of the rows behind figures of one rule, or group of rules, in a month or in all of the time. */
class Links {
  readonly #search: string;

  constructor(search: string, rule: string, month?: string) {
    const more = new URLSearchParams({ rule, ...(month !== undefined && { month }) });
    this.#search = [search, more.toString()].filter((part) => part !== '').join('&');
  }

  cell(figure: DutyFigure, count: number): Cell {
    return { count, href: this.#to(count, `figure=${figure}`) };
  }

  unknown(because: string | undefined, count: number): Cell {
    return { count, href: this.#to(count, `figure=unknown${because === undefined ? '' : `&because=${because}`}`) };
  }

  #to(count: number, figure: string): string | undefined {
    return count === 0 ? undefined : `/figures/timeliness/rows?${this.#search}&${figure}`;
  }
}

function totalOf(unknown: UnknownCounts): number {
  return reasonsOf(unknown).reduce((sum, [, count]) => sum + count, 0);
}

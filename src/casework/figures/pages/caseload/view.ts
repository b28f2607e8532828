import type { CaseloadMonths, CaseloadOfMonth } from '../../caseload-months.ts';
import { type CaseloadMonthChart, drawCaseloadMonths } from '../shared/caseload-month-chart.ts';
import { monthInShort, monthsInWords } from '../shared/month-in-words.ts';

/** A number that opens to the children behind it, or words that say why there is none. */
interface Cell {
  readonly text: string;
  readonly href: string | undefined;
}

interface MonthsView {
  readonly months: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
  readonly withoutIro: readonly Cell[];
  /** Undefined where nobody was an IRO in this time, and nobody knows of anyone. */
  readonly chart: CaseloadMonthChart | undefined;
  readonly isSomethingUnknown: boolean;
}

export function toMonthsView(report: CaseloadMonths): MonthsView {
  const { period, months, team, withoutIro, officers } = report;
  const days = months.map(({ on }) => on);
  const toCells = (of: readonly (CaseloadOfMonth | null)[], whose: string): Cell[] =>
    months.map(({ on, isKnown }, index) => {
      const one = of[index] ?? null;
      if (one === null) return { text: isKnown ? 'Not here' : 'Not known', href: undefined };
      const href = one.children === 0 ? undefined : toRowsHref(whose, on);
      return { text: String(one.perFullTime), href };
    });
  return {
    months: monthsInWords(period),
    columns: months.map(({ month }) => `${monthInShort(month)} ${month.slice(0, 4)}`),
    rows: [
      { name: 'All together', cells: toCells(team, 'everybody') },
      ...officers.map(({ staffId, name, months: of }) => ({ name, cells: toCells(of, staffId) })),
    ],
    withoutIro: withoutIro.map((count, index) => ({
      text: count === null ? 'Not known' : String(count),
      href: count === null || count === 0 ? undefined : toRowsHref('nobody', days[index] ?? period.asOf),
    })),
    chart: officers.length === 0 ? undefined : drawCaseloadMonths(report),
    isSomethingUnknown: months.some(({ isKnown }) => !isKnown),
  };
}

/** Where the children of a caseload on a day stand. */
export function toRowsHref(whose: string, on: string): string {
  return `/figures/caseload/rows?${new URLSearchParams({ whose, on })}`;
}

import { type MonthOfReviews, type ParticipationReport, percent, takingPart } from '../../model.ts';
import { PARTICIPATION_GROUP_NAMES, PARTICIPATION_GROUPS } from '../../participation-groups.ts';
import { shareInWords } from '../shared/figure-words.ts';
import type { FigureFilters } from '../shared/filters.ts';
import { drawMonths, type MonthChart, type Series } from '../shared/month-chart.ts';
import { monthInWords, monthsInWords } from '../shared/month-in-words.ts';

/** As the picture and the table of months tell them apart. */
const SERIES: readonly Series[] = PARTICIPATION_GROUP_NAMES.map((key) => ({
  key,
  label: PARTICIPATION_GROUPS[key].label,
}));

/** A number that opens to the reviews behind it; nothing is behind a nought. */
interface Cell {
  readonly count: number;
  readonly href: string | undefined;
}

interface ParticipationView {
  readonly filters: FigureFilters;
  readonly months: string;
  /** The day as of which it is counted. */
  readonly asOf: string;
  readonly held: Cell;
  readonly heard: { readonly share: string; readonly of: string };
  readonly attended: { readonly share: string; readonly of: string };
  readonly notStated: Cell;
  readonly chart: MonthChart | undefined;
  readonly columns: readonly string[];
  readonly byMonth: readonly { readonly label: string; readonly cells: readonly Cell[] }[];
  readonly codes: readonly { readonly code: string; readonly words: string; readonly cell: Cell }[];
}

type Counts = Readonly<Record<string, number>>;

export function toView({ period, all, months, words }: ParticipationReport, filters: FigureFilters): ParticipationView {
  const counted = months.map((month) => ({ month: month.month, held: month.held, counts: toCounts(month) }));
  const used = SERIES.filter(({ key }) => key !== 'ageUnknown' || all.ageUnknown > 0);
  const { known, attended, heard } = takingPart(all.fourAndOver);
  const share = (part: number) => ({ share: shareInWords(percent(part, known)), of: `${part} of ${known}` });
  const total = toCounts(all);
  const cell = (count: number, asked: Readonly<Record<string, string>>): Cell => ({
    count,
    href: count === 0 ? undefined : `/figures/participation/rows?${filters.search}&${new URLSearchParams(asked)}`,
  });
  return {
    filters,
    months: monthsInWords(period),
    asOf: period.asOf,
    held: cell(all.held, { group: 'held' }),
    heard: share(heard),
    attended: share(attended),
    notStated: cell(total['notStated'] ?? 0, { group: 'notStated' }),
    chart:
      all.held === 0
        ? undefined
        : drawMonths({ title: 'Reviews held, by month and by how the child took part', series: used, months: counted }),
    columns: ['Held', ...used.map(({ label }) => `${label.charAt(0).toUpperCase()}${label.slice(1)}`)],
    byMonth: counted.map(({ month, held, counts }) => ({
      label: monthInWords(month),
      cells: [
        cell(held, { group: 'held', month }),
        ...used.map(({ key }) => cell(counts[key] ?? 0, { group: key, month })),
      ],
    })),
    codes: [
      ...Object.entries(all.fourAndOver.byCode).map(([code, count]) => ({
        ...{ code, words: words[code] ?? code },
        cell: cell(count, { code }),
      })),
      ...(all.fourAndOver.codedUnderFour === 0
        ? []
        : [
            {
              code: 'PN0',
              words: 'Coded as under four, and was not',
              cell: cell(all.fourAndOver.codedUnderFour, { code: 'PN0' }),
            },
          ]),
    ],
  };
}

/** Every review held is in one of them, and in one only. */
function toCounts({ underFour, ageUnknown, fourAndOver }: Omit<MonthOfReviews, 'month'>): Counts {
  const { byCode, notStated, codedUnderFour } = fourAndOver;
  const sum = (...codes: readonly string[]) => codes.reduce((total, code) => total + (byCode[code] ?? 0), 0);
  return {
    came: sum('PN1', 'PN2', 'PN3', 'PN4'),
    conveyed: sum('PN5', 'PN6'),
    silent: sum('PN7'),
    notStated: notStated + codedUnderFour,
    underFour,
    ageUnknown,
  };
}

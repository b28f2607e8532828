import { type MonthOfReviews, type ParticipationReport, percent, takingPart } from '../../model.ts';
import { shareInWords } from '../shared/figure-words.ts';
import type { FigureFilters } from '../shared/filters.ts';
import { drawMonths, type MonthChart, type Series } from '../shared/month-chart.ts';
import { monthInWords, monthsInWords } from '../shared/month-in-words.ts';

/** How a child took part, as the picture and the table of months tell it apart. */
const SERIES: readonly Series[] = [
  { key: 'came', label: 'came' },
  { key: 'conveyed', label: 'did not come, views conveyed' },
  { key: 'silent', label: 'did not come, views not conveyed' },
  { key: 'notStated', label: 'nobody stated how' },
  { key: 'underFour', label: 'under four, so not asked' },
  { key: 'ageUnknown', label: 'age not known' },
];

interface ParticipationView {
  readonly filters: FigureFilters;
  readonly months: string;
  /** The day as of which it is counted. */
  readonly asOf: string;
  readonly held: number;
  readonly heard: { readonly share: string; readonly of: string };
  readonly attended: { readonly share: string; readonly of: string };
  readonly notStated: number;
  readonly chart: MonthChart | undefined;
  readonly columns: readonly string[];
  readonly byMonth: readonly { readonly label: string; readonly counts: readonly number[] }[];
  readonly codes: readonly { readonly code: string; readonly words: string; readonly count: number }[];
}

type Counts = Readonly<Record<string, number>>;

export function toView({ period, all, months, words }: ParticipationReport, filters: FigureFilters): ParticipationView {
  const counted = months.map((month) => ({ month: month.month, held: month.held, counts: toCounts(month) }));
  const used = SERIES.filter(({ key }) => key !== 'ageUnknown' || all.ageUnknown > 0);
  const { known, attended, heard } = takingPart(all.fourAndOver);
  const share = (part: number) => ({ share: shareInWords(percent(part, known)), of: `${part} of ${known}` });
  const total = toCounts(all);
  return {
    filters,
    months: monthsInWords(period),
    asOf: period.asOf,
    held: all.held,
    heard: share(heard),
    attended: share(attended),
    notStated: total['notStated'] ?? 0,
    chart:
      all.held === 0
        ? undefined
        : drawMonths({ title: 'Reviews held, by month and by how the child took part', series: used, months: counted }),
    columns: ['Held', ...used.map(({ label }) => `${label.charAt(0).toUpperCase()}${label.slice(1)}`)],
    byMonth: counted.map(({ month, held, counts }) => ({
      label: monthInWords(month),
      counts: [held, ...used.map(({ key }) => counts[key] ?? 0)],
    })),
    codes: [
      ...Object.entries(all.fourAndOver.byCode).map(([code, count]) => ({ code, words: words[code] ?? code, count })),
      ...(all.fourAndOver.codedUnderFour === 0
        ? []
        : [{ code: 'PN0', words: 'Coded as under four, and was not', count: all.fourAndOver.codedUnderFour }]),
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

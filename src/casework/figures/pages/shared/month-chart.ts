import { monthInShort, monthInWords } from './month-in-words.ts';

/** What is told apart in a bar, from the bottom upwards. */
export interface Series {
  readonly key: string;
  readonly label: string;
}

interface Segment {
  readonly key: string;
  readonly y: number;
  readonly height: number;
}

/** A bar for each month. Lengths across are percentages, so that the picture fits a phone; heights are pixels. */
export interface MonthChart {
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly floor: number;
  readonly bars: readonly {
    readonly x: string;
    readonly width: string;
    readonly middle: string;
    readonly segments: readonly Segment[];
    /** Left out where there are too many months to write at each. */
    readonly label: string | undefined;
    readonly year: string | undefined;
  }[];
  readonly lines: readonly { readonly y: number; readonly label: string }[];
  readonly series: readonly Series[];
}

interface ChartInput {
  readonly title: string;
  readonly series: readonly Series[];
  readonly months: readonly { readonly month: string; readonly counts: Readonly<Record<string, number>> }[];
}

const PLOT = 200;
const TOP = 18;
const LABELS = 40;
/** The numbers of the scale stand left of the first bar. */
const MARGIN = 8;
const BAR_SHARE = 0.72;
const MOST_LABELS = 12;
const LINES = 4;

export function drawMonths({ title, series, months }: ChartInput): MonthChart {
  const totals = months.map(({ counts }) => series.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0));
  const step = niceStep(Math.max(1, ...totals) / LINES);
  const top = step * Math.ceil(Math.max(1, ...totals) / step);
  const heightOf = (count: number) => Math.round((count / top) * PLOT * 10) / 10;
  const slot = (100 - MARGIN) / months.length;
  const every = Math.ceil(months.length / MOST_LABELS);
  const floor = TOP + PLOT;
  return {
    title,
    description: describe(series, months),
    height: floor + LABELS,
    floor,
    bars: months.map(({ month, counts }, index) => ({
      x: percent(MARGIN + slot * (index + (1 - BAR_SHARE) / 2)),
      width: percent(slot * BAR_SHARE),
      middle: percent(MARGIN + slot * (index + 0.5)),
      segments: stack(series, counts, { heightOf, floor }),
      label: index % every === 0 ? monthInShort(month) : undefined,
      year: index === 0 || (index % every === 0 && isNewYear(months, index, every)) ? month.slice(0, 4) : undefined,
    })),
    lines: Array.from({ length: top / step + 1 }, (_, line) => ({
      y: floor - heightOf(line * step),
      label: String(line * step),
    })),
    series,
  };
}

function stack(
  series: readonly Series[],
  counts: Readonly<Record<string, number>>,
  { heightOf, floor }: { readonly heightOf: (count: number) => number; readonly floor: number },
): Segment[] {
  let under = 0;
  return series.flatMap(({ key }) => {
    const count = counts[key] ?? 0;
    if (count === 0) return [];
    under += count;
    return [{ key, y: floor - heightOf(under), height: heightOf(count) }];
  });
}

function isNewYear(months: ChartInput['months'], index: number, every: number): boolean {
  return months[index]?.month.slice(0, 4) !== months[index - every]?.month.slice(0, 4);
}

/** 1, 2 or 5 times a power of ten, and never less than one: nobody counts a half of a review. */
function niceStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  const factor = [1, 2, 5, 10].find((each) => each * power >= wanted) ?? 10;
  return factor * power;
}

function describe(series: readonly Series[], months: ChartInput['months']): string {
  return months
    .map(({ month, counts }) => {
      const parts = series
        .filter(({ key }) => (counts[key] ?? 0) > 0)
        .map(({ key, label }) => `${counts[key]} ${label}`);
      return `${monthInWords(month)}: ${parts.length === 0 ? 'none' : parts.join(', ')}.`;
    })
    .join(' ');
}

function percent(share: number): string {
  return `${Math.round(share * 100) / 100}%`;
}

import type { CaseloadMonths, CaseloadOfMonth } from '../../caseload-months.ts';
import { type CaseloadStanding, NOT_OWN, type OwnRange, rangeOf, standingInWords } from '../../model.ts';
import { monthInShort, monthInWords } from './month-in-words.ts';

interface MonthBar {
  readonly x: string;
  readonly width: string;
  readonly middle: string;
  /** Undefined where there is no number: what stands there instead says why. */
  readonly bar: { readonly y: number; readonly height: number; readonly standing: CaseloadStanding } | undefined;
  readonly label: string;
  readonly month: string | undefined;
  readonly year: string | undefined;
}

/** The months of one IRO, or of the team. Lengths across are percentages, so that it fits a phone; heights are pixels. */
interface CaseloadPanel {
  readonly name: string;
  readonly y: number;
  readonly band: { readonly y: number; readonly height: number };
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  readonly bars: readonly MonthBar[];
}

/** A panel for the team and for each IRO: children for each full post at the end of each month. */
export interface CaseloadMonthChart {
  readonly height: number;
  readonly panelHeight: number;
  readonly floor: number;
  readonly description: string;
  readonly panels: readonly CaseloadPanel[];
}

const NAME = 24;
const LABEL = 16;
const PLOT = 96;
const MONTHS = 40;
const PANEL = NAME + LABEL + PLOT + MONTHS;
const FLOOR = NAME + LABEL + PLOT;
/** The numbers of the scale stand left of the first bar. */
const MARGIN = 9;
const BAR_SHARE = 0.72;
const MOST_LABELS = 12;
const LEAST_SCALE = 90;
const STEP = 10;

interface Line {
  readonly name: string;
  readonly own: OwnRange;
  readonly months: readonly (CaseloadOfMonth | null)[];
}

export function drawCaseloadMonths({ months, team, officers }: CaseloadMonths): CaseloadMonthChart {
  const lines: Line[] = [
    { name: 'All together', own: { title: null, ...NOT_OWN }, months: team },
    ...officers.map((officer) => ({ name: nameOf(officer), own: officer, months: officer.months })),
  ];
  const most = Math.max(
    LEAST_SCALE,
    ...lines.flatMap((line) => line.months.map((one) => Math.ceil((one?.perFullTime ?? 0) / STEP) * STEP)),
  );
  const heightOf = (children: number) => Math.round((children / most) * PLOT * 10) / 10;
  return {
    height: lines.length * PANEL,
    panelHeight: PANEL,
    floor: FLOOR,
    description: lines.map((line) => describe(line, months)).join(' '),
    panels: lines.map((line, index) => toPanel(line, { index, months, heightOf })),
  };
}

interface Drawing {
  readonly index: number;
  readonly months: CaseloadMonths['months'];
  readonly heightOf: (children: number) => number;
}

function toPanel(line: Line, { index, months, heightOf }: Drawing): CaseloadPanel {
  const { least, most } = rangeOf(line.own);
  const slot = (100 - MARGIN) / Math.max(1, months.length);
  const every = Math.ceil(months.length / MOST_LABELS);
  return {
    name: line.name,
    y: index * PANEL,
    band: { y: FLOOR - heightOf(most), height: heightOf(most - least) },
    ticks: [0, least, most].map((children) => ({ y: FLOOR - heightOf(children), label: String(children) })),
    bars: months.map(({ month, isKnown }, at) => {
      const one = line.months[at] ?? null;
      const height = one === null ? 0 : heightOf(one.perFullTime);
      const isLabelled = at % every === 0;
      return {
        x: percent(MARGIN + slot * (at + (1 - BAR_SHARE) / 2)),
        width: percent(slot * BAR_SHARE),
        middle: percent(MARGIN + slot * (at + 0.5)),
        bar: one === null ? undefined : { y: FLOOR - height, height, standing: one.standing },
        label: labelOf(one, { isKnown, isLabelled }),
        month: isLabelled ? monthInShort(month) : undefined,
        year:
          at === 0 || (isLabelled && month.slice(0, 4) !== months[at - every]?.month.slice(0, 4))
            ? month.slice(0, 4)
            : undefined,
      };
    }),
  };
}

/** The whole number above a bar; the table has it to one decimal. Where there is no bar, why. */
function labelOf(
  one: CaseloadOfMonth | null,
  { isKnown, isLabelled }: { readonly isKnown: boolean; readonly isLabelled: boolean },
): string {
  if (!isLabelled) return '';
  if (one !== null) return String(Math.floor(one.perFullTime));
  return isKnown ? '–' : '?';
}

function describe({ name, own, months: of }: Line, months: CaseloadMonths['months']): string {
  const parts = months.map(({ month, isKnown }, index) => {
    const one = of[index] ?? null;
    const words =
      one === null
        ? isKnown
          ? 'nobody in post'
          : 'we don’t know'
        : `${one.perFullTime}, ${standingInWords(one.standing, own)}`;
    return `${monthInWords(month)} ${words}`;
  });
  return `${name}: ${parts.join('; ')}.`;
}

function nameOf({ name, title }: { readonly name: string; readonly title: string | null }): string {
  return title === null ? name : `${name}, ${title}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100) / 100}%`;
}

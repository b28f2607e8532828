import { shortDay } from '../../../platform/pages/days-in-words.ts';
import {
  MARK_LANES,
  type MarkLane,
  SPAN_LANES,
  type SpanLane,
  type TimelineMark,
  type TimelineModel,
  type TimelineSpan,
} from './model.ts';
import { type Tick, type TimeScale, ticksOf, toTenths, toTimeScale } from './time-scale.ts';

/** A time, as wide as it was long. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  /** What stands in it; empty where it is too narrow for words. */
  readonly label: string;
  /** All of what it says, for whoever points at it. */
  readonly title: string;
  /** Neighbours differ, so that one is told from the next without a hue. */
  readonly tone: 'even' | 'odd' | 'merged';
}

/** A day, or several that lie too near to each other to be drawn apart. */
export interface Mark {
  readonly x: number;
  readonly count: number;
  readonly title: string;
}

export interface BarLane {
  readonly title: string;
  readonly titleY: number;
  readonly y: number;
  readonly height: number;
  readonly bars: readonly Bar[];
}

export interface DayLane {
  readonly kind: MarkLane;
  readonly title: string;
  readonly titleY: number;
  /** The middle. */
  readonly y: number;
  readonly marks: readonly Mark[];
}

/** Where everything of the picture lies, in units of its own. */
export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly Tick[];
  readonly ticksY: number;
  readonly top: number;
  readonly bottom: number;
  readonly today: number;
  /** Where the word "Today" ends or begins, so that it does not leave the picture. */
  readonly todayAnchor: 'start' | 'middle' | 'end';
  readonly bars: readonly BarLane[];
  readonly days: readonly DayLane[];
  /** Some times are drawn as one. */
  readonly hasMerged: boolean;
}

const SPAN_TITLES: Readonly<Record<SpanLane, string>> = {
  care: 'In care',
  legal: 'Legal status',
  placements: 'Placements',
  iros: 'IRO',
};
const MARK_TITLES: Readonly<Record<MarkLane, string>> = {
  onTime: 'Reviews on time',
  late: 'Reviews held late',
  unknown: 'Reviews, not known',
  due: 'Due ahead',
};
/** What several of a row are called. */
const SEVERAL: Readonly<Record<SpanLane, string>> = {
  care: 'periods of care',
  legal: 'legal statuses',
  placements: 'placements',
  iros: 'IROs',
};

/** Narrower than this the titles of the rows stand above them, as on a phone. */
const NARROW = 600;
const TITLES_WIDTH = 136;
const BAR_HEIGHT = 26;
const DAY_HEIGHT = 22;
const GAP = 8;
const TITLE_HEIGHT = 18;
const TOP = 44;
const EDGE = 14;
/** Narrower times are drawn together with their neighbours. */
const NARROWEST_BAR = 5;
/** Marks nearer to each other than this are drawn as one with their number. */
const NEAREST_MARKS = 11;
/** Of one letter of 13 units; generous, because the letters of every machine differ. */
const LETTER_WIDTH = 7.4;
const LABEL_PADDING = 10;
const SHORTEST_LABEL = 3;
/** What follows after today is shown for as long as something is due, and no longer than this. */
const MOST_MONTHS_AHEAD = 12;
const LEAST_MONTHS_AHEAD = 2;

/**
 * Says where everything lies on a picture that is so many units wide; undefined where there is nothing to draw. However
 * much happened, there are no more bars and marks than the width has room for.
 */
export function layOutTimeline(model: TimelineModel, width: number): TimelineLayout | undefined {
  const begins = [
    ...SPAN_LANES.flatMap((lane) => model.spans[lane].map(({ from }) => from)),
    ...MARK_LANES.flatMap((lane) => model.marks[lane].map(({ on }) => on)),
  ].sort();
  const [firstDay] = begins;
  if (firstDay === undefined) return undefined;
  const isNarrow = width < NARROW;
  const left = isNarrow ? EDGE : TITLES_WIDTH;
  const right = width - EDGE;
  const first = firstDay < model.today ? firstDay : model.today;
  const scale = toTimeScale(first, lastDayOf(model), { left, right });
  const rows = new Rows(isNarrow);
  const bars = SPAN_LANES.filter((lane) => model.spans[lane].length > 0).map((lane) => ({
    title: SPAN_TITLES[lane],
    ...rows.take(BAR_HEIGHT),
    height: BAR_HEIGHT,
    bars: barsOf(lane, model, scale),
  }));
  const days = MARK_LANES.flatMap((kind) => {
    const marks = marksOf(model.marks[kind], scale);
    if (marks.length === 0) return [];
    const { titleY, y } = rows.take(DAY_HEIGHT);
    return { kind, title: MARK_TITLES[kind], titleY, y: y + DAY_HEIGHT / 2, marks };
  });
  const today = scale.xOf(model.today);
  return {
    width,
    height: rows.bottom + GAP,
    left,
    right,
    ticks: ticksOf(scale),
    ticksY: TOP - GAP - TITLE_HEIGHT / 2,
    top: TOP - GAP,
    bottom: rows.bottom,
    today,
    todayAnchor: today - left < TITLE_HEIGHT ? 'start' : right - today < TITLE_HEIGHT ? 'end' : 'middle',
    bars,
    days,
    hasMerged: bars.some((lane) => lane.bars.some(({ tone }) => tone === 'merged')),
  };
}

/** One row below the other; on a narrow picture each has its title above it. */
class Rows {
  readonly #isNarrow: boolean;
  bottom = TOP;

  constructor(isNarrow: boolean) {
    this.#isNarrow = isNarrow;
  }

  take(height: number): { readonly titleY: number; readonly y: number } {
    const y = this.bottom + (this.#isNarrow ? TITLE_HEIGHT : 0);
    this.bottom = y + height + GAP;
    return { titleY: this.#isNarrow ? y - GAP / 2 : y + height / 2 + GAP / 2, y };
  }
}

/** The last day shown: what is due within a year, and never less than two months from today. */
function lastDayOf({ today, spans, marks }: TimelineModel): string {
  const now = Temporal.PlainDate.from(today);
  const least = now.add({ months: LEAST_MONTHS_AHEAD }).toString();
  const most = now.add({ months: MOST_MONTHS_AHEAD }).toString();
  const known = [
    ...SPAN_LANES.flatMap((lane) => spans[lane].flatMap(({ from, to }) => [from, to ?? today])),
    ...MARK_LANES.flatMap((lane) => marks[lane].map(({ on }) => on)),
  ];
  return known.filter((day) => day <= most).reduce((last, day) => (day > last ? day : last), least);
}

interface Run {
  readonly spans: TimelineSpan[];
  readonly from: number;
  to: number;
}

function barsOf(lane: SpanLane, { spans, today }: TimelineModel, scale: TimeScale): Bar[] {
  const runs: Run[] = [];
  for (const span of [...spans[lane]].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = scale.xOf(span.from);
    const to = scale.xOf(endOf(span, today));
    const run = runs.at(-1);
    const isNext = run !== undefined && from - run.to < NARROWEST_BAR;
    if (isNext && (to - from < NARROWEST_BAR || run.to - run.from < NARROWEST_BAR)) {
      run.spans.push(span);
      run.to = Math.max(run.to, to);
    } else runs.push({ spans: [span], from, to });
  }
  return runs.map((run, index) => toBar(run, { lane, index, today }));
}

/** What goes on is drawn up to today; what is still to come, as a day. */
function endOf({ from, to }: TimelineSpan, today: string): string {
  return to ?? (from > today ? from : today);
}

function toBar(
  { spans, from, to }: Run,
  { lane, index, today }: { readonly lane: SpanLane; readonly index: number; readonly today: string },
): Bar {
  const width = toTenths(Math.max(to - from, NARROWEST_BAR - 2));
  const [only] = spans;
  if (only !== undefined && spans.length === 1) {
    const tone = index % 2 === 0 ? 'even' : 'odd';
    return { x: from, width, label: shorten(only.words, width), title: spanInWords(only), tone };
  }
  const words = `${spans.length} ${SEVERAL[lane]}`;
  const days = `${shortDay(only?.from ?? today)} to ${shortDay(
    spans
      .map((span) => endOf(span, today))
      .sort()
      .at(-1) ?? today,
  )}`;
  const label = hasRoom(words, width) ? words : shorten(String(spans.length), width);
  return { x: from, width, label, title: `${words}, ${days}`, tone: 'merged' };
}

/** "Children’s home, 1 May 2024 to 3 Mar 2026". */
function spanInWords({ words, from, to, isStartKnown }: TimelineSpan): string {
  const since = isStartKnown ? shortDay(from) : `${shortDay(from)} or before`;
  return to === null ? `${words}, since ${since}` : `${words}, ${since} to ${shortDay(to)}`;
}

function hasRoom(words: string, width: number): boolean {
  return words.length * LETTER_WIDTH + LABEL_PADDING <= width;
}

/** As much as there is room for; nothing where that would be no more than a few letters. */
function shorten(words: string, width: number): string {
  if (hasRoom(words, width)) return words;
  const room = Math.floor((width - LABEL_PADDING) / LETTER_WIDTH);
  return room <= SHORTEST_LABEL ? '' : `${words.slice(0, room - 1).trimEnd()}…`;
}

function marksOf(marks: readonly TimelineMark[], scale: TimeScale): Mark[] {
  const drawn: { x: number; count: number; titles: string[] }[] = [];
  const shown = marks.filter(({ on }) => on < scale.last.toString());
  for (const { on, words } of shown.sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const x = scale.xOf(on);
    const before = drawn.at(-1);
    const title = `${words}, ${shortDay(on)}`;
    if (before !== undefined && x - before.x < NEAREST_MARKS) {
      before.count += 1;
      before.titles.push(title);
    } else drawn.push({ x, count: 1, titles: [title] });
  }
  return drawn.map(({ x, count, titles }) => ({ x, count, title: titles.join('; ') }));
}

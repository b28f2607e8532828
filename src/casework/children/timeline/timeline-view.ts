import { shortDay } from '../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { layOutTimeline, type TimelineLayout } from './lay-out-timeline.ts';
import { MARK_LANES, type MarkLane, SPAN_LANES, type SpanLane } from './model.ts';
import type { Timeline } from './read-timeline.ts';

/** Units of the picture as it is drawn for a desk, and for a telephone. */
const WIDE = 960;
const PHONE = 343;

interface TableRow {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** What is shown of a child's time in care: the picture at two widths, and the same in words. */
export interface TimelineView {
  readonly pictures: readonly (TimelineLayout & { readonly id: string })[];
  /** What whoever does not see the picture is told of it. */
  readonly description: string;
  readonly hasMerged: boolean;
  readonly isCutOff: boolean;
  /** The latest first. */
  readonly groups: readonly { readonly title: string; readonly rows: readonly TableRow[] }[];
}

const GROUPS: Readonly<Record<SpanLane | MarkLane, string>> = {
  care: 'Care',
  legal: 'Legal status',
  placements: 'Placements',
  iros: 'IRO',
  onTime: 'Reviews held on time',
  late: 'Reviews held late',
  unknown: 'Reviews of which we don’t know whether they were on time',
  due: 'Due ahead',
};

/** Undefined where nothing is known that could be drawn. */
export function toTimelineView(told: Timeline, terms: Terms): TimelineView | undefined {
  const timeline = inTerms(told, terms);
  const wide = layOutTimeline(timeline, WIDE);
  const phone = layOutTimeline(timeline, PHONE);
  if (wide === undefined || phone === undefined) return undefined;
  return {
    pictures: [
      { ...wide, id: 'timeline-wide' },
      { ...phone, id: 'timeline-phone' },
    ],
    description: terms.retell(describe(timeline)),
    hasMerged: wide.hasMerged || phone.hasMerged,
    isCutOff: timeline.isCutOff,
    groups: [
      ...SPAN_LANES.map((lane) => spanGroup(timeline, lane)),
      ...MARK_LANES.map((lane) => markGroup(timeline, lane)),
    ].filter(({ rows }) => rows.length > 0),
  };
}

/** What the program says of a day is in the authority's words; what a time is called may be somebody's name. */
function inTerms(timeline: Timeline, terms: Terms): Timeline {
  const marksOf = (lane: MarkLane) =>
    timeline.marks[lane].map((mark) => ({ ...mark, words: terms.retell(mark.words) }));
  const marks = { onTime: marksOf('onTime'), late: marksOf('late'), unknown: marksOf('unknown'), due: marksOf('due') };
  return { ...timeline, marks };
}

function spanGroup({ spans }: Timeline, lane: SpanLane) {
  const rows = spans[lane].map(({ words, from, to, isStartKnown }) => ({
    what: words,
    from: isStartKnown ? shortDay(from) : `On or before ${shortDay(from)}`,
    to: to === null ? 'Goes on' : shortDay(to),
  }));
  return { title: GROUPS[lane], rows };
}

/** What happened, the latest first; what is due, the next first. */
function markGroup({ marks }: Timeline, lane: MarkLane) {
  const inOrder = marks[lane].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const rows = (lane === 'due' ? inOrder : inOrder.reverse()).map(({ on, words }) => {
    return { what: words, from: shortDay(on), to: '' };
  });
  return { title: GROUPS[lane], rows };
}

/** "1 period of care, 3 placements; reviews: 4 on time, 1 late. Next due: Hold the next review, 3 Mar 2027." */
function describe({ spans, marks }: Timeline): string {
  const many = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;
  const { care, legal, placements, iros } = spans;
  const counted = [
    many(care.length, 'period of care', 'periods of care'),
    many(legal.length, 'legal status', 'legal statuses'),
    many(placements.length, 'placement', 'placements'),
    many(iros.length, 'IRO', 'IROs'),
  ].join(', ');
  const { onTime, late, unknown, due } = marks;
  const reviews = `Reviews: ${onTime.length} on time, ${late.length} late, ${unknown.length} not known.`;
  const [next] = due.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const ahead = next === undefined ? 'Nothing is due ahead.' : `Next due: ${next.words}, ${shortDay(next.on)}.`;
  return `${counted}. ${reviews} ${ahead} A table below says the same.`;
}

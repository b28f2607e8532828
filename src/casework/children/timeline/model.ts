/** What runs from a day to a day on the picture of a child's time in care. */
export interface TimelineSpan {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** Null while it goes on. */
  readonly to: string | null;
  /** False where it began on or before the first day. */
  readonly isStartKnown: boolean;
  readonly words: string;
}

/** The rows of spans, from the top. */
export const SPAN_LANES = ['care', 'legal', 'placements', 'iros'] as const;

export type SpanLane = (typeof SPAN_LANES)[number];

/** The rows of single days, each with a shape of its own. */
export const MARK_LANES = ['onTime', 'late', 'unknown', 'due'] as const;

export type MarkLane = (typeof MARK_LANES)[number];

/** Something of one day. */
export interface TimelineMark {
  readonly on: string;
  readonly words: string;
}

/** All that the picture is drawn from. */
export interface TimelineModel {
  readonly today: string;
  readonly spans: Readonly<Record<SpanLane, readonly TimelineSpan[]>>;
  readonly marks: Readonly<Record<MarkLane, readonly TimelineMark[]>>;
}

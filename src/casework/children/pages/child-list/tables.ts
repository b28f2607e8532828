import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { standingInWords } from '../../../obligations/standing-in-words.ts';
import type { HeldReview } from '../../../reviews/list-held-reviews.ts';
import {
  endReasonInWords,
  legalStatusInWords,
  locationInWords,
  participationInWords,
  placementInWords,
} from '../../codes-in-words.ts';
import type { Span, SpanKind, Spans } from '../../list-spans.ts';

/** The lists of a child's record that have a page of their own, by the last part of their address. */
export type ListKind = SpanKind | 'reviews';

interface Cell {
  readonly text: string;
  /** A second, smaller line. */
  readonly note?: string;
  readonly href?: string;
}

/** A table of a child's record. */
export interface RecordTable {
  readonly kind: ListKind;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** What will appear here, while nothing does. */
  readonly empty: string;
  readonly total: number;
}

interface Heading {
  readonly title: string;
  readonly columns: readonly string[];
  readonly empty: string;
}

const HEADINGS: Readonly<Record<ListKind, Heading>> = {
  reviews: {
    title: 'Reviews held',
    columns: ['Held on', 'Completed', 'Was due', 'How it stands', 'How the child took part'],
    empty: 'Each review appears here once its first meeting has been held.',
  },
  'periods-of-care': {
    title: 'Periods of care',
    columns: ['Period', 'From', 'To', 'Why it ended'],
    empty: 'A period of care appears here on the day the child becomes looked after.',
  },
  'legal-statuses': {
    title: 'Legal statuses',
    columns: ['Legal status', 'From', 'To'],
    empty: 'Under which law the child is looked after appears here once it is known.',
  },
  placements: {
    title: 'Placements',
    columns: ['Kind of placement', 'From', 'To', 'Why it ended'],
    empty: 'Where the child lives appears here once it is known.',
  },
  iros: {
    title: 'Who was IRO when',
    columns: ['IRO', 'From', 'To'],
    empty: 'The child’s IRO appears here as soon as one is appointed.',
  },
  'social-workers': {
    title: 'Who was social worker when',
    columns: ['Social worker', 'From', 'To'],
    empty: 'The child’s social worker appears here once they are entered.',
  },
};

export function titleOfList(kind: ListKind): string {
  return HEADINGS[kind].title;
}

/** A table of what runs from a day to a day. */
export function toSpanTable(kind: SpanKind, spans: readonly Span[], total: number): RecordTable {
  return { kind, ...HEADINGS[kind], total, rows: spans.map((span) => rowOf(kind, span)) };
}

const PUT_RIGHT: ReadonlySet<SpanKind> = new Set(['legal-statuses', 'placements']);

/** The same, where whoever reads it may put each row right: its name leads to the form. */
export function toCorrectableTable(href: string, kind: SpanKind, { spans, total }: Spans): RecordTable {
  const table = toSpanTable(kind, spans, total);
  if (!PUT_RIGHT.has(kind)) return table;
  const rows = table.rows.map(([what, ...days], index) =>
    what === undefined ? [] : [{ ...what, href: `${href}/${kind}/${spans[index]?.id}` }, ...days],
  );
  return { ...table, rows };
}

/** A table of reviews; each leads to why its day was what it was. */
export function toReviewTable(childId: string, reviews: readonly HeldReview[], total: number): RecordTable {
  return { kind: 'reviews', ...HEADINGS.reviews, total, rows: reviews.map((review) => reviewRow(childId, review)) };
}

function rowOf(kind: SpanKind, span: Span): Cell[] {
  const what: Cell = { text: nameOf(kind, span), ...noteOf(span) };
  const days: Cell[] = [
    { text: span.isStartKnown ? shortDay(span.from) : `On or before ${shortDay(span.from)}` },
    { text: span.to === null ? 'Goes on' : shortDay(span.to) },
  ];
  if (kind !== 'periods-of-care' && kind !== 'placements') return [what, ...days];
  return [what, ...days, { text: span.to === null ? '' : (endReasonInWords(span.endReason) ?? 'We don’t know yet') }];
}

function nameOf(kind: SpanKind, { what }: Span): string {
  switch (kind) {
    case 'legal-statuses':
      return legalStatusInWords(what);
    case 'placements':
      return placementInWords(what);
    default:
      return what;
  }
}

function noteOf({ location }: Span): { readonly note?: string } {
  const words = locationInWords(location);
  return words === undefined ? {} : { note: words };
}

const TIMELINESS: Readonly<Record<string, string>> = { met: 'On time', 'met-late': 'Late', 'met-early': 'Early' };

function reviewRow(childId: string, review: HeldReview): Cell[] {
  const { recordingOn, completedOn, dueOn, statedDueOn, status, obligationId, participation } = review;
  const stated = statedDueOn !== null && statedDueOn !== dueOn ? { note: `Stated: ${shortDay(statedDueOn)}` } : {};
  return [
    { text: shortDay(recordingOn) },
    { text: completedOn === null ? 'We don’t know yet' : shortDay(completedOn) },
    { text: dueOn === null ? 'We don’t know yet' : shortDay(dueOn), ...stated },
    {
      text: status === null ? 'We don’t know' : (TIMELINESS[status] ?? standingInWords(status)),
      ...(obligationId !== null && { href: `/children/${childId}/obligations/${obligationId}` }),
    },
    { text: participationInWords(participation) ?? 'We don’t know yet' },
  ];
}

/** Where what such a list tells of is entered by hand; undefined for what follows from something else. */
export function waysToEnter(
  kind: ListKind,
  href: string,
): { readonly href: string; readonly text: string } | undefined {
  switch (kind) {
    case 'legal-statuses':
      return { href: `${href}/legal-statuses/new`, text: 'Enter a legal status, or put one right' };
    case 'placements':
      return { href: `${href}/placements/new`, text: 'Record a move' };
    case 'periods-of-care':
      return { href: `${href}/facts/new?type=ceased-looked-after`, text: 'Record that care ended' };
    default:
      return undefined;
  }
}

import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { listOpenObligations } from '../../obligations/list-open-obligations.ts';
import { titleOfRule } from '../../obligations/rule-titles.ts';
import { type HeldReview, listHeldReviews } from '../../reviews/list-held-reviews.ts';
import { legalStatusInWords, placementInWords } from '../codes-in-words.ts';
import { listSpans, type Span, type SpanKind } from '../list-spans.ts';
import type { TimelineMark, TimelineModel, TimelineSpan } from './model.ts';

/** More of one kind than this no picture and no table on the child's page shows; the lists of their own do. */
const MOST_OF_A_KIND = 150;
const MOST_AHEAD = 40;

/** A child's time in care as it can be drawn. */
export interface Timeline extends TimelineModel {
  /** Something is left out, because there is too much of it. */
  readonly isCutOff: boolean;
}

/** Reads what the picture of a child's time in care shows: kinds of place and no addresses, as everywhere. */
export async function readTimeline(
  tx: Tx,
  actor: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<Timeline> {
  let isCutOff = false;
  const slice = { childId, limit: MOST_OF_A_KIND, offset: 0 };
  const spansOf = async (kind: SpanKind, inWords: (what: string) => string): Promise<TimelineSpan[]> => {
    const { spans, total } = await listSpans(tx, actor, { ...slice, kind });
    isCutOff ||= total > spans.length;
    return spans.map((span) => toSpan(span, inWords));
  };
  const spans = {
    care: await spansOf('periods-of-care', (number) => `Period of care ${number}`),
    legal: await spansOf('legal-statuses', legalStatusInWords),
    placements: await spansOf('placements', placementInWords),
    iros: await spansOf('iros', (name) => name),
  };
  const held = await listHeldReviews(tx, actor, { ...slice, today });
  isCutOff ||= held.total > held.reviews.length;
  const due: TimelineMark[] = [];
  for (const group of ['soon', 'later'] as const) {
    const wanted = { childId, today, group, limit: MOST_AHEAD, offset: 0 };
    const { obligations } = await listOpenObligations(tx, actor, wanted);
    due.push(...obligations.map(({ rule, dueOn }) => ({ on: dueOn, words: titleOfRule(rule) })));
  }
  return { today, spans, marks: { ...marksOf(held.reviews), due }, isCutOff };
}

function toSpan({ from, to, isStartKnown, what }: Span, inWords: (what: string) => string): TimelineSpan {
  return { from, to, isStartKnown, words: inWords(what) };
}

function marksOf(reviews: readonly HeldReview[]): Omit<TimelineModel['marks'], 'due'> {
  const of = (lane: 'onTime' | 'late' | 'unknown') =>
    reviews
      .filter(({ status }) => laneOf(status) === lane)
      .map(({ recordingOn }) => ({ on: recordingOn, words: 'Review held' }));
  return { onTime: of('onTime'), late: of('late'), unknown: of('unknown') };
}

/** What was held before it could be due was not late. */
function laneOf(status: string | null): 'onTime' | 'late' | 'unknown' {
  if (status === 'met' || status === 'met-early') return 'onTime';
  return status === 'met-late' ? 'late' : 'unknown';
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readSpans, type Slice, type Span, type SpanKind } from './store/spans.ts';

export type { Slice, Span, SpanKind } from './store/spans.ts';

/** Some of what runs from a day to a day, with how much there is. */
export interface Spans {
  readonly spans: readonly Span[];
  readonly total: number;
}

/** A child's periods of care, legal statuses, placements, IROs or social workers, the latest first. */
export async function listSpans(
  tx: Tx,
  actor: Actor,
  of: Slice & { readonly childId: string; readonly kind: SpanKind },
): Promise<Spans> {
  const spans = await readSpans(tx, actor, of);
  return { spans, total: spans[0]?.total ?? 0 };
}

import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What of a child's life runs from a day to a day. */
export const SPAN_KINDS = ['periods-of-care', 'legal-statuses', 'placements', 'iros', 'social-workers'] as const;

export type SpanKind = (typeof SPAN_KINDS)[number];

/** One of them. */
export interface Span {
  readonly id: string;
  readonly from: string;
  readonly isStartKnown: boolean;
  readonly to: string | null;
  /** A code of the return, the name of a person, or the number of a period of care. */
  readonly what: string;
  /** What more is known: a code for why it ended, or inside or outside the area. */
  readonly endReason: string | null;
  readonly location: string | null;
  readonly total: number;
}

/** Which rows of a list to read. */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** Where a child lived is told by kind and area alone: an address may have to be withheld. */
const SOURCES: Readonly<Record<SpanKind, RawBuilder<unknown>>> = {
  'periods-of-care': sql`select id, authority_id, child_id, started_on, start_known, ended_on, number::text as what,
    end_reason, null::text as location from periods_of_care`,
  'legal-statuses': sql`select id, authority_id, child_id, started_on, start_known, ended_on, status as what,
    null::text as end_reason, null::text as location from legal_statuses`,
  placements: sql`select id, authority_id, child_id, started_on, start_known, ended_on, place as what, end_reason,
    location from placements`,
  iros: sql`select a.id, a.authority_id, a.child_id, a.started_on, true as start_known, a.ended_on, s.name as what,
    null::text as end_reason, null::text as location
    from appointments a join staff s on s.authority_id = a.authority_id and s.id = a.staff_id`,
  'social-workers': sql`select w.id, w.authority_id, w.child_id, w.started_on, true as start_known, w.ended_on,
    s.name as what, null::text as end_reason, null::text as location
    from child_workers w join staff s on s.authority_id = w.authority_id and s.id = w.staff_id`,
};

/** The latest first. */
export async function readSpans(
  tx: Tx,
  { authorityId }: Actor,
  { childId, kind, limit, offset }: Slice & { readonly childId: string; readonly kind: SpanKind },
): Promise<Span[]> {
  const { rows } = await sql<Span>`
    select id, started_on as "from", start_known as "isStartKnown", ended_on as "to", what, end_reason as "endReason",
      location, count(*) over ()::int as total
    from (${SOURCES[kind]}) spans
    where authority_id = ${authorityId} and child_id = ${childId}
      -- Who reviews whom is open to the whole authority; of a child out of reach it is not shown all the same.
      and exists (select from children c where c.authority_id = ${authorityId} and c.id = ${childId})
    order by started_on desc, ended_on desc nulls first
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

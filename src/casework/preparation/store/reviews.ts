import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../../children/name-of-child.ts';
import type { ReviewKind } from '../model.ts';

/** A review, held or still to come. */
export interface ReviewRow {
  readonly reviewId: string;
  readonly childId: string;
  /** What facts and obligations call it. */
  readonly key: string;
  readonly kind: ReviewKind | null;
  /** The latest day agreed. */
  readonly arrangedOn: string | null;
  /** The day of its first meeting; null while it is still to come. */
  readonly recordingOn: string | null;
  readonly completedOn: string | null;
  readonly statedDueOn: string | null;
  /** The last day on which it is in time, by the rule that speaks of it; null where none does. */
  readonly dueOn: string | null;
  readonly nationalDueOn: string | null;
  readonly scheduleByOn: string | null;
  readonly targetOn: string | null;
  /** The first day on which it may be held, where the law gives one. */
  readonly earliestOn: string | null;
  /** For "Why this date?". */
  readonly obligationId: string | null;
  readonly dueRule: string | null;
  readonly version: number;
}

const COLUMNS: RawBuilder<unknown> = sql`r.id as "reviewId", r.child_id as "childId", r.key, r.kind,
  r.arranged_on as "arrangedOn", r.recording_on as "recordingOn", r.completed_on as "completedOn",
  r.stated_due_on as "statedDueOn", o.due_on as "dueOn", o.national_due_on as "nationalDueOn",
  o.schedule_by_on as "scheduleByOn", o.target_on as "targetOn", o.earliest_on as "earliestOn", o.id as "obligationId", o.rule as "dueRule", r.version`;

/**
 * Of several rules that speak of a review, the one that says when it is due decides. A review of which no fact tells yet
 * is the next one: the rules call it by its number.
 */
const DUE: RawBuilder<unknown> = sql`lateral (
  select o.id, o.rule, o.due_on, o.national_due_on, o.schedule_by_on, o.target_on, o.earliest_on
  from obligations o
  where o.authority_id = r.authority_id and o.child_id = r.child_id
    and (o.about = r.key or r.recording_on is null and o.about like '#%' and o.met_on is null
      and o.not_owed_because is null)
    and o.rule like 'review.%' and o.rule <> 'review.complete'
  order by o.about = r.key desc, o.due_on limit 1)`;

/** Undefined where there is no such review, or none within reach. */
export async function readReview(
  tx: Tx,
  { authorityId }: Actor,
  reviewId: string,
): Promise<(ReviewRow & ChildName) | undefined> {
  const { rows } = await sql<ReviewRow & ChildName>`
    select ${COLUMNS}, c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName",
      c.family_name as "familyName"
    from reviews r
    join children c on c.authority_id = r.authority_id and c.id = r.child_id
    left join ${DUE} o on true
    where r.authority_id = ${authorityId} and r.id = ${reviewId}`.execute(tx);
  return rows[0];
}

export interface ReviewsWanted {
  readonly childId: string;
  readonly limit: number;
  readonly offset: number;
}

/** What is still to come first, the nearest last; then what was held, the latest first. */
export async function readReviewsOfChild(
  tx: Tx,
  { authorityId }: Actor,
  { childId, limit, offset }: ReviewsWanted,
): Promise<(ReviewRow & { readonly total: number })[]> {
  const { rows } = await sql<ReviewRow & { total: number }>`
    select ${COLUMNS}, count(*) over ()::int as total
    from reviews r left join ${DUE} o on true
    where r.authority_id = ${authorityId} and r.child_id = ${childId}
    order by r.recording_on desc nulls first, r.arranged_on desc nulls first, r.key desc
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/**
 * The review of a child that is being prepared: not held, and not arranged for a day on or before the latest that was
 * held, which the rules pass over too. The earliest arranged comes first. Undefined where there is none.
 */
export async function readOpenReview(tx: Tx, { authorityId }: Actor, childId: string): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`
    select ${COLUMNS} from reviews r left join ${DUE} o on true
    where r.authority_id = ${authorityId} and r.child_id = ${childId} and r.recording_on is null
      and (r.arranged_on is null or not exists (select from reviews h
        where h.authority_id = r.authority_id and h.child_id = r.child_id and h.recording_on >= r.arranged_on))
    order by r.arranged_on nulls last, r.key limit 1`.execute(tx);
  return rows[0];
}

/** Adds a review of which nothing is recorded yet, and gives its id. */
export async function insertReview(
  tx: Tx,
  { authorityId }: Actor,
  { childId, key }: { readonly childId: string; readonly key: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('reviews')
    .values({ authority_id: authorityId, child_id: childId, key, source: 'recorded' })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'child_id', 'key']).doUpdateSet((to) => ({ key: to.ref('excluded.key') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Says what sort of review it is. */
export async function updateKind(
  tx: Tx,
  { authorityId }: Actor,
  { reviewId, kind }: { readonly reviewId: string; readonly kind: ReviewKind },
): Promise<void> {
  await tx
    .updateTable('reviews')
    .set({ kind })
    .where('authority_id', '=', authorityId)
    .where('id', '=', reviewId)
    .where((is) => is.or([is('kind', 'is', null), is('kind', '<>', kind)]))
    .execute();
}

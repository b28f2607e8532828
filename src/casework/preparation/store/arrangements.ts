import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { AgreedBy, Arrangement, ArrangementChange } from '../model.ts';

/** An arrangement as it was recorded. */
export interface RecordedArrangement extends Arrangement {
  readonly arrangementId: string;
  /** 1 for the first of the review; the highest stands. */
  readonly number: number;
  readonly change: ArrangementChange;
  readonly reason: string | null;
  readonly agreedBy: readonly AgreedBy[];
  /** What the program warned of, in words. */
  readonly warnings: readonly string[];
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

const COLUMNS: RawBuilder<unknown> = sql`a.id as "arrangementId", a.number, a.change, a.held_on as "heldOn", a.starts,
  a.length_minutes as "lengthMinutes", a.place_kind as "placeKind", a.place, a.kind, a.shape,
  a.series_plan as "seriesPlan", a.shape_agreed_with as "shapeAgreedWith", a.chaired_by as "chairedBy",
  a.is_confirmed as "isConfirmed", a.child_misses as "childMisses", a.why_missed as "whyMissed",
  a.place_agreed_child_on as "placeAgreedChildOn", a.place_agreed_social_worker_on as "placeAgreedWorkerOn",
  a.place_agreed_iro_on as "placeAgreedIroOn", a.why_not_placement as "whyNotPlacement",
  a.child_decided as "childDecided", a.why_child_did_not as "whyChildDidNot", a.reason,
  a.agreed_by as "agreedBy", a.warnings, a.recorded_at as "recordedAt", s.name as "recordedBy"`;

const FROM: RawBuilder<unknown> = sql`review_arrangements a
  left join staff s on s.authority_id = a.authority_id and s.id = a.recorded_by`;

/** The one recorded last, also where it is a cancellation; undefined where none ever was. */
export async function readLastArrangement(
  tx: Tx,
  { authorityId }: Actor,
  reviewId: string,
): Promise<RecordedArrangement | undefined> {
  const { rows } = await sql<RecordedArrangement>`
    select ${COLUMNS} from ${FROM} where a.authority_id = ${authorityId} and a.review_id = ${reviewId}
    order by a.number desc limit 1`.execute(tx);
  return rows[0];
}

/** No review is moved oftener than anybody can read. */
const MOST_ARRANGEMENTS = 100;

/** Every arrangement of a review, the one recorded last first. */
export async function readArrangements(
  tx: Tx,
  { authorityId }: Actor,
  reviewId: string,
): Promise<RecordedArrangement[]> {
  const { rows } = await sql<RecordedArrangement>`
    select ${COLUMNS} from ${FROM} where a.authority_id = ${authorityId} and a.review_id = ${reviewId}
    order by a.number desc limit ${MOST_ARRANGEMENTS}`.execute(tx);
  return rows;
}

/** An arrangement to add. */
export interface ArrangementToAdd extends Arrangement {
  readonly childId: string;
  readonly reviewId: string;
  readonly number: number;
  readonly change: ArrangementChange;
  readonly reason: string | null;
  readonly agreedBy: readonly AgreedBy[];
  readonly warnings: readonly string[];
  /** Null where the day stayed. */
  readonly factId: string | null;
}

export async function insertArrangement(tx: Tx, { authorityId }: Actor, arrangement: ArrangementToAdd): Promise<void> {
  await tx
    .insertInto('review_arrangements')
    .values({
      authority_id: authorityId,
      child_id: arrangement.childId,
      review_id: arrangement.reviewId,
      number: arrangement.number,
      change: arrangement.change,
      held_on: arrangement.heldOn,
      starts: arrangement.starts,
      length_minutes: arrangement.lengthMinutes,
      place_kind: arrangement.placeKind,
      place: arrangement.place,
      kind: arrangement.kind,
      shape: arrangement.shape,
      series_plan: arrangement.seriesPlan,
      shape_agreed_with: [...arrangement.shapeAgreedWith],
      chaired_by: arrangement.chairedBy,
      is_confirmed: arrangement.isConfirmed,
      child_misses: arrangement.childMisses,
      why_missed: arrangement.whyMissed,
      place_agreed_child_on: arrangement.placeAgreedChildOn,
      place_agreed_social_worker_on: arrangement.placeAgreedWorkerOn,
      place_agreed_iro_on: arrangement.placeAgreedIroOn,
      why_not_placement: arrangement.whyNotPlacement,
      child_decided: [...arrangement.childDecided],
      why_child_did_not: arrangement.whyChildDidNot,
      reason: arrangement.reason,
      agreed_by: [...arrangement.agreedBy],
      warnings: [...arrangement.warnings],
      fact_id: arrangement.factId,
    })
    .execute();
}

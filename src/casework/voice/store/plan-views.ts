import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { PlanViewValues } from '../model.ts';

/** A version of what a child thinks of the plan, as it was saved. */
export interface PlanView extends PlanViewValues {
  readonly viewId: string;
  /** 1 as it was recorded first; the highest stands. */
  readonly number: number;
  readonly contactId: string | null;
  readonly reviewId: string | null;
  readonly whyCorrected: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string | null;
}

/** What was asked and said, as {@link PlanViewValues} has it. */
export const PLAN_VIEW_VALUES: RawBuilder<unknown> = sql`v.asked_on as "askedOn", v.asked_by as "askedBy",
  v.obtained_by as "obtainedBy", v.setting, v.parts, v.is_happy as "isHappy", v.going, v.came_of_it as "cameOfIt",
  v.explained, v.support, v.chosen, v.understands, v.knows_how_often as "knowsHowOften",
  v.wants_meetings as "wantsMeetings", v.meetings_note as "meetingsNote", v.worry, v.worry_answer as "worryAnswer"`;

const COLUMNS: RawBuilder<unknown> = sql`v.view_id as "viewId", v.number, ${PLAN_VIEW_VALUES},
  v.contact_id as "contactId", v.review_id as "reviewId", v.why_corrected as "whyCorrected",
  v.recorded_at as "recordedAt", s.name as "recordedBy"`;

const FROM: RawBuilder<unknown> = sql`plan_views v
  left join staff s on s.authority_id = v.authority_id and s.id = v.recorded_by`;

const MOST_VERSIONS = 50;

export interface OneView {
  readonly childId: string;
  readonly viewId: string;
}

/** Every version of one asking, the one that stands first; empty where there is none, or none within reach. */
export async function readVersions(tx: Tx, { authorityId }: Actor, { childId, viewId }: OneView): Promise<PlanView[]> {
  const { rows } = await sql<PlanView>`
    select ${COLUMNS} from ${FROM}
    where v.authority_id = ${authorityId} and v.child_id = ${childId} and v.view_id = ${viewId}
    order by v.number desc limit ${MOST_VERSIONS}`.execute(tx);
  return rows;
}

/** More than anybody looks back over: what a child thought last of each part is among them. */
const MOST_VIEWS = 50;

export interface ViewsWanted {
  readonly childId: string;
  /** Only those of one contact. */
  readonly contactId?: string | undefined;
}

/** What stands of what a child thinks of the plan, the latest first. */
export async function readPlanViews(
  tx: Tx,
  { authorityId }: Actor,
  { childId, contactId }: ViewsWanted,
): Promise<PlanView[]> {
  const { rows } = await sql<PlanView>`
    select ${COLUMNS} from ${FROM}
    where v.authority_id = ${authorityId} and v.child_id = ${childId}
      and (${contactId ?? null}::uuid is null or v.contact_id = ${contactId ?? null}::uuid)
      and not exists (select from plan_views n
        where n.authority_id = v.authority_id and n.view_id = v.view_id and n.number > v.number)
    order by v.asked_on desc, v.view_id desc limit ${MOST_VIEWS}`.execute(tx);
  return rows;
}

export interface ViewToAdd extends OneView {
  readonly number: number;
  readonly contactId: string | null;
  readonly reviewId: string | null;
  readonly values: PlanViewValues;
  readonly whyCorrected: string | null;
}

export async function insertVersion(
  tx: Tx,
  { authorityId }: Actor,
  { childId, viewId, number, contactId, reviewId, values, whyCorrected }: ViewToAdd,
): Promise<void> {
  await tx
    .insertInto('plan_views')
    .values({
      authority_id: authorityId,
      child_id: childId,
      view_id: viewId,
      number,
      contact_id: contactId,
      review_id: reviewId,
      asked_on: values.askedOn,
      asked_by: values.askedBy,
      obtained_by: values.obtainedBy,
      setting: values.setting,
      parts: JSON.stringify(values.parts),
      is_happy: values.isHappy,
      going: values.going,
      came_of_it: values.cameOfIt,
      explained: values.explained,
      support: [...values.support],
      chosen: values.chosen,
      understands: values.understands,
      knows_how_often: values.knowsHowOften,
      wants_meetings: values.wantsMeetings,
      meetings_note: values.meetingsNote,
      worry: values.worry,
      worry_answer: values.worryAnswer,
      why_corrected: whyCorrected,
    })
    .execute();
}

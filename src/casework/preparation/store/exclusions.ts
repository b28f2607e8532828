import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ExclusionValues } from '../invitations/exclusion.ts';

/** An exclusion as it is kept. */
export interface ExclusionRow extends ExclusionValues {
  readonly exclusionId: string;
  readonly endedOn: string | null;
  readonly version: number;
}

/** A time that an exclusion was looked at again. */
export interface ExclusionLook {
  readonly lookedOn: string;
  readonly withWhom: string;
  readonly outcome: 'goes-on' | 'ended';
  readonly why: string;
  readonly recordedBy: string | null;
}

export async function readExclusion(
  tx: Tx,
  { authorityId }: Actor,
  invitationId: string,
): Promise<ExclusionRow | undefined> {
  const { rows } = await sql<ExclusionRow>`
    select id as "exclusionId", who, extent, extent_part as "extentPart", ground, explanation, alternatives,
      decided_by as "decidedBy", decided_on as "decidedOn", iro_consulted_on as "iroConsultedOn",
      other_arrangement as "otherArrangement", explained_in_writing_on as "explainedInWritingOn",
      papers_sent_on as "papersSentOn", iro_offer as "iroOffer", look_again_on as "lookAgainOn",
      ended_on as "endedOn", version
    from exclusions where authority_id = ${authorityId} and invitation_id = ${invitationId}`.execute(tx);
  return rows[0];
}

const MOST_LOOKS = 50;

/** The latest first. */
export async function readLooks(tx: Tx, { authorityId }: Actor, exclusionId: string): Promise<ExclusionLook[]> {
  const { rows } = await sql<ExclusionLook>`
    select l.looked_on as "lookedOn", l.with_whom as "withWhom", l.outcome, l.why, s.name as "recordedBy"
    from exclusion_looks l left join staff s on s.authority_id = l.authority_id and s.id = l.recorded_by
    where l.authority_id = ${authorityId} and l.exclusion_id = ${exclusionId}
    order by l.looked_on desc, l.id desc limit ${MOST_LOOKS}`.execute(tx);
  return rows;
}

interface ExclusionToSave {
  readonly childId: string;
  readonly reviewId: string;
  readonly invitationId: string;
  readonly values: ExclusionValues;
  /** The version that whoever saves saw; 0: none. */
  readonly version: number;
}

/** Whether it was still as whoever saves saw it. */
export async function saveExclusionRow(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, invitationId, values, version }: ExclusionToSave,
): Promise<boolean> {
  const columns = toColumns(values);
  if (version === 0) {
    const inserted = await tx
      .insertInto('exclusions')
      .values({
        authority_id: authorityId,
        child_id: childId,
        review_id: reviewId,
        invitation_id: invitationId,
        ...columns,
      })
      .onConflict((conflict) => conflict.columns(['authority_id', 'invitation_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }
  const { numUpdatedRows } = await tx
    .updateTable('exclusions')
    .set(columns)
    .where('authority_id', '=', authorityId)
    .where('invitation_id', '=', invitationId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps that the reason has not gone to them in writing after all. */
export async function clearExplained(tx: Tx, { authorityId }: Actor, invitationId: string): Promise<void> {
  await tx
    .updateTable('exclusions')
    .set({ explained_in_writing_on: null })
    .where('authority_id', '=', authorityId)
    .where('invitation_id', '=', invitationId)
    .execute();
}

/** Somebody who is kept out, and by when that is looked at again. */
export interface OpenExclusion {
  readonly reviewId: string;
  readonly invitationId: string;
  readonly name: string;
  readonly lookAgainOn: string;
  readonly explainedInWritingOn: string | null;
  readonly who: ExclusionValues['who'];
  /** Which of the people around the child it is; null for the child and for somebody in no list. */
  readonly personId: string | null;
  readonly papersSentOn: string | null;
}

const MOST_KEPT_OUT = 50;

/** Everybody who is kept out of a child's reviews now, the one to be looked at first. */
export async function readOpenExclusions(tx: Tx, { authorityId }: Actor, childId: string): Promise<OpenExclusion[]> {
  const { rows } = await sql<OpenExclusion>`
    select e.review_id as "reviewId", e.invitation_id as "invitationId", i.name, e.look_again_on as "lookAgainOn",
      e.explained_in_writing_on as "explainedInWritingOn", e.who, i.person_id as "personId",
      e.papers_sent_on as "papersSentOn"
    from exclusions e join invitations i on i.authority_id = e.authority_id and i.id = e.invitation_id
    where e.authority_id = ${authorityId} and e.child_id = ${childId} and e.ended_on is null
    order by e.look_again_on, lower(i.name), e.id limit ${MOST_KEPT_OUT}`.execute(tx);
  return rows;
}

interface LookToAdd {
  readonly childId: string;
  readonly exclusionId: string;
  readonly look: Omit<ExclusionLook, 'recordedBy'>;
  readonly lookAgainOn: string;
}

/** Adds that it was looked at, and ends it or says when it is looked at next. */
export async function insertLook(
  tx: Tx,
  { authorityId }: Actor,
  { childId, exclusionId, look, lookAgainOn }: LookToAdd,
): Promise<void> {
  const { lookedOn, withWhom, outcome, why } = look;
  await tx
    .insertInto('exclusion_looks')
    .values({
      authority_id: authorityId,
      child_id: childId,
      exclusion_id: exclusionId,
      looked_on: lookedOn,
      with_whom: withWhom,
      outcome,
      why,
    })
    .execute();
  await tx
    .updateTable('exclusions')
    .set(outcome === 'ended' ? { ended_on: lookedOn } : { look_again_on: lookAgainOn })
    .where('authority_id', '=', authorityId)
    .where('id', '=', exclusionId)
    .execute();
}

function toColumns(values: ExclusionValues) {
  return {
    who: values.who,
    extent: values.extent,
    extent_part: values.extentPart,
    ground: values.ground,
    explanation: values.explanation,
    alternatives: values.alternatives,
    decided_by: values.decidedBy,
    decided_on: values.decidedOn,
    iro_consulted_on: values.iroConsultedOn,
    other_arrangement: values.otherArrangement,
    explained_in_writing_on: values.explainedInWritingOn,
    papers_sent_on: values.papersSentOn,
    iro_offer: values.iroOffer,
    look_again_on: values.lookAgainOn,
  };
}

import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { DecisionValues, ResponsibleRef } from '../model.ts';

/** A version of a decision, as it was saved. */
export interface DecisionVersion extends DecisionValues {
  readonly decisionId: string;
  /** 1 as it was written first; the highest stands. */
  readonly number: number;
}

interface VersionRow extends Omit<DecisionVersion, 'responsible'> {
  readonly staffId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly role: string;
}

const COLUMNS: RawBuilder<unknown> = sql`d.decision_id as "decisionId", d.number, d.position, d.need, d.action,
  d.hoped_for as "hopedFor", d.responsible_staff_id as "staffId", d.responsible_person_id as "personId",
  d.responsible as name, d.responsible_role as role, d.by_on as "byOn", d.is_taken_out as "isTakenOut"`;

function toVersion({ staffId, personId, name, role, ...version }: VersionRow): DecisionVersion {
  return { ...version, responsible: { ref: toRef(staffId, personId), name, role } };
}

function toRef(staffId: string | null, personId: string | null): ResponsibleRef {
  if (staffId !== null) return { who: 'staff', staffId };
  return personId === null ? { who: 'named' } : { who: 'person', personId };
}

/** No review decides more: each page and edition shows them all. */
export const MOST_DECISIONS = 100;
const MOST_VERSIONS = 50;

/** The decisions of a review as they stand, in their order, with those that were taken out. */
export async function readDecisions(tx: Tx, { authorityId }: Actor, reviewId: string): Promise<DecisionVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${COLUMNS} from review_decisions d
    where d.authority_id = ${authorityId} and d.review_id = ${reviewId}
      and not exists (select from review_decisions n
        where n.authority_id = d.authority_id and n.decision_id = d.decision_id and n.number > d.number)
    order by d.position, d.decision_id limit ${MOST_DECISIONS}`.execute(tx);
  return rows.map(toVersion);
}

interface OneDecision {
  readonly reviewId: string;
  readonly decisionId: string;
}

/** Every version of one decision, the one that stands first. */
export async function readVersions(
  tx: Tx,
  { authorityId }: Actor,
  { reviewId, decisionId }: OneDecision,
): Promise<DecisionVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${COLUMNS} from review_decisions d
    where d.authority_id = ${authorityId} and d.review_id = ${reviewId} and d.decision_id = ${decisionId}
    order by d.number desc limit ${MOST_VERSIONS}`.execute(tx);
  return rows.map(toVersion);
}

interface VersionToAdd extends OneDecision {
  readonly childId: string;
  readonly number: number;
  readonly values: DecisionValues;
}

export async function insertVersion(
  tx: Tx,
  { authorityId }: Actor,
  { childId, reviewId, decisionId, number, values }: VersionToAdd,
): Promise<void> {
  const { ref, name, role } = values.responsible;
  await tx
    .insertInto('review_decisions')
    .values({
      authority_id: authorityId,
      child_id: childId,
      review_id: reviewId,
      decision_id: decisionId,
      number,
      position: values.position,
      need: values.need,
      action: values.action,
      hoped_for: values.hopedFor,
      responsible_staff_id: ref.who === 'staff' ? ref.staffId : null,
      responsible_person_id: ref.who === 'person' ? ref.personId : null,
      responsible: name,
      responsible_role: role,
      by_on: values.byOn,
      is_taken_out: values.isTakenOut,
    })
    .execute();
}

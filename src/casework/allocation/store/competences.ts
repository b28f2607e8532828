import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Competence } from '../competence.ts';

/** Something that is recorded of an IRO, and how it is known. */
export interface CompetenceRow extends Competence {
  readonly id: string;
  readonly evidence: string | null;
  readonly checkedOn: string | null;
  readonly recordedBy: string | null;
}

const MOST_ENTRIES = 200;

export async function readCompetences(tx: Tx, { authorityId }: Actor, staffId: string): Promise<CompetenceRow[]> {
  const { rows } = await sql<CompetenceRow>`
    select c.id, c.kind, c.detail, c.held_from_on as "heldFrom", c.expires_on as "expiresOn", c.evidence,
      c.checked_on as "checkedOn", s.name as "recordedBy"
    from officer_competences c left join staff s on s.authority_id = c.authority_id and s.id = c.recorded_by
    where c.authority_id = ${authorityId} and c.staff_id = ${staffId}
    order by c.kind, c.held_from_on desc nulls last, c.id limit ${MOST_ENTRIES}`.execute(tx);
  return rows;
}

export interface CompetenceToKeep extends Competence {
  readonly staffId: string;
  readonly evidence: string | null;
  readonly checkedOn: string | null;
}

export async function insertCompetence(tx: Tx, { authorityId }: Actor, entry: CompetenceToKeep): Promise<void> {
  await tx
    .insertInto('officer_competences')
    .values({
      authority_id: authorityId,
      staff_id: entry.staffId,
      kind: entry.kind,
      detail: entry.detail,
      held_from_on: entry.heldFrom,
      expires_on: entry.expiresOn,
      evidence: entry.evidence,
      checked_on: entry.checkedOn,
    })
    .execute();
}

export async function deleteCompetence(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, competenceId }: { readonly staffId: string; readonly competenceId: string },
): Promise<boolean> {
  const { rows } = await sql`
    delete from officer_competences
    where authority_id = ${authorityId} and staff_id = ${staffId} and id = ${competenceId} returning id`.execute(tx);
  return rows.length > 0;
}

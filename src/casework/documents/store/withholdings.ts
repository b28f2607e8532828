import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { WithheldFrom } from '../withholding.ts';

/** A decision that keeps a document from somebody, as far as whoever asks may know of it. */
export interface WithholdingRow {
  readonly id: string;
  readonly documentId: string;
  readonly staffId: string | null;
  readonly role: string | null;
  readonly personId: string | null;
  readonly reader: string | null;
  /** Of the person on the staff or around the child. */
  readonly name: string | null;
  /** What the person around the child is to them. */
  readonly relationship: string | null;
  readonly reason: string;
  readonly fromOn: string;
  readonly decidedAt: string;
  readonly decidedBy: string | null;
  readonly liftedAt: string | null;
  readonly liftedBy: string | null;
  readonly liftedBecause: string | null;
}

const MOST_OF_A_DOCUMENT = 200;

/** Those of a document: the ones that hold first, each the latest first. */
export async function readWithholdings(tx: Tx, { authorityId }: Actor, documentId: string): Promise<WithholdingRow[]> {
  const { rows } = await sql<WithholdingRow>`
    select w.id, w.document_id as "documentId", w.staff_id as "staffId", w.role, w.person_id as "personId", w.reader,
      coalesce(s.name, p.name) as name, p.relationship, w.reason, w.from_on as "fromOn",
      w.decided_at as "decidedAt", d.name as "decidedBy",
      w.lifted_at as "liftedAt", l.name as "liftedBy", w.lifted_because as "liftedBecause"
    from document_withholdings w
    left join staff s on s.authority_id = w.authority_id and s.id = w.staff_id
    left join child_people p on p.authority_id = w.authority_id and p.id = w.person_id
    left join staff d on d.authority_id = w.authority_id and d.id = w.decided_by
    left join staff l on l.authority_id = w.authority_id and l.id = w.lifted_by
    where w.authority_id = ${authorityId} and w.document_id = ${documentId}
    order by w.lifted_at is not null, w.id desc limit ${MOST_OF_A_DOCUMENT}`.execute(tx);
  return rows;
}

export interface WithholdingToInsert {
  readonly childId: string;
  readonly documentId: string;
  readonly from: WithheldFrom;
  readonly reason: string;
  readonly fromOn: string;
}

/** Keeps a document from somebody; undefined where it is kept from them already. */
export async function insertWithholding(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childId, documentId, from, reason, fromOn }: WithholdingToInsert,
): Promise<string | undefined> {
  const whom = { staff_id: null, role: null, person_id: null, reader: null, ...toColumn(from) };
  const { rows } = await sql<{ id: string }>`
    insert into document_withholdings (authority_id, child_id, document_id, staff_id, role, person_id, reader, reason,
      from_on, decided_by)
    values (${authorityId}, ${childId}, ${documentId}, ${whom.staff_id}, ${whom.role}, ${whom.person_id}, ${whom.reader},
      ${reason}, ${fromOn}, ${userId})
    on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id;
}

function toColumn(from: WithheldFrom) {
  switch (from.kind) {
    case 'staff':
      return { staff_id: from.staffId };
    case 'role':
      return { role: from.role };
    case 'person':
      return { person_id: from.personId };
    case 'reader':
      return { reader: from.reader };
  }
}

/** Lifts a decision; false where there is none that holds, or none that whoever asks may lift. */
export async function updateLifted(
  tx: Tx,
  { authorityId, userId }: Actor,
  {
    documentId,
    withholdingId,
    because,
  }: { readonly documentId: string; readonly withholdingId: string; readonly because: string },
): Promise<boolean> {
  const { rows } = await sql`
    update document_withholdings
    set lifted_at = clock_timestamp(), lifted_by = ${userId}, lifted_because = ${because}
    where authority_id = ${authorityId} and document_id = ${documentId} and id = ${withholdingId} and lifted_at is null
    returning id`.execute(tx);
  return rows.length > 0;
}

/** Who reviews a child today: from them nothing is withheld. */
export async function readOfficerIds(tx: Tx, { authorityId }: Actor, childId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select staff_id as id from appointments where authority_id = ${authorityId} and child_id = ${childId}
      and started_on <= today() and (ended_on is null or ended_on > today())`.execute(tx);
  return rows.map(({ id }) => id);
}

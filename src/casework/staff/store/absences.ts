import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

const MOST_ABSENCES = 20;
const MOST_PEOPLE = 500;

/** When somebody is away, and who acts for them. */
export interface AbsenceRow {
  readonly id: string;
  readonly staffId: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly coveredBy: string | null;
  readonly coveredByName: string | null;
  readonly version: number;
}

const COLUMNS = sql`b.id, b.staff_id as "staffId", b.first_on as "firstOn", b.last_on as "lastOn",
  b.covered_by as "coveredBy", s.name as "coveredByName", b.version`;

/** A person's absences, the latest first; the last twenty. */
export async function readAbsences(tx: Tx, { authorityId }: Actor, staffId: string): Promise<AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    select ${COLUMNS} from absences b left join staff s on s.authority_id = b.authority_id and s.id = b.covered_by
    where b.authority_id = ${authorityId} and b.staff_id = ${staffId}
    order by b.first_on desc limit ${MOST_ABSENCES}`.execute(tx);
  return rows;
}

/** One absence, held until the transaction ends. */
export async function lockAbsence(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, absenceId }: { readonly staffId: string; readonly absenceId: string },
): Promise<AbsenceRow | undefined> {
  const { rows } = await sql<AbsenceRow>`
    select ${COLUMNS} from absences b left join staff s on s.authority_id = b.authority_id and s.id = b.covered_by
    where b.authority_id = ${authorityId} and b.staff_id = ${staffId} and b.id = ${absenceId}
    for update of b`.execute(tx);
  return rows[0];
}

/** Some days of a person, and the absence that they belong to where it is there already. */
export interface Days {
  readonly staffId: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly absenceId?: string | undefined;
}

/** Another absence of the person that shares a day with these. */
export async function findOverlap(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, firstOn, lastOn, absenceId = undefined }: Days,
): Promise<Pick<AbsenceRow, 'firstOn' | 'lastOn'> | undefined> {
  const { rows } = await sql<Pick<AbsenceRow, 'firstOn' | 'lastOn'>>`
    select first_on as "firstOn", last_on as "lastOn" from absences
    where authority_id = ${authorityId} and staff_id = ${staffId} and id is distinct from ${absenceId ?? null}::uuid
      and during && daterange(${firstOn}::date, ${lastOn}::date, '[]')
    order by first_on limit 1`.execute(tx);
  return rows[0];
}

export interface AbsenceEntry {
  readonly staffId: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly coveredBy: string | null;
}

export async function insertAbsence(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, firstOn, lastOn, coveredBy }: AbsenceEntry,
): Promise<string> {
  const { id } = await tx
    .insertInto('absences')
    .values({
      authority_id: authorityId,
      staff_id: staffId,
      first_on: firstOn,
      last_on: lastOn,
      covered_by: coveredBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateAbsence(
  tx: Tx,
  { authorityId }: Actor,
  { absenceId, firstOn, lastOn, coveredBy }: Omit<AbsenceEntry, 'staffId'> & { readonly absenceId: string },
): Promise<void> {
  await tx
    .updateTable('absences')
    .set({ first_on: firstOn, last_on: lastOn, covered_by: coveredBy })
    .where('authority_id', '=', authorityId)
    .where('id', '=', absenceId)
    .execute();
}

export async function deleteAbsence(tx: Tx, { authorityId }: Actor, absenceId: string): Promise<void> {
  await tx.deleteFrom('absences').where('authority_id', '=', authorityId).where('id', '=', absenceId).execute();
}

/** Somebody who may act for a person who is away. */
export interface CoverChoice {
  readonly id: string;
  readonly name: string;
}

/**
 * Those who could act for a person: in the same role with children, and not gone. Acting needs the role: cover lends
 * somebody's children and not their rights.
 */
export async function readCoverChoices(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, today }: { readonly staffId: string; readonly today: string },
): Promise<CoverChoice[]> {
  const { rows } = await sql<CoverChoice>`
    select s.id, s.name from staff s join staff away on away.authority_id = s.authority_id and away.id = ${staffId}
    where s.authority_id = ${authorityId} and s.id <> away.id and (s.left_on is null or s.left_on > ${today}::date)
      and s.roles && array(select unnest(away.roles) intersect select unnest(array['iro', 'social-worker', 'team-manager']))
    order by lower(s.name), s.id limit ${MOST_PEOPLE}`.execute(tx);
  return rows;
}

/** An absence in which a person acts for somebody. */
export interface CoverRow {
  readonly absenceId: string;
  readonly staffId: string;
  readonly name: string;
  readonly firstOn: string;
  readonly lastOn: string;
}

/** For whom a person acts, today or later. */
export async function readCoverBy(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, today }: { readonly staffId: string; readonly today: string },
): Promise<CoverRow[]> {
  const { rows } = await sql<CoverRow>`
    select b.id as "absenceId", s.id as "staffId", s.name, b.first_on as "firstOn", b.last_on as "lastOn"
    from absences b join staff s on s.authority_id = b.authority_id and s.id = b.staff_id
    where b.authority_id = ${authorityId} and b.covered_by = ${staffId} and b.last_on >= ${today}::date
    order by b.first_on, b.id limit ${MOST_ABSENCES}`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { RosterProblem } from '../../../exchange/roster/problems.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** A member of staff as a roster may know or change them. */
export interface KnownStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  /** 0.6 for three days of five. */
  readonly fullTimeEquivalent: number;
  readonly startedOn: string | null;
  readonly leftOn: string | null;
  readonly version: number;
}

/**
 * Everyone who works or worked for the authority; no other roster of it is read until the transaction ends. The rows
 * themselves are not locked: to whoever may not change staff, a locking query would show nobody.
 */
export async function lockStaff(tx: Tx, { authorityId }: Actor): Promise<KnownStaff[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('roster ' || ${authorityId}::text, 0))`.execute(tx);
  const { rows } = await sql<KnownStaff>`
    select id, name, email, roles, full_time_equivalent as "fullTimeEquivalent",
      started_on as "startedOn", left_on as "leftOn", version
    from staff order by id
  `.execute(tx);
  return rows;
}

/** What a list can say of somebody. */
export type StaffDetails = Omit<KnownStaff, 'id' | 'version'>;

/** How often somebody's row has been saved, after a change of it. */
export async function readVersion(tx: Tx, { authorityId }: Actor, staffId: string): Promise<number> {
  const { version } = await tx
    .selectFrom('staff')
    .select('version')
    .where('authority_id', '=', authorityId)
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow();
  return version;
}

export async function addStaff(tx: Tx, actor: Actor, staff: StaffDetails): Promise<string> {
  const { id } = await tx
    .insertInto('staff')
    .values({ authority_id: actor.authorityId, ...toRow(staff) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function toRow({ name, email, roles, fullTimeEquivalent, startedOn, leftOn }: StaffDetails) {
  const days = { started_on: startedOn, left_on: leftOn };
  return { name, email, roles: [...roles], full_time_equivalent: fullTimeEquivalent, ...days };
}

/** The children that bear one of these local ids, by local id. */
export async function findChildren(tx: Tx, localIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ localId: string; id: string }>`
    select local_id as "localId", id from children where local_id = any (${localIds}::text[])
  `.execute(tx);
  return new Map(rows.map(({ localId, id }) => [localId, id]));
}

/** What is kept of the reading of a roster. */
export interface RosterRecord {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly refused: number;
  readonly children: number;
  readonly problems: readonly RosterProblem[];
}

/** Keeps that a roster was read, with what was wrong with it, and gives the import's id. */
export async function saveRosterImport(tx: Tx, actor: Actor, record: RosterRecord): Promise<string> {
  const { name, bytes, rows, refused, children, problems } = record;
  const file = { name, rows, in: rows - refused, rejected: refused };
  const saved = await sql<{ id: string }>`
    insert into imports (authority_id, kind, status, fingerprint, files, started_by, finished_at,
      rows_read, rows_rejected, children_done, children_total)
    values (${actor.authorityId}, 'roster', 'done', encode(sha256(${Buffer.from(bytes)}), 'hex'),
      ${JSON.stringify([file])}::jsonb, ${actor.userId}, now(), ${rows}, ${refused}, ${children}, ${children})
    returning id
  `.execute(tx);
  const id = saved.rows[0]?.id;
  if (id === undefined) throw new Error('the import was not kept');
  const numbered = problems.map((problem, index) => ({ ...problem, number: index + 1 }));
  await sql`
    insert into import_problems (authority_id, import_id, number, file, "row", "column", code, message, severity)
    select ${actor.authorityId}, ${id}, p.number, ${name}, p."row", p."column", p.code, p.message, p.severity
    from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb)
      as p (number int, "row" int, "column" text, code text, message text, severity text)
  `.execute(tx);
  return id;
}

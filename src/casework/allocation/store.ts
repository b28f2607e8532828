import { sql } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Appointment, AppointmentChanges, Officer } from './model.ts';

/** What was kept, with its child. */
export interface KeptAppointment extends Appointment {
  readonly id: string;
  readonly childId: string;
}

/**
 * Keeps everyone else from appointing for these children until the transaction ends, and gives the ids of those that
 * there are. Always in the same order, so that two who do it at once wait and do not block each other.
 */
export async function lockChildren(tx: Tx, childIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from children where id = any (${childIds}::uuid[]) order by id for no key update
  `.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Everyone who is or was appointed to these children, the earliest first. */
export async function listAppointments(tx: Tx, childIds: readonly string[]): Promise<KeptAppointment[]> {
  const { rows } = await sql<KeptAppointment>`
    select id, child_id as "childId", staff_id as "staffId", started_on as "startedOn", ended_on as "endedOn"
    from appointments where child_id = any (${childIds}::uuid[]) order by started_on, ended_on
  `.execute(tx);
  return rows;
}

export async function listOfficers(tx: Tx, staffIds: readonly string[]): Promise<Officer[]> {
  const { rows } = await sql<Officer>`
    select s.id as "staffId", s.roles, s.left_on as "leftOn", r.until as "registeredUntil" from staff s
    left join lateral (
      select case when bool_or(c.expires_on is null) then null else max(c.expires_on) end as until
      from officer_competences c
      where c.authority_id = s.authority_id and c.staff_id = s.id and c.kind = 'registration'
    ) r on true
    where s.id = any (${staffIds}::uuid[])
  `.execute(tx);
  return rows;
}

/** Writes what changed for a child: the ends before what follows them. */
export async function saveAppointments(
  tx: Tx,
  actor: Actor,
  changes: ReadonlyMap<string, AppointmentChanges>,
): Promise<void> {
  const ended = [...changes.values()].flatMap((change) => change.ended);
  const added = [...changes].flatMap(([childId, change]) => change.added.map((one) => ({ ...one, childId })));
  await sql`
    update appointments a set ended_on = e."endedOn"
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as e (id uuid, "endedOn" date)
    where a.id = e.id
  `.execute(tx);
  await sql`
    insert into appointments (authority_id, child_id, staff_id, started_on, ended_on, created_by, chosen_because,
      changed_because, checked)
    select ${actor.authorityId}, n."childId", n."staffId", n."startedOn", n."endedOn", ${actor.userId},
      n.note ->> 'chosenBecause', n.note ->> 'changedBecause', n.note -> 'checked'
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb)
      as n ("childId" uuid, "staffId" uuid, "startedOn" date, "endedOn" date, note jsonb)
  `.execute(tx);
}

/** Somebody of the authority, and whether they are there today. */
export interface Colleague {
  readonly staffId: string;
  readonly name: string;
  /** The day they left; null while they are there. */
  readonly leftOn: string | null;
  /** The last day away, where they are away today. */
  readonly awayUntil: string | null;
  readonly coveredBy: string | null;
}

export async function readColleague(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, today }: { readonly staffId: string; readonly today: string },
): Promise<Colleague | undefined> {
  const { rows } = await sql<Colleague>`
    select s.id as "staffId", s.name, s.left_on as "leftOn", a.last_on as "awayUntil", c.name as "coveredBy"
    from staff s
    left join absences a on a.authority_id = s.authority_id and a.staff_id = s.id and ${today}::date <@ a.during
    left join staff c on c.authority_id = a.authority_id and c.id = a.covered_by
    where s.authority_id = ${authorityId} and s.id = ${staffId}
  `.execute(tx);
  return rows[0];
}

/** A stay in care. */
export interface PeriodOnDay {
  readonly childId: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** All the periods of care of children. */
export async function listPeriodsOfCare(
  tx: Tx,
  { authorityId }: Actor,
  childIds: readonly string[],
): Promise<PeriodOnDay[]> {
  const { rows } = await sql<PeriodOnDay>`
    select child_id as "childId", started_on as "startedOn", ended_on as "endedOn" from periods_of_care
    where authority_id = ${authorityId} and child_id = any (${childIds}::uuid[]) order by child_id, started_on
  `.execute(tx);
  return rows;
}

/** The periods of care of children that a day falls in. */
export async function listPeriodsOn(
  tx: Tx,
  { authorityId }: Actor,
  { childIds, on }: { readonly childIds: readonly string[]; readonly on: string },
): Promise<PeriodOnDay[]> {
  const { rows } = await sql<PeriodOnDay>`
    select child_id as "childId", started_on as "startedOn", ended_on as "endedOn" from periods_of_care
    where authority_id = ${authorityId} and child_id = any (${childIds}::uuid[]) and ${on}::date <@ during
    order by child_id
  `.execute(tx);
  return rows;
}

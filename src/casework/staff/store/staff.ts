import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { AccountFacts } from '../sign-in-state.ts';

/** A person who works for the authority, or did, as a list shows them. */
export interface StaffRow extends AccountFacts {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The teams they are in today, by name. */
  readonly teams: readonly string[];
  readonly fullTimeEquivalent: number;
  readonly leftOn: string | null;
  /** Away today. */
  readonly isAway: boolean;
}

export interface StaffSearch {
  /** A part of a name or of an address; empty for everybody. */
  readonly search: string;
  /** Those who left, too. */
  readonly withLeavers: boolean;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

/** What the account of `s` tells; nulls where whoever asks does not manage staff. */
const ACCOUNT_FACTS = sql`
  s.access_stopped_at as "accessStoppedAt", a.has_password as "hasPassword", coalesce(a.locked_until_at > now(), false) as "isLocked",
  coalesce(a.invitation_ends_at > now(), false) as "isInvited", a.invitation_ends_at is not null as "wasInvited"`;

export async function readStaff(
  tx: Tx,
  { authorityId }: Actor,
  { search, withLeavers, today, limit, offset }: StaffSearch,
): Promise<{ rows: StaffRow[]; total: number }> {
  const pattern = `%${search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<StaffRow & { total: number }>`
    with found as (
      select s.*, count(*) over ()::int as total from staff s
      where s.authority_id = ${authorityId}
        and (lower(s.name) like ${pattern} or lower(coalesce(s.email, '')) like ${pattern})
        and (${withLeavers} or s.left_on is null or s.left_on > ${today}::date)
      order by lower(s.name), s.id limit ${limit} offset ${offset}
    )
    select s.id, s.name, s.roles, s.full_time_equivalent as "fullTimeEquivalent", s.left_on as "leftOn", s.total,
      coalesce(s.left_on <= ${today}::date, false) as "hasLeft", ${ACCOUNT_FACTS},
      array(select t.name from team_memberships m
        join teams t on t.authority_id = m.authority_id and t.id = m.team_id
        where m.authority_id = s.authority_id and m.staff_id = s.id and m.during @> ${today}::date
        order by lower(t.name)) as teams,
      exists (select from absences b where b.authority_id = s.authority_id and b.staff_id = s.id
        and ${today}::date between b.first_on and b.last_on) as "isAway"
    from found s left join account_states() a on a.staff_id = s.id
    order by lower(s.name), s.id`.execute(tx);
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** A person, with all that is kept of them but what they prove themselves with. */
export interface StaffMemberRow extends AccountFacts {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly fullTimeEquivalent: number;
  readonly startedOn: string | null;
  readonly leftOn: string | null;
  readonly version: number;
  readonly hasSecondFactor: boolean | null;
  readonly lockedUntilAt: string | null;
  readonly invitationEndsAt: string | null;
  readonly lastSignedInAt: string | null;
  /** The children they review today, themselves. */
  readonly reviews: number;
  /** The children whose social worker they are today. */
  readonly worksWith: number;
}

export async function readStaffMember(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, today }: { readonly staffId: string; readonly today: string },
): Promise<StaffMemberRow | undefined> {
  const { rows } = await sql<StaffMemberRow>`
    select s.id, s.name, s.email, s.roles, s.full_time_equivalent as "fullTimeEquivalent", s.started_on as "startedOn",
      s.left_on as "leftOn", s.version, coalesce(s.left_on <= ${today}::date, false) as "hasLeft", ${ACCOUNT_FACTS},
      a.has_second_factor as "hasSecondFactor", a.locked_until_at as "lockedUntilAt",
      a.invitation_ends_at as "invitationEndsAt", a.last_signed_in_at as "lastSignedInAt",
      (select count(*)::int from appointments p where p.authority_id = s.authority_id and p.staff_id = s.id
        and (p.ended_on is null or p.ended_on > ${today}::date)) as reviews,
      (select count(*)::int from child_workers w where w.authority_id = s.authority_id and w.staff_id = s.id
        and (w.ended_on is null or w.ended_on > ${today}::date)) as "worksWith"
    from staff s left join account_states() a on a.staff_id = s.id
    where s.authority_id = ${authorityId} and s.id = ${staffId}`.execute(tx);
  return rows[0];
}

/** What may be entered about a person. */
export interface StaffEntry {
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly fullTimeEquivalent: number;
  readonly startedOn: string | null;
}

/** Undefined where somebody else has taken the address in the same moment. */
export async function insertStaffMember(
  tx: Tx,
  { authorityId }: Actor,
  entry: StaffEntry,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('staff')
    .values({ authority_id: authorityId, ...toColumns(entry) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/**
 * Holds a person until the transaction ends, so that nobody saves between reading and writing. The row alone would not
 * do: to whoever records absences and may not change staff, a locking query shows nobody.
 */
export async function lockStaffMember(tx: Tx, { authorityId }: Actor, staffId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('staff ' || ${staffId}::text, 0))`.execute(tx);
  await sql`select from staff where authority_id = ${authorityId} and id = ${staffId} for update`.execute(tx);
}

export async function updateStaffMember(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, ...entry }: StaffEntry & { readonly staffId: string },
): Promise<void> {
  await tx
    .updateTable('staff')
    .set(toColumns(entry))
    .where('authority_id', '=', authorityId)
    .where('id', '=', staffId)
    .execute();
}

function toColumns({ name, email, roles, fullTimeEquivalent, startedOn }: StaffEntry) {
  return {
    name,
    email,
    roles: [...roles],
    full_time_equivalent: fullTimeEquivalent,
    started_on: startedOn,
  };
}

/** Whose address it is at the authority, whatever its capitals. */
export async function findStaffByEmail(tx: Tx, { authorityId }: Actor, email: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('staff')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row?.id;
}

/** The day from which they are gone; null where they stay. */
export async function updateLeftOn(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, leftOn }: { readonly staffId: string; readonly leftOn: string | null },
): Promise<void> {
  await tx
    .updateTable('staff')
    .set({ left_on: leftOn })
    .where('authority_id', '=', authorityId)
    .where('id', '=', staffId)
    .execute();
}

/**
 * How many others can sign in today, manage staff, and have no day on which they leave. Whoever asks holds the
 * authority's row meanwhile, so that the last two cannot remove each other in the same moment.
 */
export async function countOtherStaffManagers(tx: Tx, { authorityId }: Actor, staffId: string): Promise<number> {
  await sql`select from authorities where authority_id = ${authorityId} for update`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from staff s join account_states() a on a.staff_id = s.id
    where s.authority_id = ${authorityId} and s.id <> ${staffId} and s.left_on is null and a.has_password
      and s.access_stopped_at is null
      and s.roles && array['system-administrator', 'iro-manager']`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Everybody who is there today and has one of the roles: for those who must be told. */
export async function readStaffWithRoles(
  tx: Tx,
  { authorityId }: Actor,
  { roles, today }: { readonly roles: readonly string[]; readonly today: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from staff where authority_id = ${authorityId} and roles && ${[...roles]}::text[]
      and (left_on is null or left_on > ${today}::date)`.execute(tx);
  return rows.map(({ id }) => id);
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

const MOST_SHOWN = 500;

/** A team of the authority. */
export interface TeamRow {
  readonly id: string;
  readonly name: string;
  /** The day from which it is no more; null while it goes on. */
  readonly closedOn: string | null;
  readonly version: number;
}

/** Who belongs to which team, from when to when. */
export interface MembershipRow {
  readonly id: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly roles: readonly string[];
  readonly startedOn: string;
  /** The day on which it ended; null while it goes on. */
  readonly endedOn: string | null;
}

/** Every team with how many are in it today, those that are no more last. */
export async function readTeams(
  tx: Tx,
  { authorityId }: Actor,
  today: string,
): Promise<(TeamRow & { readonly members: number })[]> {
  const { rows } = await sql<TeamRow & { members: number }>`
    select t.id, t.name, t.closed_on as "closedOn", t.version,
      (select count(*)::int from team_memberships m where m.authority_id = t.authority_id and m.team_id = t.id
        and m.during @> ${today}::date) as members
    from teams t where t.authority_id = ${authorityId}
    order by (t.closed_on is not null), lower(t.name) limit ${MOST_SHOWN}`.execute(tx);
  return rows;
}

/** One team, held until the transaction ends where it is to be changed. */
export async function readTeam(
  tx: Tx,
  { authorityId }: Actor,
  { teamId, forUpdate = false }: { readonly teamId: string; readonly forUpdate?: boolean },
): Promise<TeamRow | undefined> {
  const { rows } = await sql<TeamRow>`
    select id, name, closed_on as "closedOn", version from teams
    where authority_id = ${authorityId} and id = ${teamId} ${forUpdate ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function findTeamByName(tx: Tx, { authorityId }: Actor, name: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('teams')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where(sql<string>`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst();
  return row?.id;
}

/** Undefined where another has taken the name in the same moment. */
export async function insertTeam(tx: Tx, { authorityId }: Actor, name: string): Promise<string | undefined> {
  const row = await tx
    .insertInto('teams')
    .values({ authority_id: authorityId, name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateTeam(
  tx: Tx,
  { authorityId }: Actor,
  { teamId, name, closedOn }: { readonly teamId: string; readonly name: string; readonly closedOn: string | null },
): Promise<void> {
  await tx
    .updateTable('teams')
    .set({ name, closed_on: closedOn })
    .where('authority_id', '=', authorityId)
    .where('id', '=', teamId)
    .execute();
}

const MEMBERSHIPS = sql`
  select m.id, m.team_id as "teamId", t.name as "teamName", m.staff_id as "staffId", s.name as "staffName", s.roles,
    m.started_on as "startedOn", m.ended_on as "endedOn"
  from team_memberships m
  join teams t on t.authority_id = m.authority_id and t.id = m.team_id
  join staff s on s.authority_id = m.authority_id and s.id = m.staff_id`;

/** Who is in a team or was, those who are there now first. */
export async function readMembers(tx: Tx, { authorityId }: Actor, teamId: string): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`${MEMBERSHIPS}
    where m.authority_id = ${authorityId} and m.team_id = ${teamId}
    order by m.ended_on desc nulls first, lower(s.name), m.id limit ${MOST_SHOWN}`.execute(tx);
  return rows;
}

/** The teams that a person is in or was, the latest first. */
export async function readMembershipsOfPerson(
  tx: Tx,
  { authorityId }: Actor,
  staffId: string,
): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`${MEMBERSHIPS}
    where m.authority_id = ${authorityId} and m.staff_id = ${staffId}
    order by m.ended_on desc nulls first, m.started_on desc, m.id limit ${MOST_SHOWN}`.execute(tx);
  return rows;
}

/** A time of the person in the team that shares a day with what begins on `startedOn`. */
export async function findMembershipFrom(
  tx: Tx,
  { authorityId }: Actor,
  { teamId, staffId, startedOn }: { readonly teamId: string; readonly staffId: string; readonly startedOn: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from team_memberships where authority_id = ${authorityId} and team_id = ${teamId} and staff_id = ${staffId}
      and during && daterange(${startedOn}::date, null)`.execute(tx);
  return rows.length > 0;
}

export async function insertMembership(
  tx: Tx,
  { authorityId }: Actor,
  { teamId, staffId, startedOn }: { readonly teamId: string; readonly staffId: string; readonly startedOn: string },
): Promise<void> {
  await tx
    .insertInto('team_memberships')
    .values({ authority_id: authorityId, team_id: teamId, staff_id: staffId, started_on: startedOn })
    .execute();
}

/** Ends one time in a team; undefined where there is none that goes on beyond the day. */
export async function endMembership(
  tx: Tx,
  { authorityId }: Actor,
  { teamId, membershipId, endedOn }: { teamId: string; membershipId: string; endedOn: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ staffId: string }>`
    update team_memberships set ended_on = greatest(started_on, ${endedOn}::date)
    where authority_id = ${authorityId} and team_id = ${teamId} and id = ${membershipId}
      and (ended_on is null or ended_on > ${endedOn}::date)
    returning staff_id as "staffId"`.execute(tx);
  return rows[0]?.staffId;
}

/** Ends whatever time of a person in a team goes on beyond the day. */
export async function endMembershipsOfPerson(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, endedOn }: { readonly staffId: string; readonly endedOn: string },
): Promise<void> {
  await sql`update team_memberships set ended_on = greatest(started_on, ${endedOn}::date)
    where authority_id = ${authorityId} and staff_id = ${staffId}
      and (ended_on is null or ended_on > ${endedOn}::date)`.execute(tx);
}

/** Ends everybody's time in a team that closes. */
export async function endMembershipsOfTeam(
  tx: Tx,
  { authorityId }: Actor,
  { teamId, endedOn }: { readonly teamId: string; readonly endedOn: string },
): Promise<void> {
  await sql`update team_memberships set ended_on = greatest(started_on, ${endedOn}::date)
    where authority_id = ${authorityId} and team_id = ${teamId}
      and (ended_on is null or ended_on > ${endedOn}::date)`.execute(tx);
}

/** Those who are not in a team today and have not left: to choose from. */
export async function readPeopleOutside(
  tx: Tx,
  { authorityId }: Actor,
  { teamId, today }: { readonly teamId: string; readonly today: string },
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from staff s where s.authority_id = ${authorityId} and (s.left_on is null or s.left_on > ${today}::date)
      and not exists (select from team_memberships m where m.authority_id = s.authority_id and m.staff_id = s.id
        and m.team_id = ${teamId} and m.during @> ${today}::date)
    order by lower(s.name), s.id limit ${MOST_SHOWN}`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What a member of staff is to a child. */
export interface ChildRole {
  readonly id: string;
  readonly staffId: string;
  readonly name: string;
  readonly role: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

const MOST_ROLES = 100;
const MOST_PEOPLE = 1000;

export async function readRoles(tx: Tx, { authorityId }: Actor, childId: string): Promise<ChildRole[]> {
  const { rows } = await sql<ChildRole>`
    select r.id, r.staff_id as "staffId", s.name, r.role, r.started_on as "startedOn", r.ended_on as "endedOn"
    from child_roles r join staff s on s.authority_id = r.authority_id and s.id = r.staff_id
    where r.authority_id = ${authorityId} and r.child_id = ${childId}
    order by r.ended_on nulls first, r.started_on desc, s.name limit ${MOST_ROLES}`.execute(tx);
  return rows;
}

export async function readColleagues(tx: Tx, { authorityId }: Actor): Promise<{ staffId: string; name: string }[]> {
  const { rows } = await sql<{ staffId: string; name: string }>`
    select id as "staffId", name from staff
    where authority_id = ${authorityId} and (left_on is null or left_on > today())
    order by lower(name), id limit ${MOST_PEOPLE}`.execute(tx);
  return rows;
}

export interface RoleToAdd {
  readonly childId: string;
  readonly staffId: string;
  readonly role: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

export async function insertRole(
  tx: Tx,
  { authorityId }: Actor,
  { childId, staffId, role, startedOn, endedOn }: RoleToAdd,
): Promise<boolean> {
  const { rows } = await sql`
    insert into child_roles (authority_id, child_id, staff_id, role, started_on, ended_on)
    select ${authorityId}, ${childId}::uuid, s.id, ${role}, ${startedOn}::date, ${endedOn}::date from staff s
    where s.authority_id = ${authorityId} and s.id = ${staffId} returning id`.execute(tx);
  return rows.length > 0;
}

export async function endRole(
  tx: Tx,
  { authorityId }: Actor,
  { childId, roleId }: { readonly childId: string; readonly roleId: string },
): Promise<boolean> {
  const { rows } = await sql`
    update child_roles set ended_on = greatest(started_on, today())
    where authority_id = ${authorityId} and child_id = ${childId} and id = ${roleId} and ended_on is null
    returning id`.execute(tx);
  return rows.length > 0;
}

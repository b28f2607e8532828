import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../../children/name-of-child.ts';

/** A child whom an IRO may be appointed for. */
export interface ChildToAllocate extends ChildName {
  readonly childId: string;
  /** How many appointments there were, so that one made meanwhile is noticed. */
  readonly seen: number;
}

interface Part {
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

const NAME = sql`c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName", c.family_name as "familyName"`;

const SEEN = sql`(select count(*) from appointments a
  where a.authority_id = c.authority_id and a.child_id = c.id) as seen`;

/** A child who is somebody's today, or will be. */
export interface ChildOfOfficer extends ChildToAllocate {
  readonly startedOn: string;
}

/** Whose IRO somebody is, today or later. */
export async function readChildrenOfOfficer(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, today, limit, offset }: Part & { readonly staffId: string },
): Promise<ChildOfOfficer[]> {
  const { rows } = await sql<ChildOfOfficer>`
    select c.id as "childId", ${NAME}, ${SEEN}, p.started_on as "startedOn"
    from appointments p join children c on c.authority_id = p.authority_id and c.id = p.child_id
    where p.authority_id = ${authorityId} and p.staff_id = ${staffId} and (p.ended_on is null or p.ended_on > ${today}::date)
    order by c.family_name, c.given_name, c.local_id
    limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** How many appointments of somebody go on today or begin later, whoever may see the children. */
export async function countChildrenOfOfficer(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, today }: { readonly staffId: string; readonly today: string },
): Promise<{ all: number; seen: number }> {
  const { rows } = await sql<{ all: number; seen: number }>`
    select count(*) as all, count(c.id) as seen
    from appointments p left join children c on c.authority_id = p.authority_id and c.id = p.child_id
    where p.authority_id = ${authorityId} and p.staff_id = ${staffId} and (p.ended_on is null or p.ended_on > ${today}::date)
  `.execute(tx);
  return rows[0] ?? { all: 0, seen: 0 };
}

/** The names of children, and who is the IRO of each on a day. */
export async function readNamesWithIro(
  tx: Tx,
  { authorityId }: Actor,
  { childIds, on }: { readonly childIds: readonly string[]; readonly on: string },
): Promise<(ChildName & { readonly childId: string; readonly iro: string | null })[]> {
  const { rows } = await sql<ChildName & { childId: string; iro: string | null }>`
    select c.id as "childId", ${NAME}, s.name as iro from children c
    left join appointments a on a.authority_id = c.authority_id and a.child_id = c.id and ${on}::date <@ a.during
    left join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
    where c.authority_id = ${authorityId} and c.id = any (${childIds}::uuid[])
    order by c.family_name, c.given_name, c.local_id
  `.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Who manages somebody, and from when to when. */
export interface Manager {
  readonly name: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

const MOST_MANAGERS = 50;

export async function readManagers(tx: Tx, { authorityId }: Actor, staffId: string): Promise<Manager[]> {
  const { rows } = await sql<Manager>`
    select s.name, m.started_on as "startedOn", m.ended_on as "endedOn"
    from staff_managers m join staff s on s.authority_id = m.authority_id and s.id = m.manager_id
    where m.authority_id = ${authorityId} and m.staff_id = ${staffId} and m.during is not null
    order by m.started_on desc limit ${MOST_MANAGERS}`.execute(tx);
  return rows;
}

export async function insertManager(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, managerId, from }: { readonly staffId: string; readonly managerId: string | null; readonly from: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from staff_managers where authority_id = ${authorityId} and staff_id = ${staffId} and started_on > ${from}::date
      and during is not null limit 1`.execute(tx);
  if (rows.length > 0) return false;
  await sql`
    update staff_managers set ended_on = ${from}::date
    where authority_id = ${authorityId} and staff_id = ${staffId} and (ended_on is null or ended_on > ${from}::date)
  `.execute(tx);
  if (managerId === null) return true;
  await tx
    .insertInto('staff_managers')
    .values({ authority_id: authorityId, staff_id: staffId, manager_id: managerId, started_on: from })
    .execute();
  return true;
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readStaff, type StaffRow } from './store/staff.ts';

const PEOPLE_A_PAGE = 50;

/** One page of those who work for the authority. */
export interface StaffList {
  readonly people: readonly StaffRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Those who work here, by name; with those who left where they are asked for. */
export async function listStaff(
  tx: Tx,
  actor: Actor,
  { page, ...search }: { search: string; withLeavers: boolean; today: string; page: number },
): Promise<StaffList> {
  const window = { limit: PEOPLE_A_PAGE, offset: (page - 1) * PEOPLE_A_PAGE };
  const { rows, total } = await readStaff(tx, actor, { ...search, ...window });
  return { people: rows, total, page, pages: Math.max(1, Math.ceil(total / PEOPLE_A_PAGE)) };
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readPage } from '../../platform/pages/paging.ts';
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
  { page: asked, ...search }: { search: string; withLeavers: boolean; today: string; page: number },
): Promise<StaffList> {
  const { rows: people, ...list } = await readPage({ page: asked, rowsAPage: PEOPLE_A_PAGE }, (slice) =>
    readStaff(tx, actor, { ...search, ...slice }),
  );
  return { people, ...list };
}

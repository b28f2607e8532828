import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readVisits, type VisitInList, type VisitsWanted } from './store.ts';

export type { VisitInList, VisitVersion } from './store.ts';

/** Some of the visits to a child, with how many there are. */
export interface Visits {
  readonly visits: readonly VisitInList[];
  readonly total: number;
}

/** The visits to a child on behalf of the authority, the latest first, each as it stands. */
export async function listVisits(tx: Tx, actor: Actor, wanted: VisitsWanted): Promise<Visits> {
  const visits = await readVisits(tx, actor, wanted);
  return { visits, total: visits[0]?.total ?? 0 };
}

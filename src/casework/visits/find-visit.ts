import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type OneVisit, readVersions, type VisitVersion } from './store.ts';

/** A visit as it stands, and as it was. */
export interface Visit {
  readonly current: VisitVersion;
  /** The versions before, the latest first. */
  readonly earlier: readonly VisitVersion[];
}

/** Undefined where the child has no such visit, or whoever asks may not see the child. */
export async function findVisit(tx: Tx, actor: Actor, of: OneVisit): Promise<Visit | undefined> {
  const [current, ...earlier] = await readVersions(tx, actor, of);
  return current === undefined ? undefined : { current, earlier };
}

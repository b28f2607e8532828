import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type HistoryWanted, type RecordedFact, readHistory, readTypes } from './store/facts.ts';

export type { HistoryWanted } from './store/facts.ts';

/** A slice of everything that was recorded about a child. */
export interface History {
  readonly facts: readonly RecordedFact[];
  readonly total: number;
  /** The types of event that the record holds. */
  readonly types: readonly string[];
}

/** What was recorded about a child, what was corrected among it, the latest recorded first. */
export async function listHistory(tx: Tx, actor: Actor, wanted: HistoryWanted): Promise<History> {
  const rows = await readHistory(tx, actor, wanted);
  const types = await readTypes(tx, actor, wanted.childId);
  return { facts: rows, total: rows[0]?.total ?? 0, types };
}

import { factsOfYears } from '../../exchange/ssda903/years-of-child.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { isoFromDay } from '../../rules/index.ts';
import { reviveYears } from './lay-over.ts';
import { type RecordRows, toRecordRows } from './record-rows.ts';
import { readYearsOfChild } from './store/return-rows.ts';

/** What the returns of a child amount to, whatever people entered beside them. */
export interface ToldTimes extends Pick<RecordRows, 'legalStatuses' | 'placements'> {
  /** The last day of which they tell; undefined where they tell of no care. */
  readonly until: string | undefined;
}

/** The legal statuses and placements that the returns of a child tell of. */
export async function findToldTimes(tx: Tx, actor: Actor, childId: string): Promise<ToldTimes> {
  const kept = await readYearsOfChild(tx, actor, childId);
  const facts = factsOfYears({ child: childId, years: reviveYears(childId, kept) });
  const { legalStatuses, placements } = toRecordRows(facts);
  return { legalStatuses, placements, until: facts.lastToldOn && isoFromDay(facts.lastToldOn) };
}

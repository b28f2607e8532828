import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { mayRecord } from '../children/may-record.ts';
import { listStatedDays, type ReviewWithStatedDays } from './list-stated-days.ts';
import { insertStatedDay, type StatedDay } from './store/stated-days.ts';

/** A day that a person, or another system, states for a review. */
export interface DayToState {
  readonly childId: string;
  readonly obligationId: string;
  /** Null takes back what was stated. */
  readonly statement: { readonly dueOn: string; readonly statedBy: string; readonly note: string | null } | null;
  /** The number of the statement that was read; 0 where there was none. */
  readonly version: number;
  readonly today: string;
}

export type StateDayOutcome =
  | { readonly kind: 'saved' }
  /** There is no such review, or it is not for whoever asks to record of the child. */
  | { readonly kind: 'not-found' }
  /** There is nothing to take back. */
  | { readonly kind: 'nothing-stated' }
  /** Somebody else stated a day meanwhile. */
  | { readonly kind: 'conflict'; readonly current: StatedDay | undefined };

/**
 * Keeps the day that somebody states for a review beside the one that is worked out, which stays what it is: nothing is
 * worked out by it. What was stated before is kept.
 */
export async function stateDueDay(tx: Tx, actor: Actor, asked: DayToState): Promise<StateDayOutcome> {
  const { childId, statement, version } = asked;
  if (!(await mayRecord(tx, actor, childId))) return { kind: 'not-found' };
  const found = await listStatedDays(tx, actor, asked);
  if (found === undefined) return { kind: 'not-found' };
  const current = found.statements[0];
  if ((current?.number ?? 0) !== version) return { kind: 'conflict', current };
  if (statement === null && (current === undefined || current.dueOn === null)) return { kind: 'nothing-stated' };
  const nothing = { dueOn: null, statedBy: null, note: null };
  const row = { number: nextNumber(found), ...(statement ?? nothing) };
  const duty = { childId, ...found.obligation };
  if (await insertStatedDay(tx, actor, { duty, row })) return { kind: 'saved' };
  return { kind: 'conflict', current: (await listStatedDays(tx, actor, asked))?.statements[0] };
}

function nextNumber({ statements }: ReviewWithStatedDays): number {
  return Math.max(0, ...statements.map(({ number }) => number)) + 1;
}

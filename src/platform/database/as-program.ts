import { sql } from 'kysely';
import type { Actor, Tx } from './transaction.ts';

/**
 * Does a part of somebody's work as the program itself, which sees the whole authority, in the same transaction: figures
 * count children whom the person may not open. Whoever calls it has checked that the person may have the result, and
 * hands on counts, never a record.
 */
export async function asProgram<Result>(
  tx: Tx,
  actor: Actor,
  work: (tx: Tx, program: Actor) => Promise<Result>,
): Promise<Result> {
  const become = (userId: string | null) => sql`select set_config('app.user_id', ${userId ?? ''}, true)`.execute(tx);
  await become(null);
  // Where the work fails, the transaction is undone, and with it this setting.
  const result = await work(tx, { ...actor, userId: null });
  await become(actor.userId);
  return result;
}

import { sql } from 'kysely';
import type { Database } from './database.ts';
import { NOBODY } from './transaction.ts';

/** Runs `work` while no other program on the same database does what bears the same name; another one waits. */
export async function alone<Result>(database: Database, name: string, work: () => Promise<Result>): Promise<Result> {
  return await database.withTransaction(NOBODY, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
    return await work();
  });
}

import type { Database } from './database.ts';
import { type Actor, NOBODY } from './transaction.ts';

/** Which authorities there are, for what must be done for each of them in turn; in the order in which they were entered. */
export async function listAuthorityIds(database: Database): Promise<string[]> {
  const rows = await database.withTransaction(NOBODY, (tx) =>
    tx.selectFrom('authority_ids').select('authority_id').orderBy('authority_id').execute(),
  );
  return rows.map(({ authority_id }) => authority_id);
}

/**
 * Does something for each authority in turn, as the program. Where it fails for one, the others come all the same; then it
 * rejects with what failed.
 */
export async function forEachAuthority(database: Database, work: (program: Actor) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const authorityId of await listAuthorityIds(database)) {
    try {
      await work({ authorityId, userId: null });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, `it failed for ${failures.length} authorities`);
}

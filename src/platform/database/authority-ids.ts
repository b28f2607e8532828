import type { Database } from './database.ts';
import { NOBODY } from './transaction.ts';

/** Which authorities there are, for what must be done for each of them in turn; in the order in which they were entered. */
export async function listAuthorityIds(database: Database): Promise<string[]> {
  const rows = await database.withTransaction(NOBODY, (tx) =>
    tx.selectFrom('authority_ids').select('authority_id').orderBy('authority_id').execute(),
  );
  return rows.map(({ authority_id }) => authority_id);
}

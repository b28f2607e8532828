import { listAuthorityIds } from '../../platform/database/authority-ids.ts';
import type { Database } from '../../platform/database/database.ts';

/** An authority as it is chosen from a list. */
export interface AuthorityListed {
  readonly authorityId: string;
  readonly name: string;
  /** Its code in official statistics, where it is known. */
  readonly code: string | null;
}

/** Every authority of the database, by name: for whoever runs the program. */
export async function listAuthorities(database: Database): Promise<AuthorityListed[]> {
  const authorities: AuthorityListed[] = [];
  for (const authorityId of await listAuthorityIds(database)) {
    const found = await database.withTransaction({ authorityId, userId: null }, (tx) =>
      tx.selectFrom('authorities').select(['name', 'code']).where('authority_id', '=', authorityId).executeTakeFirst(),
    );
    if (found !== undefined) authorities.push({ authorityId, ...found });
  }
  return authorities.sort((a, b) => (a.name < b.name ? -1 : 1));
}

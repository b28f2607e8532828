import type { CollectionYear } from '../../../exchange/ssda903/collection-year.ts';
import type { KeptRows } from '../../../exchange/ssda903/kept-rows.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What the returns of each year say of a child, as it was kept. */
export async function readYearsOfChild(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<ReadonlyMap<CollectionYear, KeptRows>> {
  const years = await tx
    .selectFrom('return_rows')
    .select(['year', 'rows'])
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .execute();
  return new Map(years.map(({ year, rows }) => [year as CollectionYear, rows as unknown as KeptRows]));
}

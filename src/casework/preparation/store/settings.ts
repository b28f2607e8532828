import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What an authority has decided about preparing reviews. */
export interface PreparationSettings {
  /** Beyond how many miles outside the borough a call stands in for the visit; null: it never does. */
  readonly farMiles: number | null;
  readonly version: number;
}

/** Undefined where nothing was decided: the procedure holds. */
export async function readPreparationSettings(
  tx: Tx,
  { authorityId }: Actor,
): Promise<PreparationSettings | undefined> {
  return await tx
    .selectFrom('preparation_settings')
    .select(['far_miles as farMiles', 'version'])
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
}

/** Keeps them where they are of the version that was read; false where they are not. */
export async function savePreparationSettings(
  tx: Tx,
  { authorityId }: Actor,
  { farMiles, version }: PreparationSettings,
): Promise<boolean> {
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('preparation_settings')
      .values({ authority_id: authorityId, far_miles: farMiles })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('preparation_settings')
    .set({ far_miles: farMiles })
    .where('authority_id', '=', authorityId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What an authority has decided about allocating. */
export interface AllocationSettings {
  /** How many children more one with additional communication needs counts for. */
  readonly communicationExtra: number;
  readonly longAbsenceDays: number;
  readonly endsSoonDays: number;
  /** 0: nothing was decided yet, and the defaults hold. */
  readonly version: number;
}

const DEFAULTS: AllocationSettings = { communicationExtra: 0.5, longAbsenceDays: 20, endsSoonDays: 28, version: 0 };

export async function readWeighing(tx: Tx, { authorityId }: Actor): Promise<AllocationSettings> {
  const { rows } = await sql<AllocationSettings>`
    select communication_extra as "communicationExtra", long_absence_days as "longAbsenceDays",
      ends_soon_days as "endsSoonDays", version
    from allocation_settings where authority_id = ${authorityId}`.execute(tx);
  return rows[0] ?? DEFAULTS;
}

/** Keeps them where they are of the version that was read; false where they are not. */
export async function saveWeighing(
  tx: Tx,
  { authorityId }: Actor,
  { communicationExtra, longAbsenceDays, endsSoonDays, version }: AllocationSettings,
): Promise<boolean> {
  const values = {
    communication_extra: communicationExtra,
    long_absence_days: longAbsenceDays,
    ends_soon_days: endsSoonDays,
  };
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('allocation_settings')
      .values({ authority_id: authorityId, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('allocation_settings')
    .set(values)
    .where('authority_id', '=', authorityId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

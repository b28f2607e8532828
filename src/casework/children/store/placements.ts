import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What is known of a placement besides where and when it is. */
export interface PlacementDescription {
  /** A code of the return for who provides it; null where nobody has said. */
  readonly provider: string | null;
  readonly postcode: string | null;
  /** Where the child lived before care. */
  readonly homePostcode: string | null;
}

/** What a person may say of a placement. */
export interface PlacementValues extends PlacementDescription {
  /** A code of the return, such as U6. */
  readonly place: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  /** A code of the return; null where nobody has said. */
  readonly endReason: string | null;
}

/** A placement as it is kept. */
export interface PlacementRow extends PlacementValues {
  readonly id: string;
  readonly version: number;
}

const MOST_OF_A_CHILD = 500;

/** The latest first. The child is held by whoever changes them. */
export async function readPlacements(tx: Tx, { authorityId }: Actor, childId: string): Promise<PlacementRow[]> {
  return await tx
    .selectFrom('placements')
    .select(['id', 'version', 'place', 'started_on as startedOn', 'ended_on as endedOn', 'end_reason as endReason'])
    .select(['provider', 'postcode', 'home_postcode as homePostcode'])
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .orderBy('started_on', 'desc')
    .orderBy('id')
    .limit(MOST_OF_A_CHILD)
    .execute();
}

export async function updatePlacement(
  tx: Tx,
  { authorityId }: Actor,
  { id, kind, ...values }: PlacementValues & { readonly id: string; readonly kind: string },
): Promise<void> {
  await tx
    .updateTable('placements')
    .set({
      place: values.place,
      kind,
      started_on: values.startedOn,
      ended_on: values.endedOn,
      end_reason: values.endReason,
      provider: values.provider,
      postcode: values.postcode,
      home_postcode: values.homePostcode,
    })
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/** Says more of the placement that began on a day, where there is more to say. */
export async function describePlacement(
  tx: Tx,
  { authorityId }: Actor,
  { childId, startedOn, provider, postcode, homePostcode }: PlacementDescription & PlacementOfDay,
): Promise<void> {
  if (provider === null && postcode === null && homePostcode === null) return;
  await tx
    .updateTable('placements')
    .set({ provider, postcode, home_postcode: homePostcode })
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .where('started_on', '=', startedOn)
    .execute();
}

interface PlacementOfDay {
  readonly childId: string;
  readonly startedOn: string;
}

export async function deletePlacement(tx: Tx, { authorityId }: Actor, id: string): Promise<void> {
  await tx.deleteFrom('placements').where('authority_id', '=', authorityId).where('id', '=', id).execute();
}

import type { Actor, Tx } from '../platform/database/transaction.ts';
import type { ChildLife } from '../synthetic/child-life.ts';
import { nameOf } from '../synthetic/names.ts';

interface NamesInput {
  readonly lives: readonly ChildLife[];
  readonly seed: number;
}

const ROWS_A_STATEMENT = 500;

/** A return has no names; the demo's children get made-up ones, and some a name that they like better. */
export async function giveChildrenNames(tx: Tx, { authorityId }: Actor, { lives, seed }: NamesInput): Promise<void> {
  const known = await tx
    .selectFrom('children')
    .select(['id', 'local_id'])
    .where('authority_id', '=', authorityId)
    .execute();
  const idOf = new Map(known.map(({ id, local_id }) => [local_id, id]));
  const named = lives.flatMap(({ localId, index, sex }) => {
    const id = idOf.get(localId);
    return id === undefined ? [] : [{ id, localId, ...nameOf(seed, index, sex) }];
  });
  for (let from = 0; from < named.length; from += ROWS_A_STATEMENT) {
    await tx
      .insertInto('children')
      .values(
        named.slice(from, from + ROWS_A_STATEMENT).map(({ id, localId, given, family }) => ({
          authority_id: authorityId,
          id,
          local_id: localId,
          given_name: given,
          family_name: family,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['authority_id', 'id']).doUpdateSet((columns) => ({
          given_name: columns.ref('excluded.given_name'),
          family_name: columns.ref('excluded.family_name'),
        })),
      )
      .execute();
  }
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Tie } from '../independence.ts';

interface TieRow extends Tie {
  readonly childId: string;
}

/**
 * What ties members of staff to children, as the database has it: their own ties, and those of whom they manage. By
 * child.
 */
export async function readTies(
  tx: Tx,
  _actor: Actor,
  { childIds, staffIds }: { readonly childIds: readonly string[]; readonly staffIds: readonly string[] },
): Promise<Map<string, Tie[]>> {
  if (childIds.length === 0 || staffIds.length === 0) return new Map();
  const { rows } = await sql<TieRow>`
    select c.id as "childId", t.staff_id as "staffId", t.tie as kind, s.name as through, lower(t.bars) as "from",
      upper(t.bars) as until
    from unnest(${childIds}::uuid[]) c (id)
    cross join lateral ties_to_child(c.id) t
    left join staff s on s.id = t.through_id
    where t.staff_id = any (${staffIds}::uuid[])
    order by c.id, t.through_id nulls first, lower(t.bars)
  `.execute(tx);
  return Map.groupBy(rows, ({ childId }) => childId);
}

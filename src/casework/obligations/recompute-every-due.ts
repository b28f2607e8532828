import { recordAudit } from '../../platform/audit/audit.ts';
import { listAuthorityIds } from '../../platform/database/authority-ids.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Day } from '../../rules/index.ts';
import { recomputeDueChildren } from './recompute-due-children.ts';

const CHILDREN_AT_ONCE = 200;

/** Works out anew what a new day alone has changed, authority by authority, in batches of a transaction each. */
export async function recomputeEveryDue(
  database: Database,
  { today, signal }: { readonly today: Day; readonly signal: AbortSignal },
): Promise<void> {
  for (const authorityId of await listAuthorityIds(database)) {
    const actor = { authorityId, userId: null };
    const recompute = () =>
      database.withTransaction(actor, async (tx) => {
        const { childIds, changed } = await recomputeDueChildren(tx, actor, { today, atMost: CHILDREN_AT_ONCE });
        if (changed > 0) {
          await recordAudit(tx, actor, { action: 'obligations.recomputed', childIds, details: { changed } });
        }
        return childIds.length;
      });
    while (!signal.aborted && (await recompute()) === CHILDREN_AT_ONCE);
  }
}

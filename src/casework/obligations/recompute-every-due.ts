import { recordAudit } from '../../platform/audit/audit.ts';
import { forEachAuthority } from '../../platform/database/authority-ids.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/database/transaction.ts';
import type { Day } from '../../rules/index.ts';
import { type DueChildren, recomputeDueChildren } from './recompute-due-children.ts';
import { getFigures } from './recompute-obligations.ts';
import { adoptRules, finishRules } from './rules-in-use.ts';

const CHILDREN_AT_ONCE = 200;

interface Recomputing {
  readonly today: Day;
  /** Aborted where the program ends: what is left is done the next time. */
  readonly signal: Pick<AbortSignal, 'aborted'>;
  readonly childrenAtOnce?: number;
}

/**
 * Works out anew what a new day, or this program's rules in the place of another's, has changed: authority by authority,
 * in batches of a transaction each. What was broken off goes on where it stopped, because who is left is kept with each
 * child.
 */
export async function recomputeEveryDue(database: Database, recomputing: Recomputing): Promise<void> {
  const { today, signal, childrenAtOnce: atMost = CHILDREN_AT_ONCE } = recomputing;
  await forEachAuthority(database, async (actor) => {
    await database.withTransaction(actor, (tx) => adoptRules(tx, actor, { today }));
    while (!signal.aborted && (await recomputeBatch(database, actor, { today, atMost })));
    await database.withTransaction(actor, (tx) => finishRules(tx, actor, today));
  });
}

/** @returns whether there may be more to do, and it is for this program to do it */
async function recomputeBatch(database: Database, actor: Actor, { today, atMost }: DueChildren): Promise<boolean> {
  return await database.withTransaction(actor, async (tx) => {
    // Another program has started since, with other rules: the rest is for that one.
    if ((await getFigures(tx, actor)).areRulesSuperseded === true) return false;
    const { childIds, changed } = await recomputeDueChildren(tx, actor, { today, atMost });
    if (changed > 0) {
      await recordAudit(tx, actor, { action: 'obligations.recomputed', childIds, details: { changed } });
    }
    return childIds.length === atMost;
  });
}

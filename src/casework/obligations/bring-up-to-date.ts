import { sql } from 'kysely';
import { asProgram } from '../../platform/database/as-program.ts';
import { runPrepared } from '../../platform/database/prepared.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { dayFromIso } from '../../rules/index.ts';
import { recomputeDueChildren } from './recompute-due-children.ts';
import { getFigures } from './recompute-obligations.ts';

/** More than one person reviews; a read of more children than these leaves the rest to the job. */
export const MOST_BEFORE_A_READ = 200;

/**
 * Works a child out anew before it is read, where a day has come that changes what is owed, or where other rules change it
 * since the program was renewed. Where nothing has changed, which is nearly always, this asks one index.
 */
export async function bringUpToDate(
  tx: Tx,
  actor: Actor,
  { today, childId }: { readonly today: string; readonly childId: string },
): Promise<void> {
  const due = await runPrepared(
    tx,
    sql<{ id: string }>`
      select id from children where authority_id = ${actor.authorityId} and next_change_on <= ${today}::date
        and id = ${childId}`,
  );
  await workOutAnew(tx, actor, { today, childIds: due.map(({ id }) => id) });
}

/**
 * The same before something is counted over an authority: those who wait longest, and no more than can be waited for. One
 * whom the job has in hand is left to it. Where nothing has changed this asks one index.
 */
export async function workOutLongestWaiting(tx: Tx, actor: Actor, today: string): Promise<void> {
  const day = dayFromIso(today);
  if (day === undefined) return;
  await asProgram(tx, actor, async (_, program) => {
    // Another program has started since, with other rules: the rest is for that one.
    if ((await getFigures(tx, program)).areRulesSuperseded === true) return;
    await recomputeDueChildren(tx, program, { today: day, atMost: MOST_BEFORE_A_READ });
  });
}

/**
 * The same for children of whom it is known that their day has come; of more than can be waited for, the first.
 *
 * The program does the work, for those who may see a child and may write nothing of it; nothing but what follows from the
 * record is written.
 */
export async function workOutAnew(
  tx: Tx,
  actor: Actor,
  { today, childIds }: { readonly today: string; readonly childIds: readonly string[] },
): Promise<void> {
  const day = dayFromIso(today);
  if (childIds.length === 0 || day === undefined) return;
  const among = childIds.slice(0, MOST_BEFORE_A_READ);
  await asProgram(tx, actor, (_, program) =>
    recomputeDueChildren(tx, program, { today: day, atMost: among.length, among }),
  );
}

import { sql } from 'kysely';
import { asProgram } from '../../platform/database/as-program.ts';
import { runPrepared } from '../../platform/database/prepared.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { dayFromIso } from '../../rules/index.ts';
import { recomputeDueChildren } from './recompute-due-children.ts';

/** More than one person reviews; a read of more children than these leaves the rest to the job. */
const MOST_BEFORE_A_READ = 200;

/** What is about to be read. */
export interface AboutToRead {
  readonly today: string;
  /** One child; without it all whom whoever asks may see. */
  readonly childId?: string;
}

/**
 * Works out anew, before they are read, the children for whom a day has come that changes what is owed, or whom other
 * rules change since the program was renewed. Where nothing has changed, which is nearly always, this asks one index.
 *
 * The program does the work, for those who may see a child and may write nothing of it; nothing but what follows from the
 * record is written.
 */
export async function bringUpToDate(tx: Tx, actor: Actor, { today, childId }: AboutToRead): Promise<void> {
  const due = await runPrepared(
    tx,
    childId === undefined
      ? sql<{ id: string }>`
          select id from children where authority_id = ${actor.authorityId} and next_change_on <= ${today}::date
          order by next_change_on, id limit ${MOST_BEFORE_A_READ}`
      : sql<{ id: string }>`
          select id from children where authority_id = ${actor.authorityId} and next_change_on <= ${today}::date
            and id = ${childId}`,
  );
  const day = dayFromIso(today);
  if (due.length === 0 || day === undefined) return;
  const childIds = due.map(({ id }) => id);
  await asProgram(tx, actor, (_, program) =>
    recomputeDueChildren(tx, program, { today: day, atMost: childIds.length, among: childIds }),
  );
}

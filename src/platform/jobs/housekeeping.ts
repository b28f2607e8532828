import { sql } from 'kysely';
import { recordAudit, sealAudit } from '../audit/audit.ts';
import { forEachAuthority } from '../database/authority-ids.ts';
import type { Database } from '../database/database.ts';
import { NOBODY } from '../database/transaction.ts';
import { clearDrafts } from '../drafts/drafts.ts';

const SEALED_AT_ONCE = 1000;

/** Chains what the audit of each authority has gathered, in batches, each in a transaction of its own. */
export async function sealEveryAudit(database: Database, signal: AbortSignal): Promise<void> {
  await forEachAuthority(database, async (program) => {
    const seal = () => database.withTransaction(program, (tx) => sealAudit(tx, SEALED_AT_ONCE));
    while (!signal.aborted && (await seal()) === SEALED_AT_ONCE);
  });
}

/** Throws away the drafts that nobody has come back to for a month, and says how many. */
export async function clearEveryDraft(database: Database, signal: AbortSignal): Promise<void> {
  await forEachAuthority(database, async (actor) => {
    const clear = () =>
      database.withTransaction(actor, async (tx) => {
        const { cleared, isAll } = await clearDrafts(tx, actor);
        if (cleared > 0) await recordAudit(tx, actor, { action: 'drafts.cleared', details: { drafts: cleared } });
        return isAll;
      });
    while (!signal.aborted && !(await clear()));
  });
}

/** Takes away the sessions that have ended; they open nothing, and are kept for nothing. */
export async function clearSessions(database: Database): Promise<void> {
  await database.withTransaction(NOBODY, async (tx) => {
    await tx.deleteFrom('sessions').where('ends_at', '<', sql<string>`now() - interval '1 day'`).execute();
  });
}

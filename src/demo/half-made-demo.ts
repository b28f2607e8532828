import { alone } from '../platform/database/alone.ts';
import { listAuthorityIds } from '../platform/database/authority-ids.ts';
import type { Database } from '../platform/database/database.ts';
import { withClient, withMaintenance } from '../platform/database/maintenance.ts';
import type { DatabaseSettings } from '../platform/database/settings.ts';

/** The audit event that a demo ends with: one without it was stopped, or killed, before anybody was told how to sign in. */
export const DEMO_DONE = 'demo.create';

/** Runs `work` while no other program makes a demo in the same database; another one waits. */
export async function whileNobodyElseMakesOne<Result>(
  database: Database,
  work: () => Promise<Result>,
): Promise<Result> {
  return await alone(database, 'demo', work);
}

/** Takes away a demo that was never finished, so that it can be made anew. Records of anybody else are never touched. */
export async function clearHalfMadeDemo(database: Database, settings: DatabaseSettings): Promise<void> {
  const authorityIds = await listAuthorityIds(database);
  if (authorityIds.length === 0) return;
  for (const authorityId of authorityIds) {
    if (!(await isHalfMade(database, authorityId))) return;
  }
  await withMaintenance(settings, (maintenance) =>
    withClient(maintenance.connectAsOwner('footprint demo'), (owner) =>
      owner.query('truncate app.authority_ids cascade'),
    ),
  );
}

async function isHalfMade(database: Database, authorityId: string): Promise<boolean> {
  return await database.withTransaction({ authorityId, userId: null }, async (tx) => {
    const authority = await tx.selectFrom('authorities').select('is_demo').executeTakeFirst();
    if (authority?.is_demo !== true) return false;
    const done = await tx.selectFrom('audit_events').select('id').where('action', '=', DEMO_DONE).executeTakeFirst();
    return done === undefined;
  });
}

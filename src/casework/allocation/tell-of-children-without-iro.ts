import { recordAudit } from '../../platform/audit/audit.ts';
import { forEachAuthority } from '../../platform/database/authority-ids.ts';
import type { Database } from '../../platform/database/database.ts';
import { raiseAlertsWithoutOfficer } from './store/alerts.ts';

interface Telling {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly signal: Pick<AbortSignal, 'aborted'>;
}

/**
 * Tells the managers of each authority's service of the looked-after children who are without an IRO after the day by
 * which one was due. Of a child each is told once, until an appointment comes between.
 */
export async function tellOfChildrenWithoutIro(database: Database, { today, signal }: Telling): Promise<void> {
  await forEachAuthority(database, async (actor) => {
    if (signal.aborted) return;
    await database.withTransaction(actor, async (tx) => {
      const childIds = await raiseAlertsWithoutOfficer(tx, actor, today);
      if (childIds.length > 0) await recordAudit(tx, actor, { action: 'allocation.told-of-no-iro', childIds });
    });
  });
}

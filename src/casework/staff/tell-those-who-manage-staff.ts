import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { insertAlerts } from './store/alerts.ts';
import { readStaffWithRoles } from './store/staff.ts';

/** Roles of those who manage staff. */
const STAFF_MANAGERS = ['system-administrator', 'iro-manager'];

/**
 * Tells the person, and all others who manage staff, of what one administrator alone could misuse to get at records: so
 * that it cannot stay unseen.
 */
export async function tellThoseWhoManageStaff(
  tx: Tx,
  actor: Actor,
  told: {
    readonly kind: 'sign-in-reset' | 'roles-changed' | 'access-stopped' | 'access-given-back';
    readonly staffId: string;
    readonly today: string;
  },
): Promise<void> {
  const managers = await readStaffWithRoles(tx, actor, { roles: STAFF_MANAGERS, today: told.today });
  const staffIds = [...new Set([...managers, told.staffId])].filter((id) => id !== actor.userId);
  await insertAlerts(tx, actor, { kind: told.kind, staffIds, aboutStaffId: told.staffId });
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readChildName } from './store/child.ts';
import { insertOpening, raiseAlerts } from './store/emergency.ts';

/** How long a record stays open to whoever opened it in an emergency. */
export const EMERGENCY_HOURS = 4;

/** What came of it. */
export type EmergencyOutcome =
  | { readonly kind: 'opened'; readonly told: number }
  /** It is theirs to open anyhow. */
  | { readonly kind: 'within-reach' }
  /** There is no such child, or who asks is barred from the record: the two are not told apart. */
  | { readonly kind: 'not-found' };

/** Opens a record out of reach for a few hours, with the reason, and tells the IRO managers and the child's IRO. */
export async function openInEmergency(
  tx: Tx,
  actor: Actor,
  { childId, reason, today }: { readonly childId: string; readonly reason: string; readonly today: string },
): Promise<EmergencyOutcome> {
  const child = await readChildName(tx, actor, childId);
  if (child === undefined) return { kind: 'not-found' };
  if (child.isWithinReach) return { kind: 'within-reach' };
  const openingId = await insertOpening(tx, actor, { childId, reason, hours: EMERGENCY_HOURS });
  return { kind: 'opened', told: await raiseAlerts(tx, actor, { childId, openingId, today }) };
}

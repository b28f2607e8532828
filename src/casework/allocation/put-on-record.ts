import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Day, EventInput } from '../../rules/index.ts';
import { changeChildNeeds } from '../children/details/change-child-needs.ts';
import { findChildNeeds } from '../children/details/find-child-needs.ts';
import { recordFacts } from '../children/record-facts.ts';
import type { CareNotification } from './notification.ts';
import { addLegalStatus, addPeriodOfCare, addPlacement } from './store/notifications.ts';
import { lockChildren } from './store.ts';

interface ToPutOnRecord {
  readonly childId: string;
  readonly notification: CareNotification;
  /** When the service was told, `YYYY-MM-DDTHH:MM` in London. */
  readonly notifiedAt: string;
  /** The child was entered just now, with the day on which care began. */
  readonly isNew: boolean;
  readonly today: Day;
}

/**
 * Records of a child what a notification tells: that care began, where the child lives, the legal status, and that the
 * service was told.
 *
 * @returns why it cannot be so beside what is known; nothing was recorded of it then
 */
export async function putOnRecord(
  tx: Tx,
  actor: Actor,
  { childId, notification, notifiedAt, isNew, today }: ToPutOnRecord,
): Promise<string | undefined> {
  const { lookedAfterFrom: on, placement, legalStatus } = notification;
  const facts: EventInput[] = [
    ...(isNew ? [] : [{ type: 'became-looked-after', on }]),
    ...(placement === null ? [] : [{ type: 'placement-started', on, placement }]),
    { type: 'service-notified', at: notifiedAt },
  ];
  // Nobody else appoints or records until these stand, all or none of them.
  await lockChildren(tx, [childId]);
  const [refused] = await recordFacts(tx, actor, { facts: facts.map((event) => ({ childId, event })), today });
  if (refused !== undefined) return refused.message;
  // Periods and placements of a child who comes from returns are as those say: what is newer than all of them is added.
  await addPeriodOfCare(tx, actor, { childId, on });
  if (placement !== null) await addPlacement(tx, actor, { childId, on, place: placement });
  if (legalStatus !== null) await addLegalStatus(tx, actor, { childId, on, status: legalStatus });
  await keepNeeds(tx, actor, { childId, notification });
  return undefined;
}

/** What the notification says of how the child communicates; what was known before and it does not tell stays. */
async function keepNeeds(
  tx: Tx,
  actor: Actor,
  { childId, notification }: Pick<ToPutOnRecord, 'childId' | 'notification'>,
): Promise<void> {
  const kept = await findChildNeeds(tx, actor, childId);
  if (kept === undefined) return;
  const { version, ...known } = kept;
  const { needs, methods, communicationNote, languages } = notification;
  const told = {
    ...(needs.length > 0 && { communicationNeeds: needs }),
    ...(methods.length > 0 && { communicationMethods: methods }),
    ...(communicationNote !== null && { communicationNote }),
    ...(languages !== null &&
      known.firstLanguage === null && { firstLanguage: languages.split(',')[0]?.trim() ?? null }),
  };
  await changeChildNeeds(tx, actor, { childId, needs: { ...known, ...told }, version });
}

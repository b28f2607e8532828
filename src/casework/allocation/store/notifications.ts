import { sql } from 'kysely';
import { placementKindOf } from '../../../exchange/ssda903/codes/placement-codes.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../../children/name-of-child.ts';
import type { CareNotification } from '../notification.ts';

interface ToKeep {
  readonly childId: string;
  readonly notification: CareNotification;
  readonly isOnRecord: boolean;
  readonly asksForHealthAssessment: boolean;
}

/** False where there is no such child: its row is not always seen by whoever tells it. */
export async function insertNotification(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childId, notification, isOnRecord, asksForHealthAssessment }: ToKeep,
): Promise<boolean> {
  const n = notification;
  const { rows } = await sql<{ id: string }>`
    insert into care_notifications (authority_id, child_id, looked_after_from_on, looked_after_time, legal_status,
      placement, siblings, communication_needs, communication_methods, communication_note, languages, identity, has_protection_plan, told_by,
      entered_at, entered_by, health_assessment_asked_at)
    select ${authorityId}, k.child_id, ${n.lookedAfterFrom}::date, ${n.lookedAfterAt}, ${n.legalStatus}, ${n.placement},
      ${n.siblings}, ${[...n.needs]}::text[], ${[...n.methods]}::text[], ${n.communicationNote}, ${n.languages}, ${n.identity},
      ${n.hasProtectionPlan}, ${n.toldBy}, case when ${isOnRecord} then now() end,
      case when ${isOnRecord} then ${userId}::uuid end, case when ${asksForHealthAssessment} then now() end
    from child_names k where k.authority_id = ${authorityId} and k.child_id = ${childId}
    returning id`.execute(tx);
  return rows.length > 0;
}

/** Who was a child's IRO last, where that is over; null: nobody, or somebody who has left. */
export async function readLastOfficer(tx: Tx, { authorityId }: Actor, childId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select s.name from appointments a join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
    where a.authority_id = ${authorityId} and a.child_id = ${childId} and (s.left_on is null or s.left_on > today())
    order by a.started_on desc limit 1`.execute(tx);
  return rows[0]?.name ?? null;
}

interface OnDay {
  readonly childId: string;
  readonly on: string;
}

/** Nothing where a period of care is there already. */
export async function addPeriodOfCare(tx: Tx, { authorityId }: Actor, { childId, on }: OnDay): Promise<void> {
  await sql`
    insert into periods_of_care (authority_id, child_id, number, started_on)
    select ${authorityId}, ${childId}::uuid, coalesce(max(p.number), 0) + 1, ${on}::date from periods_of_care p
    where p.authority_id = ${authorityId} and p.child_id = ${childId}
    having count(*) filter (where p.during && daterange(${on}::date, null)) = 0`.execute(tx);
}

/** Nothing where one is there already. */
export async function addPlacement(
  tx: Tx,
  { authorityId }: Actor,
  { childId, on, place }: OnDay & { readonly place: string },
): Promise<void> {
  await sql`
    insert into placements (authority_id, child_id, place, kind, started_on)
    select ${authorityId}, ${childId}::uuid, ${place}, ${placementKindOf(place)}, ${on}::date
    where not exists (select from placements p where p.authority_id = ${authorityId} and p.child_id = ${childId}
      and p.during && daterange(${on}::date, null))`.execute(tx);
}

/** Nothing where one is there already. */
export async function addLegalStatus(
  tx: Tx,
  { authorityId }: Actor,
  { childId, on, status }: OnDay & { readonly status: string },
): Promise<void> {
  await sql`
    insert into legal_statuses (authority_id, child_id, status, started_on)
    select ${authorityId}, ${childId}::uuid, ${status}, ${on}::date
    where not exists (select from legal_statuses l where l.authority_id = ${authorityId} and l.child_id = ${childId}
      and l.during && daterange(${on}::date, null))`.execute(tx);
}

/** Makes somebody the social worker from today, after whoever was it until then. */
export async function addSocialWorker(
  tx: Tx,
  { authorityId }: Actor,
  { childId, staffId }: { readonly childId: string; readonly staffId: string },
): Promise<void> {
  await sql`
    update child_workers set ended_on = greatest(started_on, today())
    where authority_id = ${authorityId} and child_id = ${childId} and (ended_on is null or ended_on > today())
      and staff_id <> ${staffId}`.execute(tx);
  await sql`
    insert into child_workers (authority_id, child_id, staff_id, started_on)
    select ${authorityId}, ${childId}::uuid, ${staffId}::uuid, today()
    where not exists (select from child_workers w where w.authority_id = ${authorityId} and w.child_id = ${childId}
      and w.during && daterange(today(), null))`.execute(tx);
}

/** A notification that waits for the service. */
export interface WaitingNotification extends ChildName {
  readonly id: string;
  readonly childId: string;
  /** A moment. */
  readonly notifiedAt: string;
  readonly notifiedBy: string | null;
}

const MOST_WAITING = 100;

export async function readWaitingNotifications(tx: Tx, { authorityId }: Actor): Promise<WaitingNotification[]> {
  const { rows } = await sql<WaitingNotification>`
    select n.id, n.child_id as "childId", k.local_id as "localId", k.known_as as "knownAs",
      k.given_name as "givenName", k.family_name as "familyName", n.notified_at as "notifiedAt", s.name as "notifiedBy"
    from care_notifications n
    join child_names k on k.authority_id = n.authority_id and k.child_id = n.child_id
    left join staff s on s.authority_id = n.authority_id and s.id = n.notified_by
    where n.authority_id = ${authorityId} and n.entered_at is null
    order by n.notified_at limit ${MOST_WAITING}`.execute(tx);
  return rows;
}

/** A notification as it was told, with who told it. */
export interface KeptNotification extends CareNotification {
  readonly childId: string;
  readonly isEntered: boolean;
  /** `YYYY-MM-DDTHH:MM` in London. */
  readonly notifiedAt: string;
  readonly notifiedById: string | null;
  readonly notifiedBy: string | null;
  /** Whoever told it is a social worker. */
  readonly isByWorker: boolean;
}

const NOTIFICATION = sql`n.child_id as "childId", n.entered_at is not null as "isEntered",
  to_char(n.notified_at at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI') as "notifiedAt",
  n.notified_by as "notifiedById", s.name as "notifiedBy", coalesce('social-worker' = any (s.roles), false) as "isByWorker",
  n.looked_after_from_on as "lookedAfterFrom", n.looked_after_time as "lookedAfterAt", n.legal_status as "legalStatus",
  n.placement, n.siblings, n.communication_needs as needs, n.communication_methods as methods, n.communication_note as "communicationNote",
  n.languages, n.identity, n.has_protection_plan as "hasProtectionPlan", n.told_by as "toldBy"`;

function notificationOf({ authorityId }: Actor, id: string) {
  return sql<KeptNotification>`
    select ${NOTIFICATION} from care_notifications n
    left join staff s on s.authority_id = n.authority_id and s.id = n.notified_by
    where n.authority_id = ${authorityId} and n.id = ${id}`;
}

export async function readNotification(tx: Tx, actor: Actor, id: string): Promise<KeptNotification | undefined> {
  const { rows } = await notificationOf(actor, id).execute(tx);
  return rows[0];
}

/** The same, and nobody else enters it until the transaction ends. */
export async function lockNotification(tx: Tx, actor: Actor, id: string): Promise<KeptNotification | undefined> {
  const { rows } = await sql<KeptNotification>`${notificationOf(actor, id)} for update of n`.execute(tx);
  return rows[0];
}

export async function markEntered(
  tx: Tx,
  { authorityId, userId }: Actor,
  { notificationId, asksForHealthAssessment }: { notificationId: string; asksForHealthAssessment: boolean },
): Promise<void> {
  await sql`
    update care_notifications set entered_at = now(), entered_by = ${userId},
      health_assessment_asked_at = case when ${asksForHealthAssessment} then now() end
    where authority_id = ${authorityId} and id = ${notificationId}`.execute(tx);
}

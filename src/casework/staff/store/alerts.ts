import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What one person is told. */
export interface AlertRow {
  readonly id: string;
  readonly kind: string;
  readonly raisedAt: string;
  readonly readAt: string | null;
  readonly childId: string | null;
  /** The child's name or local id; null where whoever asks may not find the child at all. */
  readonly childName: string | null;
  /** Whom it is about. */
  readonly about: string | null;
  readonly aboutStaffId: string | null;
  /** Who did it. */
  readonly by: string | null;
  /** Why a record was opened in an emergency. */
  readonly reason: string | null;
  /** The consultation paper that came back; null where it is another alert, or whoever asks may not read it. */
  readonly paperId: string | null;
  readonly reviewId: string | null;
  /** Who said what they think. */
  readonly personName: string | null;
  /** Who is kept out of a review, and which invitation that is about; null where it is another alert, or not theirs to read. */
  readonly excluded: string | null;
  readonly invitationId: string | null;
}

/** Somebody's own alerts, those not read yet first, then the newest. */
export async function readAlerts(
  tx: Tx,
  { authorityId, userId }: Actor,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ rows: AlertRow[]; total: number }> {
  const { rows } = await sql<AlertRow & { total: number }>`
    select l.id, l.kind, l.raised_at as "raisedAt", l.read_at as "readAt", l.child_id as "childId",
      coalesce(coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, ''), 'Child ' || c.local_id) as "childName",
      about.name as about, l.about_staff_id as "aboutStaffId", coalesce(by.name, opener.name) as by, e.reason,
      q.id as "paperId", coalesce(q.review_id, x.review_id) as "reviewId",
      q.person_name as "personName", i.name as excluded, x.invitation_id as "invitationId",
      count(*) over ()::int as total
    from alerts l
    left join child_names c on c.authority_id = l.authority_id and c.child_id = l.child_id
    left join staff about on about.authority_id = l.authority_id and about.id = l.about_staff_id
    left join staff by on by.authority_id = l.authority_id and by.id = l.raised_by
    left join emergency_accesses e on e.authority_id = l.authority_id and e.id = l.emergency_access_id
    left join staff opener on opener.authority_id = e.authority_id and opener.id = e.staff_id
    left join exclusions x on x.authority_id = l.authority_id and x.id = l.exclusion_id
    left join invitations i on i.authority_id = x.authority_id and i.id = x.invitation_id
    left join consultation_papers q on q.authority_id = l.authority_id and q.id = l.paper_id
    where l.authority_id = ${authorityId} and l.staff_id = ${userId}
    order by (l.read_at is null) desc, l.raised_at desc, l.id limit ${limit} offset ${offset}`.execute(tx);
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** False where it is not theirs, or there is no such alert. */
export async function updateAlertRead(tx: Tx, { authorityId, userId }: Actor, alertId: string): Promise<boolean> {
  const { rows } = await sql`
    update alerts set read_at = coalesce(read_at, now())
    where authority_id = ${authorityId} and staff_id = ${userId} and id = ${alertId} returning id`.execute(tx);
  return rows.length > 0;
}

/** Tells each of these people, on their next page. */
export async function insertAlerts(
  tx: Tx,
  { authorityId }: Actor,
  { kind, staffIds, aboutStaffId }: { kind: string; staffIds: readonly string[]; aboutStaffId: string },
): Promise<void> {
  if (staffIds.length === 0) return;
  await tx
    .insertInto('alerts')
    .values(staffIds.map((staff_id) => ({ authority_id: authorityId, staff_id, kind, about_staff_id: aboutStaffId })))
    .execute();
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { DigestChoice, Layer, RemindedRole, Stage } from '../model.ts';
import { mayOpen } from './reach.ts';

/** Whom to tell. */
export interface PersonToTell {
  readonly staffId: string;
  readonly name: string;
  readonly email: string | null;
  readonly choice: DigestChoice;
}

/** A reminder that somebody has not been told of. */
export interface ReminderToTell {
  readonly id: string;
  readonly staffId: string;
  readonly childId: string;
  /** The duty as it stands; null where it was done, its day moved, or it became another person's, since. */
  readonly obligationId: string | null;
  readonly rule: string;
  readonly bornOn: string | null;
  readonly dueOn: string;
  readonly layer: Layer;
  readonly stage: Stage;
  readonly role: RemindedRole;
  /** Who is away, where they only act for them. */
  readonly actsFor: string | null;
}

const UNTOLD = sql`told_at is null and lapsed_at is null`;

/** Some of those who have something to be told, in the order of their ids. */
export async function readPeopleToTell(tx: Tx, { authorityId }: Actor, atMost: number): Promise<PersonToTell[]> {
  const { rows } = await sql<PersonToTell>`
    select s.id as "staffId", s.name, s.email, coalesce(d.choice, 'daily') as choice
    from (select distinct staff_id from reminders where authority_id = ${authorityId} and ${UNTOLD}
      order by staff_id limit ${atMost}) r
    join staff s on s.authority_id = ${authorityId} and s.id = r.staff_id
    left join digest_choices d on d.authority_id = s.authority_id and d.staff_id = s.id
    order by s.id`.execute(tx);
  return rows;
}

/** These people, in the order of their ids. */
export async function readPeopleAmong(
  tx: Tx,
  { authorityId }: Actor,
  staffIds: readonly string[],
): Promise<PersonToTell[]> {
  const { rows } = await sql<PersonToTell>`
    select s.id as "staffId", s.name, s.email, coalesce(d.choice, 'daily') as choice from staff s
    left join digest_choices d on d.authority_id = s.authority_id and d.staff_id = s.id
    where s.authority_id = ${authorityId} and s.id = any (${[...staffIds]}::uuid[]) order by s.id`.execute(tx);
  return rows;
}

/** What these people have not been told of yet, held until the transaction ends; the earliest day first. */
export async function lockUntold(
  tx: Tx,
  { authorityId }: Actor,
  { staffIds, today }: { readonly staffIds: readonly string[]; readonly today: string },
): Promise<ReminderToTell[]> {
  const { rows } = await sql<ReminderToTell>`
    select r.id, r.staff_id as "staffId", r.child_id as "childId", o.id as "obligationId", r.rule, c.born_on as "bornOn",
      r.due_on as "dueOn", r.layer, r.stage, r.role, away.name as "actsFor"
    from reminders r
    join children c on c.authority_id = r.authority_id and c.id = r.child_id
    left join obligations o on ${IS_OPEN_DUTY} and ${isStillTheirs(authorityId, today)}
    left join staff away on away.authority_id = r.authority_id and away.id = r.acts_for
    where r.authority_id = ${authorityId} and r.staff_id = any (${[...staffIds]}::uuid[]) and r.told_at is null
      and r.lapsed_at is null
    order by r.due_on, r.rule, r.child_id for update of r`.execute(tx);
  return rows;
}

/** The duty `o` of a reminder `r`, where it is still to be done on the same day. */
export const IS_OPEN_DUTY = sql`o.authority_id = r.authority_id and o.child_id = r.child_id and o.rule = r.rule
  and o.about is not distinct from r.about and o.period is not distinct from r.period and o.due_on = r.due_on
  and o.met_on is null and o.not_owed_because is null`;

/** Whether the person of a reminder `r` still has that part for the child, and may open the record. */
function isStillTheirs(authorityId: string, today: string) {
  return sql`${mayOpen(authorityId, { child: sql`r.child_id`, person: sql`r.staff_id`, role: sql`r.role` })}
    and (r.acts_for is null or exists (select from absences w where w.authority_id = ${authorityId}
      and w.staff_id = r.acts_for and w.covered_by = r.staff_id and w.during @> ${today}::date))
    and case r.role
      when 'iro' then exists (select from appointments a where a.authority_id = ${authorityId}
        and a.child_id = r.child_id and a.staff_id = coalesce(r.acts_for, r.staff_id) and a.during @> ${today}::date)
      when 'social-worker' then exists (select from child_workers w where w.authority_id = ${authorityId}
        and w.child_id = r.child_id and w.staff_id = coalesce(r.acts_for, r.staff_id) and w.during @> ${today}::date)
      else true end`;
}

export async function markTold(
  tx: Tx,
  { authorityId }: Actor,
  { ids, itemId }: { readonly ids: readonly string[]; readonly itemId: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update reminders set told_at = clock_timestamp(), item_id = ${itemId}
    where authority_id = ${authorityId} and id = any (${[...ids]}::uuid[])`.execute(tx);
}

export async function markLapsed(tx: Tx, { authorityId }: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update reminders set lapsed_at = clock_timestamp()
    where authority_id = ${authorityId} and id = any (${[...ids]}::uuid[])`.execute(tx);
}

/** Tells these people on their next page, unless it tells them already. */
export async function raiseReminderAlerts(tx: Tx, { authorityId }: Actor, staffIds: readonly string[]): Promise<void> {
  if (staffIds.length === 0) return;
  await sql`
    insert into alerts (authority_id, staff_id, kind)
    select ${authorityId}, s.id, 'reminders' from unnest(${[...staffIds]}::uuid[]) s (id)
    where not exists (select from alerts l where l.authority_id = ${authorityId} and l.staff_id = s.id
      and l.kind = 'reminders' and l.read_at is null)`.execute(tx);
}

/** Whether emails of this authority go anywhere but onto a screen. */
export async function readIsDemo(tx: Tx, { authorityId }: Actor): Promise<boolean> {
  const { rows } = await sql<{ isDemo: boolean }>`
    select is_demo as "isDemo" from authorities where authority_id = ${authorityId}`.execute(tx);
  return rows[0]?.isDemo ?? false;
}

/** An email of reminders that waits and must not go as it is. */
export interface StaleItem {
  readonly itemId: string;
  readonly staffId: string;
  readonly hasLeft: boolean;
}

/**
 * Emails that still wait although something in them was done since, or its day moved, or the person left or has nothing
 * to do with the child any more; and digests of an earlier day.
 */
export async function readStaleItems(
  tx: Tx,
  { authorityId }: Actor,
  { today, atMost }: { readonly today: string; readonly atMost: number },
): Promise<StaleItem[]> {
  const { rows } = await sql<StaleItem>`
    select p.id as "itemId", p.recipient_id as "staffId", coalesce(s.left_on <= ${today}::date, false) as "hasLeft"
    from post_items p join staff s on s.authority_id = p.authority_id and s.id = p.recipient_id
    where p.authority_id = ${authorityId} and p.state = 'to-send' and p.purpose in ('reminder', 'digest')
      and p.channel = 'email' and (s.left_on <= ${today}::date
        or p.purpose = 'digest' and (p.queued_at at time zone 'Europe/London')::date < ${today}::date
        or p.purpose = 'reminder' and exists (
          select from reminders r left join obligations o on ${IS_OPEN_DUTY} and ${isStillTheirs(authorityId, today)}
          where r.authority_id = p.authority_id and r.item_id = p.id and o.id is null))
    limit ${atMost}`.execute(tx);
  return rows;
}

/** What stood in an email that is not sent is to be told anew, or, to whoever has left, not at all. */
export async function untell(tx: Tx, { authorityId }: Actor, { itemId, hasLeft }: StaleItem): Promise<void> {
  const lapsed = hasLeft ? sql`clock_timestamp()` : sql`null`;
  await sql`
    update reminders set told_at = null, item_id = null, lapsed_at = ${lapsed}
    where authority_id = ${authorityId} and item_id = ${itemId}`.execute(tx);
}

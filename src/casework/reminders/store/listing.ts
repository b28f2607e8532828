import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { RemindedRole, Stage } from '../model.ts';
import { IS_OPEN_DUTY } from './telling.ts';

/** A duty that somebody was reminded of and that is still to be done. */
export interface StandingReminder {
  readonly obligationId: string;
  readonly childId: string;
  readonly rule: string;
  readonly about: string | null;
  readonly aboutOn: string | null;
  readonly dueOn: string;
  readonly actsFor: string | null;
  readonly remindedAt: string;
  readonly localId: string;
  readonly knownAs: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly bornOn: string | null;
}

/** One row a duty, whatever stages it was reminded of at; the earliest day first. */
export async function readStandingReminders(
  tx: Tx,
  { authorityId, userId }: Actor,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ rows: StandingReminder[]; total: number }> {
  const { rows } = await sql<StandingReminder & { total: number }>`
    with standing as (
      select distinct on (o.id) o.id, o.child_id, o.rule, o.about, o.due_on, r.acts_for, r.told_at
      from reminders r join obligations o on ${IS_OPEN_DUTY}
      where r.authority_id = ${authorityId} and r.staff_id = ${userId} and r.told_at is not null
      order by o.id, r.told_at desc)
    select s.id as "obligationId", s.child_id as "childId", s.rule, s.about, v.recording_on as "aboutOn",
      s.due_on as "dueOn", away.name as "actsFor", s.told_at as "remindedAt", c.local_id as "localId",
      c.known_as as "knownAs", c.given_name as "givenName", c.family_name as "familyName",
      c.born_on as "bornOn", count(*) over ()::int as total
    from standing s
    join children c on c.authority_id = ${authorityId} and c.id = s.child_id
    left join reviews v on v.authority_id = ${authorityId} and v.child_id = s.child_id and v.key = s.about
    left join staff away on away.authority_id = ${authorityId} and away.id = s.acts_for
    order by s.due_on, s.rule, s.child_id limit ${limit} offset ${offset}`.execute(tx);
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How many duties one was reminded of that are still to be done, of the children within reach. */
export async function countStandingReminders(tx: Tx, { authorityId, userId }: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct o.id)::int as count from reminders r join obligations o on ${IS_OPEN_DUTY}
    where r.authority_id = ${authorityId} and r.staff_id = ${userId} and r.told_at is not null`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** That somebody was reminded of something about a child. */
export interface ReminderOfChild {
  readonly id: string;
  readonly rule: string;
  readonly about: string | null;
  readonly aboutOn: string | null;
  readonly dueOn: string;
  readonly stage: Stage;
  readonly role: RemindedRole;
  readonly name: string;
  readonly actsFor: string | null;
  readonly toldAt: string;
  /** Otherwise the screen told. */
  readonly isEmailed: boolean;
  /** How far the email is; null where whoever asks may not see it. */
  readonly emailState: string | null;
  /** The duty, where it is still to be done on that day. */
  readonly obligationId: string | null;
}

/** The latest first. */
export async function readRemindersOfChild(
  tx: Tx,
  { authorityId }: Actor,
  { childId, limit, offset }: { readonly childId: string; readonly limit: number; readonly offset: number },
): Promise<{ rows: ReminderOfChild[]; total: number }> {
  const { rows } = await sql<ReminderOfChild & { total: number }>`
    select r.id, r.rule, r.about, v.recording_on as "aboutOn", r.due_on as "dueOn", r.stage, r.role, s.name,
      away.name as "actsFor", r.told_at as "toldAt",
      r.item_id is not null as "isEmailed", p.state as "emailState",
      o.id as "obligationId", count(*) over ()::int as total
    from reminders r
    join staff s on s.authority_id = r.authority_id and s.id = r.staff_id
    left join staff away on away.authority_id = r.authority_id and away.id = r.acts_for
    left join reviews v on v.authority_id = r.authority_id and v.child_id = r.child_id and v.key = r.about
    left join post_items p on p.authority_id = r.authority_id and p.id = r.item_id
    left join obligations o on ${IS_OPEN_DUTY}
    where r.authority_id = ${authorityId} and r.child_id = ${childId} and r.told_at is not null
    order by r.told_at desc, r.due_on, r.id limit ${limit} offset ${offset}`.execute(tx);
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

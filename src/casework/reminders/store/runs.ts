import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Reached } from './raising.ts';

/** How far a morning's work is. */
export interface ReminderRun {
  readonly reached: Reached | undefined;
  readonly isRaised: boolean;
  readonly isTold: boolean;
  readonly isEnded: boolean;
}

/** Begins a day's work, or does nothing where it began already. */
export async function beginRun(tx: Tx, { authorityId }: Actor, today: string): Promise<void> {
  await sql`insert into reminder_runs (authority_id, ran_on) values (${authorityId}, ${today}) on conflict do nothing`.execute(
    tx,
  );
}

/** How far it is; until the transaction ends nobody else goes on with it. */
export async function lockRun(tx: Tx, { authorityId }: Actor, today: string): Promise<ReminderRun> {
  const { rows } = await sql<{ dueOn: string | null; id: string | null } & Omit<ReminderRun, 'reached'>>`
    select reached_due_on as "dueOn", reached_id as id, raised_at is not null as "isRaised",
      told_at is not null as "isTold", ended_at is not null as "isEnded"
    from reminder_runs where authority_id = ${authorityId} and ran_on = ${today} for update`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the run was not begun');
  const { dueOn, id, ...state } = row;
  return { ...state, reached: dueOn === null || id === null ? undefined : { dueOn, id } };
}

/** Whether a day's work is over, without waiting for whoever is at it. */
export async function isRunOver(tx: Tx, { authorityId }: Actor, today: string): Promise<boolean> {
  const { rows } = await sql`
    select from reminder_runs where authority_id = ${authorityId} and ran_on = ${today} and ended_at is not null`.execute(
    tx,
  );
  return rows.length > 0;
}

interface Progress {
  readonly today: string;
  readonly reached?: Reached | undefined;
  /** What is over with this. */
  readonly over?: 'raised' | 'told' | 'ended';
  readonly reminders?: number;
  readonly people?: number;
  readonly emails?: number;
  readonly digests?: number;
}

/** Writes down how far it is, and adds to the counts. */
export async function saveRun(tx: Tx, { authorityId }: Actor, progress: Progress): Promise<void> {
  const { today, reached, over, reminders = 0, people = 0, emails = 0, digests = 0 } = progress;
  await sql`
    update reminder_runs set reached_due_on = coalesce(${reached?.dueOn ?? null}::date, reached_due_on),
      reached_id = coalesce(${reached?.id ?? null}::uuid, reached_id),
      raised_at = case when ${over === 'raised'} then clock_timestamp() else raised_at end,
      told_at = case when ${over === 'told'} then clock_timestamp() else told_at end,
      ended_at = case when ${over === 'ended'} then clock_timestamp() else ended_at end,
      reminders = reminders + ${reminders}, people = people + ${people}, emails = emails + ${emails},
      digests = digests + ${digests}
    where authority_id = ${authorityId} and ran_on = ${today}`.execute(tx);
}

/** A morning, for whoever looks after the program. */
export interface RunRow {
  readonly ranOn: string;
  readonly beganAt: string;
  readonly endedAt: string | null;
  readonly reminders: number;
  readonly people: number;
  readonly emails: number;
  readonly digests: number;
}

/** The latest first. */
export async function readRuns(tx: Tx, { authorityId }: Actor, limit: number): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ran_on as "ranOn", began_at as "beganAt", ended_at as "endedAt", reminders, people, emails, digests
    from reminder_runs where authority_id = ${authorityId} order by ran_on desc limit ${limit}`.execute(tx);
  return rows;
}

import { recordAudit } from '../../platform/audit/audit.ts';
import { forEachAuthority } from '../../platform/database/authority-ids.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { MessageChannel } from '../../platform/notify/notifier.ts';
import { addWorkingDays, type Day, isoFromDay, isWorkingDay } from '../../rules/index.ts';
import { recomputeEveryDue } from '../obligations/recompute-every-due.ts';
import { findTerms } from '../settings/terms-of-authority.ts';
import { makeDigests } from './make-digests.ts';
import { planReminders } from './plan-reminders.ts';
import { remindOfLooks } from './remind-of-looks.ts';
import { raiseBatch } from './store/raising.ts';
import { beginRun, isRunOver, lockRun, saveRun } from './store/runs.ts';
import { readReminderSettings } from './store/settings.ts';
import { readIsDemo, readPeopleToTell } from './store/telling.ts';
import { type Telling, tellPeople } from './tell-people.ts';

const DUTIES_AT_ONCE = 500;
const PEOPLE_AT_ONCE = 50;
const LOOKS_AT_ONCE = 200;

/** What a morning's reminders need to know. */
export interface Reminding {
  readonly today: Day;
  /** Aborted where the program ends: the rest is done the next time. */
  readonly signal: Pick<AbortSignal, 'aborted'>;
  /** What people type to reach the program. */
  readonly address: string;
  /** Over which channels messages go out by themselves. */
  readonly sendsOver: readonly MessageChannel[];
  readonly dutiesAtOnce?: number;
  readonly peopleAtOnce?: number;
}

/**
 * The morning's work of each authority, once a working day: reminds whoever must act of what is due soon, today or late.
 * It is done in batches of a transaction each, of which each says how far it came: what was broken off goes on where it
 * stopped, and of two programs one waits while the other is at it. On a day that is no working day nothing is told.
 */
export async function remindEveryone(database: Database, reminding: Reminding): Promise<void> {
  const { today, signal } = reminding;
  if (!isWorkingDay(today)) return;
  const due = new Set<string>();
  await forEachAuthority(database, async (program) => {
    const isOver = await database.withTransaction(program, (tx) => isRunOver(tx, program, isoFromDay(today)));
    if (!isOver) due.add(program.authorityId);
  });
  if (due.size === 0) return;
  try {
    // Nobody is reminded of a day that this very day moves.
    await recomputeEveryDue(database, { today, signal });
  } finally {
    await forEachAuthority(database, async (program) => {
      if (due.has(program.authorityId) && !signal.aborted) await remindAuthority(database, program, reminding);
    });
  }
}

async function remindAuthority(database: Database, program: Actor, reminding: Reminding): Promise<void> {
  const today = isoFromDay(reminding.today);
  await database.withTransaction(program, (tx) => beginRun(tx, program, today));
  const step = (work: (tx: Tx, actor: Actor, asked: Reminding) => Promise<boolean>) =>
    database.withTransaction(program, (tx) => work(tx, program, reminding));
  for (const work of [raiseNext, tellNext, lookNext, digestNext, endRun]) {
    while (!reminding.signal.aborted && (await step(work)));
  }
}

/** @returns whether there is more to look at */
async function raiseNext(tx: Tx, program: Actor, { today: day, dutiesAtOnce }: Reminding): Promise<boolean> {
  const today = isoFromDay(day);
  const { isRaised, reached } = await lockRun(tx, program, today);
  if (isRaised) return false;
  const { leadWorkingDays } = await readReminderSettings(tx, program);
  const plan = planReminders(day, leadWorkingDays);
  const atMost = dutiesAtOnce ?? DUTIES_AT_ONCE;
  const batch = await raiseBatch(tx, program, { plan, reached, atMost });
  const isLast = batch.looked < atMost;
  await saveRun(tx, program, {
    today,
    reached: batch.reached,
    reminders: batch.reminders,
    ...(isLast && { over: 'raised' }),
  });
  if (batch.reminders > 0) {
    const details = { reminders: batch.reminders };
    await recordAudit(tx, program, { action: 'reminders.raised', childIds: batch.childIds, details });
  }
  return !isLast;
}

/** @returns whether there may be more people to tell */
async function tellNext(tx: Tx, program: Actor, reminding: Reminding): Promise<boolean> {
  const today = isoFromDay(reminding.today);
  const { isRaised, isTold } = await lockRun(tx, program, today);
  // Whoever broke off the step before goes on with it first: nobody gets half of their reminders in one email.
  if (!isRaised || isTold) return false;
  const people = await readPeopleToTell(tx, program, reminding.peopleAtOnce ?? PEOPLE_AT_ONCE);
  if (people.length === 0) {
    await saveRun(tx, program, { today, over: 'told' });
    return false;
  }
  const told = await tellPeople(tx, program, { people, telling: await toTelling(tx, program, reminding) });
  await saveRun(tx, program, { today, ...told });
  await recordAudit(tx, program, { action: 'reminders.told', details: { ...told } });
  return true;
}

/** How the people of an authority are told today. */
export async function toTelling(
  tx: Tx,
  program: Actor,
  { today, address, sendsOver }: Pick<Reminding, 'today' | 'address' | 'sendsOver'>,
): Promise<Telling> {
  const byEmail = sendsOver.includes('email') || (await readIsDemo(tx, program));
  return { today: isoFromDay(today), terms: await findTerms(tx, program), address, byEmail };
}

/** @returns whether there may be more exclusions to look at */
async function lookNext(tx: Tx, program: Actor, reminding: Reminding): Promise<boolean> {
  const today = isoFromDay(reminding.today);
  const { isTold, isEnded } = await lockRun(tx, program, today);
  if (!isTold || isEnded) return false;
  const told = await remindOfLooks(tx, program, {
    telling: await toTelling(tx, program, reminding),
    nextWorkingDay: isoFromDay(addWorkingDays(reminding.today, 1)),
    atMost: LOOKS_AT_ONCE,
  });
  await saveRun(tx, program, { today, ...told });
  return told.reminders > 0;
}

/** @returns whether there may be more digests to make */
async function digestNext(tx: Tx, program: Actor, reminding: Reminding): Promise<boolean> {
  const today = isoFromDay(reminding.today);
  const { isTold, isEnded } = await lockRun(tx, program, today);
  if (!isTold || isEnded) return false;
  const telling = await toTelling(tx, program, reminding);
  const { looked, written } = await makeDigests(tx, program, {
    telling,
    atMost: reminding.peopleAtOnce ?? PEOPLE_AT_ONCE,
  });
  await saveRun(tx, program, { today, digests: written });
  if (written > 0) await recordAudit(tx, program, { action: 'digests.made', details: { digests: written } });
  return looked > 0;
}

async function endRun(tx: Tx, program: Actor, { today }: Reminding): Promise<boolean> {
  const { isTold, isEnded } = await lockRun(tx, program, isoFromDay(today));
  if (isTold && !isEnded) await saveRun(tx, program, { today: isoFromDay(today), over: 'ended' });
  return false;
}

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { atEnd } from '../../../tests/support/at-end.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { openTestMailServer } from '../../../tests/support/mail-server.ts';
import { enterDuty, openRemindedOffice, type RemindedOffice } from '../../../tests/support/reminders.ts';
import { forEachAuthority } from '../../platform/database/authority-ids.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { openNotifier } from '../../platform/notify/open-notifier.ts';
import { readSendingSettings } from '../../platform/notify/settings.ts';
import { getDay } from '../../rules/index.ts';
import { sendDuePost } from '../post/send-due-post.ts';
import { remindEveryone } from './remind-everyone.ts';
import { withdrawStaleReminders } from './withdraw-stale-reminders.ts';

const DUE = '2026-03-12';
const { database, asAdmin } = await openTestDatabase();
const mail = await openTestMailServer();
const notifier = openNotifier(
  readSendingSettings({ FOOTPRINT_SMTP_URL: mail.url, FOOTPRINT_MAIL_FROM: 'reviews@northshire.example' }),
);
atEnd(() => notifier.close());
const { signal } = new AbortController();
const telling = { address: 'https://footprint.example.gov.uk', sendsOver: ['email'], signal } as const;

beforeEach(() => mail.behave('takes'));

/** A morning on which two duties of the IRO are due. */
async function openMorning(): Promise<RemindedOffice> {
  const office = await openRemindedOffice(database);
  await inside(office, async (tx) => {
    await enterDuty(tx, office, { due_on: DUE });
    await enterDuty(tx, office, { due_on: DUE, rule: 'outcome.decisions' });
  });
  await remindEveryone(database, { ...telling, today: getDay(DUE) });
  return office;
}

const inside = <Result>({ program }: RemindedOffice, work: (tx: Tx) => Promise<Result>) =>
  database.withTransaction(program, work);

/** What the job does each minute. */
async function handOver(today = DUE): Promise<void> {
  await withdrawStaleReminders(database, { ...telling, today: getDay(today) });
  await sendDuePost(database, { notifier, signal });
}

/** Digests beside them are another matter. */
const receivedReminders = () => mail.received.filter(({ text }) => text?.includes('All your reminders'));

async function statesOf({ program }: RemindedOffice): Promise<string[]> {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ said: string }>(
      "select state || ': ' || subject as said from app.post_items where authority_id = $1 and purpose = 'reminder' order by id",
      [program.authorityId],
    ),
  );
  return rows.map(({ said }) => said);
}

const done = (office: RemindedOffice, rule: string) =>
  inside(office, (tx) =>
    tx
      .updateTable('obligations')
      .set({ met_on: DUE })
      .where('authority_id', '=', office.program.authorityId)
      .where('rule', '=', rule)
      .execute(),
  );

describe('a reminder by email', () => {
  it('is received by a mail server in plain text and HTML, each with the links', async () => {
    const before = receivedReminders().length;
    const office = await openMorning();
    await handOver();
    assert.deepEqual(await statesOf(office), ['sent: Footprint: 2 things to do']);
    const [email, ...others] = receivedReminders().slice(before);
    assert.deepEqual(others, []);
    assert.equal(email?.to?.[0]?.name, 'Iris Ode');
    const link = /https:\/\/footprint\.example\.gov\.uk\/children\/[0-9a-f-]{36}\/obligations\/[0-9a-f-]{36}/g;
    assert.equal(email.text?.match(link)?.length, 2);
    assert.match(email.html ?? '', /<h2>Due today, or before the next working day<\/h2><ul><li>/);
    assert.equal(new Set(email.html?.match(link)).size, 2);
  });

  it('that could not go is taken back where something in it was done meanwhile, and what stands is written anew', async () => {
    mail.behave('asks to come again');
    const office = await openMorning();
    await handOver();
    assert.deepEqual(await statesOf(office), ['to-send: Footprint: 2 things to do']);
    await done(office, 'outcome.decisions');
    mail.behave('takes');
    const before = receivedReminders().length;
    await handOver();
    assert.deepEqual(await statesOf(office), [
      'withdrawn: Footprint: 2 things to do',
      'sent: Footprint: 1 thing to do',
    ]);
    const texts = receivedReminders()
      .slice(before)
      .map(({ text }) => text ?? '');
    assert.equal(texts.length, 1);
    assert.match(texts[0] ?? '', /full record/);
    assert.doesNotMatch(texts[0] ?? '', /decisions of the review/);
  });

  it('that could not go is not sent at all once everything in it was done, moved, or the person left', async () => {
    mail.behave('asks to come again');
    const offices = [await openMorning(), await openMorning(), await openMorning()] as const;
    await handOver();
    const [finished, moved, left] = offices;
    for (const rule of ['outcome.decisions', 'outcome.full-record']) await done(finished, rule);
    await inside(moved, (tx) =>
      tx.updateTable('obligations').set({ due_on: '2026-03-20' }).where('child_id', '=', moved.child).execute(),
    );
    await inside(left, (tx) => tx.updateTable('staff').set({ left_on: DUE }).where('id', '=', left.iro).execute());
    mail.behave('takes');
    const before = receivedReminders().length;
    await handOver();
    for (const office of offices) assert.deepEqual(await statesOf(office), ['withdrawn: Footprint: 2 things to do']);
    assert.equal(receivedReminders().length, before);
  });

  it('that could not go is not sent to whoever was barred meanwhile, nor to who handed the child over; the next one is reminded', async () => {
    mail.behave('asks to come again');
    const [barred, handedOver] = [await openMorning(), await openMorning()] as const;
    await handOver();
    await inside(barred, (tx) => {
      const who = { authority_id: barred.program.authorityId, child_id: barred.child, staff_id: barred.iro };
      return tx
        .insertInto('barred_staff')
        .values({ ...who, reason: 'an aunt' })
        .execute();
    });
    const next = await inside(handedOver, async (tx) => {
      const { authorityId: authority_id } = handedOver.program;
      const row = { authority_id, name: 'Nel Ode', roles: ['iro'], email: 'nel@northshire.example' };
      const { id } = await tx.insertInto('staff').values(row).returning('id').executeTakeFirstOrThrow();
      await tx.updateTable('appointments').set({ ended_on: DUE }).where('child_id', '=', handedOver.child).execute();
      const appointed = { authority_id, child_id: handedOver.child, staff_id: id, started_on: DUE };
      await tx.insertInto('appointments').values(appointed).execute();
      return id;
    });
    mail.behave('takes');
    const before = receivedReminders().length;
    await handOver();
    for (const office of [barred, handedOver]) {
      assert.deepEqual(await statesOf(office), ['withdrawn: Footprint: 2 things to do']);
    }
    assert.equal(receivedReminders().length, before);
    await asAdmin((admin) =>
      admin.query('delete from app.reminder_runs where authority_id = $1', [handedOver.program.authorityId]),
    );
    await remindEveryone(database, { ...telling, today: getDay(DUE) });
    const { rows } = await asAdmin((admin) =>
      admin.query("select recipient_id as who from app.post_items where authority_id = $1 and state = 'to-send'", [
        handedOver.program.authorityId,
      ]),
    );
    assert.ok(rows.some(({ who }) => who === next));
  });

  it('of one authority goes also where something fails for another', async () => {
    const [failing, fine] = [await openMorning(), await openMorning()] as const;
    const broken = new Error('one authority fails');
    const told: string[] = [];
    const going = forEachAuthority(database, async ({ authorityId }) => {
      if (authorityId === failing.program.authorityId) throw broken;
      told.push(authorityId);
    });
    await assert.rejects(going, broken);
    assert.ok(told.includes(fine.program.authorityId));
  });

  it('that waits and is still true waits on, and is not written twice', async () => {
    mail.behave('asks to come again');
    const office = await openMorning();
    await handOver();
    await handOver();
    assert.deepEqual(await statesOf(office), ['to-send: Footprint: 2 things to do']);
  });
});

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import ICAL from 'ical.js';
import type { Email } from 'postal-mime';
import { atEnd } from '../../../tests/support/at-end.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { openTestMailServer } from '../../../tests/support/mail-server.ts';
import { createAuthority, createChild, type TestActor } from '../../../tests/support/records.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { openNotifier } from '../../platform/notify/open-notifier.ts';
import { readSendingSettings } from '../../platform/notify/settings.ts';
import type { PostToQueue } from './model.ts';
import { planCalendarNote } from './plan-calendar-note.ts';
import { queuePost } from './queue-post.ts';
import { sendDuePost } from './send-due-post.ts';

const { database, asAdmin } = await openTestDatabase();
const mail = await openTestMailServer();
const notifier = openNotifier(
  readSendingSettings({ FOOTPRINT_SMTP_URL: mail.url, FOOTPRINT_MAIL_FROM: 'reviews@northshire.example' }),
);
atEnd(() => notifier.close());
const nothingSetUp = openNotifier(readSendingSettings({}));
const { signal } = new AbortController();

const administrator = await createAuthority(database);
const childId = await as((tx) => createChild(tx, administrator, 'L1'));
const reviewId = await as(async (tx) => {
  const review = { authority_id: administrator.authorityId, child_id: childId, key: 'r1', source: 'recorded' };
  const { id } = await tx.insertInto('reviews').values(review).returning('id').executeTakeFirstOrThrow();
  return id;
});
const CARER = {
  kind: 'outside',
  id: null,
  name: 'Ann Carer',
  email: 'carer@example.org',
  phone: '01632960001',
} as const;
const EMAIL: PostToQueue = {
  childId,
  reviewId,
  purpose: 'invitation',
  channel: 'email',
  recipient: CARER,
  subject: 'A review meeting',
  body: 'Please come.\n\nIt is at four.',
};
const MEETING = {
  reviewId,
  recipient: CARER,
  method: 'REQUEST',
  startsAt: '2026-07-02T16:00',
  endsAt: '2026-07-02T17:00',
  place: 'The school',
  summary: 'Review meeting',
} as const;

beforeEach(() => mail.behave('takes'));

describe('an invitation by email', () => {
  it('is received by a mail server, says what it said, and puts the meeting into a calendar', async () => {
    const email = await sendOne(await withCalendar(MEETING));
    assert.deepEqual(
      [email.from?.address, email.to?.[0]?.address, email.to?.[0]?.name, email.subject],
      ['reviews@northshire.example', 'carer@example.org', 'Ann Carer', 'A review meeting'],
    );
    assert.equal(email.text?.trim(), EMAIL.body);
    const { method, event } = readCalendar(email);
    assert.equal(method, 'REQUEST');
    assert.equal(event.summary, 'Review meeting');
    assert.equal(event.location, 'The school');
    // Four o'clock by the clocks of London in summer is three in UTC.
    assert.equal(event.startDate.toJSDate().toISOString(), '2026-07-02T15:00:00.000Z');
    assert.equal(event.endDate.toJSDate().toISOString(), '2026-07-02T16:00:00.000Z');
    assert.equal(event.startDate.zone?.tzid, 'Europe/London');
    assert.equal(event.organizer, 'mailto:reviews@northshire.example');
  });

  it('moves the meeting when the day changes, and takes it out when it is cancelled', async () => {
    const diary = new Map<string, { sequence: number; startsAt: string }>();
    const follow = async (meeting: Parameters<typeof withCalendar>[0]) => {
      const { method, event } = readCalendar(await sendOne(await withCalendar(meeting)));
      const known = diary.get(event.uid);
      assert.ok(known === undefined || event.sequence > known.sequence, 'a calendar believes the highest sequence');
      if (method === 'CANCEL') diary.delete(event.uid);
      else diary.set(event.uid, { sequence: event.sequence, startsAt: event.startDate.toString() });
    };
    const other = { ...MEETING, recipient: { ...CARER, email: 'other@example.org' } };
    await follow(other);
    assert.deepEqual(
      [...diary.values()].map(({ startsAt }) => startsAt),
      ['2026-07-02T16:00:00'],
    );
    await follow({ ...other, startsAt: '2026-12-03T10:00', endsAt: '2026-12-03T11:00' });
    assert.deepEqual(
      [...diary.values()].map(({ startsAt }) => startsAt),
      ['2026-12-03T10:00:00'],
    );
    await follow({ ...other, method: 'CANCEL' });
    assert.equal(diary.size, 0);
  });

  it('keeps the proof: when, to which address, under which Message-ID', async () => {
    const email = await sendOne(EMAIL);
    const { state, id, events } = await latestItem();
    assert.equal(state, 'sent');
    assert.equal(email.messageId, `<${id}@northshire.example>`);
    assert.deepEqual(
      events.map(({ what, via, address, reference }) => [what, via, address, reference]),
      [
        ['began', null, 'carer@example.org', null],
        ['sent', 'smtp', 'carer@example.org', email.messageId],
      ],
    );
    const { rows } = await asAdmin((admin) =>
      admin.query(
        "select child_ids, details from app.audit_events where action = 'post.sent' order by id desc limit 1",
      ),
    );
    assert.deepEqual(rows, [{ child_ids: [childId], details: { itemId: id, via: 'smtp' } }]);
  });
});

describe('a mail server', () => {
  it('that refuses the address for good ends it, with the reason', async () => {
    mail.behave('refuses for good');
    await queueAndSend(EMAIL);
    const { state, problem, events } = await latestItem();
    assert.deepEqual(
      [state, problem],
      ['failed', 'The mail server does not take mail for this address. It answered 550.'],
    );
    assert.deepEqual(
      events.map(({ what }) => what),
      ['began', 'failed'],
    );
  });

  it('that asks to come again gets it later, by itself', async () => {
    mail.behave('asks to come again');
    await queueAndSend(EMAIL);
    const waiting = await latestItem();
    assert.deepEqual([waiting.state, waiting.attempts, waiting.isWaiting], ['to-send', 1, true]);
    await send();
    assert.equal((await latestItem()).attempts, 1, 'not before its time');
    mail.behave('takes');
    await asAdmin((admin) =>
      admin.query('update app.post_items set next_attempt_at = now() where id = $1', [waiting.id]),
    );
    await send();
    const sent = await latestItem();
    assert.deepEqual([sent.state, sent.problem], ['sent', null]);
    assert.deepEqual(
      sent.events.map(({ what }) => what),
      ['began', 'postponed', 'began', 'sent'],
    );
  });

  it('that takes it and never answers leaves it in doubt: nobody is written to twice by a program', async () => {
    mail.behave('takes it and says nothing');
    const before = mail.received.length;
    await queueAndSend(EMAIL);
    mail.behave('takes');
    await send();
    const { state, problem, events } = await latestItem();
    assert.equal(state, 'failed');
    assert.match(problem ?? '', /It may have arrived: ask the person before you send it again/);
    assert.deepEqual(
      events.map(({ what }) => what),
      ['began', 'interrupted'],
    );
    assert.equal(mail.received.length, before + 1);
  });

  it('that hangs up before it has the message is tried again later, without a doubt', async () => {
    mail.behave('hangs up');
    await queueAndSend(EMAIL);
    const { state, problem, id } = await latestItem();
    assert.deepEqual([state, problem], ['to-send', 'The mail server could not be reached.']);
    mail.behave('takes');
    await asAdmin((admin) => admin.query('update app.post_items set next_attempt_at = now() where id = $1', [id]));
    await send();
    assert.equal((await latestItem()).state, 'sent');
  });

  it('that cannot be reached is tried again later', async () => {
    const elsewhere = openNotifier(
      readSendingSettings({
        FOOTPRINT_SMTP_URL: 'smtp://127.0.0.1:1',
        FOOTPRINT_MAIL_FROM: 'reviews@northshire.example',
      }),
    );
    await as((tx) => queuePost(tx, administrator, EMAIL));
    await sendDuePost(database, { notifier: elsewhere, signal });
    elsewhere.close();
    const { state, problem, id } = await latestItem();
    assert.deepEqual([state, problem], ['to-send', 'The mail server could not be reached.']);
    await asAdmin((admin) => admin.query('update app.post_items set next_attempt_at = now() where id = $1', [id]));
    await send();
    assert.equal((await latestItem()).state, 'sent');
  });
});

describe('a program', () => {
  it('that was killed while it handed something over tells so, and does not do it again', async () => {
    await as((tx) => queuePost(tx, administrator, EMAIL));
    const { id } = await latestItem();
    await asAdmin((admin) =>
      admin.query(
        "update app.post_items set state = 'sending', began_at = now() - interval '11 minutes' where id = $1",
        [id],
      ),
    );
    const before = mail.received.length;
    await send();
    const { state, problem } = await latestItem();
    assert.equal(state, 'failed');
    assert.match(problem ?? '', /^Footprint was stopped while it handed this over\. It may have arrived/);
    assert.equal(mail.received.length, before);
  });

  it('beside another one sends each email once', async () => {
    const before = mail.received.length;
    await as(async (tx) => {
      for (let n = 0; n < 40; n += 1) await queuePost(tx, administrator, { ...EMAIL, subject: `Number ${n}` });
    });
    await Promise.all([send(), send(), send()]);
    const subjects = mail.received.slice(before).map(({ subject }) => subject);
    assert.deepEqual(subjects.length, 40);
    assert.equal(new Set(subjects).size, 40);
  });

  it('that nothing is set up for leaves everything where it is', async () => {
    await as((tx) => queuePost(tx, administrator, EMAIL));
    await sendDuePost(database, { notifier: nothingSetUp, signal });
    assert.deepEqual((await latestItem()).state, 'to-send');
    await send();
  });

  it('sends nothing of an authority that is made up: it is shown, and said to be so', async () => {
    const demo = await createAuthority(database, 'Marramshire');
    await asAdmin((admin) =>
      admin.query('update app.authorities set is_demo = true where authority_id = $1', [demo.authorityId]),
    );
    await database.withTransaction(demo, (tx) => queuePost(tx, demo, { ...EMAIL, childId: null, reviewId: null }));
    const before = mail.received.length;
    await send();
    const { state, events } = await latestItem(demo);
    assert.deepEqual([state, events.map(({ via }) => via)], ['sent', [null, 'outbox']]);
    assert.equal(mail.received.length, before);
    const recipient = { ...CARER, email: 'nobody@example.invalid' };
    await database.withTransaction(demo, (tx) =>
      queuePost(tx, demo, { ...EMAIL, recipient, childId: null, reviewId: null }),
    );
    await send();
    const failed = await latestItem(demo);
    assert.deepEqual([failed.state, failed.problem], ['failed', 'There is no mail server for example.invalid.']);
  });
});

async function withCalendar(meeting: Parameters<typeof planCalendarNote>[2]): Promise<PostToQueue> {
  const calendar = await as((tx) => planCalendarNote(tx, administrator, meeting));
  return { ...EMAIL, recipient: { ...CARER, ...meeting.recipient }, calendar };
}

async function sendOne(item: PostToQueue): Promise<Email> {
  const before = mail.received.length;
  await queueAndSend(item);
  const [email, ...others] = mail.received.slice(before);
  assert.ok(email !== undefined && others.length === 0, 'one email, and no more');
  return email;
}

async function queueAndSend(item: PostToQueue): Promise<void> {
  const { kind } = await as((tx) => queuePost(tx, administrator, item));
  assert.equal(kind, 'queued');
  await send();
}

function send(): Promise<void> {
  return sendDuePost(database, { notifier, signal });
}

/** The calendar stands beside the text, where mail programs look for it, and as a file. */
function readCalendar(email: Email) {
  const parts = email.attachments.filter(({ mimeType }) => ['text/calendar', 'application/ics'].includes(mimeType));
  assert.deepEqual(
    parts.map(({ mimeType }) => mimeType),
    ['text/calendar', 'application/ics'],
  );
  const texts = parts.map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)));
  assert.equal(texts[0]?.trim(), texts[1]?.trim());
  const calendar = new ICAL.Component(ICAL.parse(texts[0] ?? ''));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  assert.ok(zone);
  ICAL.TimezoneService.register(zone);
  const event = calendar.getFirstSubcomponent('vevent');
  assert.ok(event);
  return { method: calendar.getFirstPropertyValue('method'), event: new ICAL.Event(event) };
}

interface ItemFound {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly problem: string | null;
  readonly isWaiting: boolean;
  readonly events: { what: string; via: string | null; address: string | null; reference: string | null }[];
}

async function latestItem({ authorityId }: Pick<TestActor, 'authorityId'> = administrator): Promise<ItemFound> {
  const { rows } = await asAdmin((admin) =>
    admin.query<ItemFound>(
      `select p.id, p.state, p.attempts, p.problem, p.next_attempt_at > now() as "isWaiting",
        (select jsonb_agg(jsonb_build_object('what', e.what, 'via', e.via, 'address', e.address, 'reference', e.reference)
          order by e.id) from app.post_events e where e.item_id = p.id) as events
      from app.post_items p where p.authority_id = $1 order by p.id desc limit 1`,
      [authorityId],
    ),
  );
  assert.ok(rows[0]);
  return rows[0];
}

function as<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return database.withTransaction(administrator, work);
}

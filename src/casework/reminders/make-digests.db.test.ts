import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atEnd } from '../../../tests/support/at-end.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { openTestMailServer } from '../../../tests/support/mail-server.ts';
import { POST_ITEM } from '../../../tests/support/records.ts';
import {
  enterDuty,
  openRemindedOffice,
  type RemindedOffice,
  turnDigestDown,
} from '../../../tests/support/reminders.ts';
import { todayInLondon } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { openNotifier } from '../../platform/notify/open-notifier.ts';
import { readSendingSettings } from '../../platform/notify/settings.ts';
import { addDays, addWorkingDays, type Day, getDay, isoFromDay, lastWorkingDayOnOrBefore } from '../../rules/index.ts';
import { sendDuePost } from '../post/send-due-post.ts';
import { chooseDigest } from './digest-choice.ts';
import type { DigestChoice } from './model.ts';
import { remindEveryone } from './remind-everyone.ts';

const { database, asAdmin } = await openTestDatabase();
const mail = await openTestMailServer();
const notifier = openNotifier(
  readSendingSettings({ FOOTPRINT_SMTP_URL: mail.url, FOOTPRINT_MAIL_FROM: 'reviews@northshire.example' }),
);
atEnd(() => notifier.close());
const { signal } = new AbortController();
/** Whose children a person sees the database asks of its own clock, so these mornings are near today. */
const TODAY = lastWorkingDayOnOrBefore(getDay(todayInLondon()));

async function morning(today: Day = TODAY): Promise<void> {
  await remindEveryone(database, { today, signal, address: 'https://footprint.example.gov.uk', sendsOver: ['email'] });
}

const inside = <Result>({ program }: RemindedOffice, work: (tx: Tx) => Promise<Result>) =>
  database.withTransaction(program, work);

/** Long due, so that nobody is reminded of it: the digest alone tells it. */
const enterLate = (office: RemindedOffice, about = 'late') =>
  inside(office, (tx) => enterDuty(tx, office, { due_on: isoFromDay(addWorkingDays(TODAY, -40)), about }));

async function digests({ program }: RemindedOffice) {
  const { rows } = await asAdmin((admin) =>
    admin.query<{ to: string; subject: string; body: string }>(
      "select recipient_name as to, subject, body from app.post_items where authority_id = $1 and purpose = 'digest' order by recipient_name",
      [program.authorityId],
    ),
  );
  return rows;
}

describe('a digest', () => {
  it('tells what is due this week, late and came back, without a name, and nothing to whom it has nothing to say', async () => {
    const office = await openRemindedOffice(database);
    const { authorityId: authority_id } = office.program;
    await enterLate(office);
    await inside(office, async (tx) => {
      await enterDuty(tx, office, { due_on: isoFromDay(TODAY), rule: 'outcome.decisions' });
      await enterDuty(tx, office, { due_on: isoFromDay(addDays(TODAY, 60)), about: 'far' });
      await tx.updateTable('children').set({ known_as: 'Sami' }).where('id', '=', office.child).execute();
      const item = { authority_id, child_id: office.child, ...POST_ITEM };
      await tx
        .insertInto('post_items')
        .values({ ...item, state: 'returned', ended_at: new Date().toISOString(), problem: 'moved away' })
        .execute();
    });
    await morning();
    const found = await digests(office);
    assert.deepEqual(
      found.map(({ to, subject }) => [to, subject]),
      [
        ['Ada Min', 'Footprint: 1 came back'],
        ['Iris Ode', 'Footprint: 1 late, 1 due this week, 1 came back'],
        ['Mara Ward', 'Footprint: 1 came back'],
        ['Wim Sol', 'Footprint: 1 late, 1 due this week, 1 came back'],
      ],
    );
    const body = found[1]?.body ?? '';
    assert.match(
      body,
      new RegExp(
        `Late:\\n\\n\\* 1 thing is late for one looked-after child\\n {2}https://footprint.example.gov.uk/children/${office.child}/due\\?show=late`,
      ),
    );
    assert.match(body, /Due this week:\n\n\* Issue the decisions of the review: .* \(today\)\n {2}https:/);
    assert.match(body, /Came back:\n\n\* Something that was sent\n/);
    assert.match(body, /You were reminded of 1 thing still to do: https:\/\/footprint\.example\.gov\.uk\/reminders/);
    assert.doesNotMatch(found.map((each) => each.body).join(' '), /Sami|L1\b/);
  });

  it('tells the IRO, and whoever acts for them, of a child with whom nobody was in touch since the last review, once half of the time to the next has gone [INT-35]', async () => {
    const office = await openRemindedOffice(database);
    const { authorityId: authority_id } = office.program;
    const heldOn = isoFromDay(addDays(TODAY, -60));
    const of = { authority_id, child_id: office.child };
    const told = async () => {
      for (const table of ['digests', 'post_items', 'reminder_runs']) {
        await asAdmin((admin) => admin.query(`delete from app.${table} where authority_id = $1`, [authority_id]));
      }
      await morning();
      return (await digests(office)).filter(({ body }) => body.includes('Not in touch since the last review'));
    };
    const recordingFrom = (day: string | null) =>
      asAdmin((admin) =>
        admin.query('update app.authorities set recording_from_on = $2 where authority_id = $1', [authority_id, day]),
      );
    await inside(office, async (tx) => {
      const held = { ...of, key: 'r1', recording_on: heldOn, completed_on: heldOn, source: 'recorded' };
      await tx.insertInto('reviews').values(held).execute();
      await enterDuty(tx, office, { due_on: isoFromDay(addDays(TODAY, 60)), rule: 'review.subsequent', about: 'r2' });
    });
    assert.deepEqual(await told(), [], 'what was never recorded is not known');
    await recordingFrom(heldOn);
    const [digest, ...others] = await told();
    assert.equal(digest?.to, 'Iris Ode');
    assert.deepEqual(others, [], 'the social worker is told nothing of it');
    assert.equal(digest.subject, 'Footprint: 1 to be in touch with');
    assert.match(
      digest.body,
      new RegExp(
        `Not in touch since the last review:\\n\\n\\* No contact is recorded\\n {2}https://footprint.example.gov.uk/children/${office.child}/contacts`,
      ),
    );
    await inside(office, (tx) =>
      tx
        .insertInto('absences')
        .values({
          authority_id,
          staff_id: office.iro,
          first_on: isoFromDay(TODAY),
          last_on: '2099-12-31',
          covered_by: office.cover,
        })
        .execute(),
    );
    assert.deepEqual((await told()).map(({ to }) => to).toSorted(), ['Iris Ode', 'Otis Rey']);
    const contacted = (on: Day) =>
      inside(office, (tx) =>
        tx
          .insertInto('facts')
          .values({ ...of, type: 'iro-contacted-child', happened_on: isoFromDay(on) })
          .execute(),
      );
    await contacted(addDays(TODAY, -60));
    const onTheDay = await told();
    assert.equal(onTheDay.length, 2, 'the day of the review itself is not since it');
    assert.match(onTheDay[0]?.body ?? '', /\* Last in touch on /);
    await contacted(addDays(TODAY, -59));
    assert.deepEqual(await told(), []);
  });

  it('tells it on the day by which half of the time has gone, and not before', async () => {
    // Half of 122 days are 61, and of 120 they are 60.
    for (const [ahead, isTold] of [
      [62, false],
      [60, true],
    ] as const) {
      const office = await openRemindedOffice(database);
      const { authorityId: authority_id } = office.program;
      const heldOn = isoFromDay(addDays(TODAY, -60));
      await inside(office, async (tx) => {
        const held = { authority_id, child_id: office.child, key: 'r1', recording_on: heldOn, source: 'recorded' };
        await tx.insertInto('reviews').values(held).execute();
        const due_on = isoFromDay(addDays(TODAY, ahead));
        await enterDuty(tx, office, { due_on, rule: 'review.subsequent', about: 'r2' });
      });
      await asAdmin((admin) =>
        admin.query('update app.authorities set recording_from_on = $2 where authority_id = $1', [
          authority_id,
          heldOn,
        ]),
      );
      await morning();
      const found = (await digests(office)).filter(({ body }) => body.includes('Not in touch'));
      assert.equal(found.length > 0, isTold, String(ahead));
    }
  });

  it('is received by a mail server as text and HTML, once however often the job runs', async () => {
    const office = await openRemindedOffice(database);
    await enterLate(office);
    await Promise.all([morning(), morning(), morning()]);
    await morning();
    assert.deepEqual(
      (await digests(office)).map(({ to }) => to),
      ['Iris Ode', 'Wim Sol'],
    );
    await sendDuePost(database, { notifier, signal });
    const received = mail.received.filter(({ html }) => html?.includes(office.child));
    assert.deepEqual(received.map(({ to }) => to?.[0]?.name).toSorted(), ['Iris Ode', 'Wim Sol']);
    assert.match(received[0]?.text ?? '', /Late:/);
    assert.match(received[0]?.html ?? '', /<h2>Late<\/h2><ul><li>1 thing is late/);
  });

  it('comes each working day, once a week or never, as the person chose; what the law dates comes all the same', async () => {
    const days = Array.from({ length: 5 }, (_, index) => addWorkingDays(TODAY, index));
    const weekly = new Set(days.map(mondayOf)).size;
    for (const [choice, count] of [
      ['daily', 5],
      ['weekly', weekly],
      ['none', 0],
    ] as const) {
      const office = await openRemindedOffice(database);
      await choose(office, choice);
      await enterLate(office);
      for (const day of days) {
        await inside(office, (tx) =>
          enterDuty(tx, office, { due_on: isoFromDay(day), about: `${day}`, layer: 'statute' }),
        );
        await morning(day);
      }
      const own = (await digests(office)).filter(({ to }) => to === 'Iris Ode');
      assert.equal(own.length, count, choice);
      const { rows } = await asAdmin((admin) =>
        admin.query(
          "select count(*)::int as count from app.post_items where authority_id = $1 and purpose = 'reminder' and recipient_id = $2",
          [office.program.authorityId, office.iro],
        ),
      );
      assert.deepEqual(rows, [{ count: 5 }], choice);
    }
  });

  it('of the week is made on the first day of it on which the program runs, and on no other', async () => {
    const office = await openRemindedOffice(database);
    await choose(office, 'weekly');
    await enterLate(office);
    const monday = addDays(mondayOf(TODAY), 7);
    const made: number[] = [];
    // Nothing ran on the first working day of that week.
    for (const later of [1, 2, 3, 7, 8]) {
      const day = addDays(monday, later);
      // Bank holidays have no morning.
      if (addWorkingDays(addWorkingDays(day, -1), 1) === day) await morning(day);
      made.push((await digests(office)).filter(({ to }) => to === 'Iris Ode').length);
    }
    assert.ok((made[2] ?? 0) === 1 && (made.at(-1) ?? 0) === 2, made.join(' '));
  });

  it('is not made for whoever has left, and tells of nobody else’s children', async () => {
    const office = await openRemindedOffice(database);
    await enterLate(office);
    await inside(office, async (tx) => {
      const { authorityId: authority_id } = office.program;
      await tx
        .updateTable('staff')
        .set({ left_on: isoFromDay(TODAY) })
        .where('id', '=', office.worker)
        .execute();
      await tx
        .insertInto('barred_staff')
        .values({ authority_id, child_id: office.child, staff_id: office.iro, reason: 'an aunt' })
        .execute();
    });
    await morning();
    assert.deepEqual(await digests(office), []);
    const { rows } = await asAdmin((admin) =>
      admin.query('select digests, ended_at is not null as ended from app.reminder_runs where authority_id = $1', [
        office.program.authorityId,
      ]),
    );
    assert.deepEqual(rows, [{ digests: 0, ended: true }]);
  });

  it('that is turned down is not counted among those that were made', async () => {
    const office = await openRemindedOffice(database);
    await turnDigestDown(database, office);
    await enterLate(office);
    await morning();
    assert.deepEqual(
      (await digests(office)).map(({ to }) => to),
      ['Wim Sol'],
    );
  });
});

async function choose({ program, iro }: RemindedOffice, choice: DigestChoice): Promise<void> {
  const person = { authorityId: program.authorityId, userId: iro };
  await database.withTransaction(person, (tx) => chooseDigest(tx, person, choice));
}

/** 2026-12-02 belongs to the week of 2026-11-30. */
function mondayOf(day: Day): Day {
  return addDays(day, 1 - Temporal.PlainDate.from(isoFromDay(day)).dayOfWeek);
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestApp, sendForm } from '../../../../tests/support/app.ts';
import { enterDuty, openRemindedOffice, type RemindedOffice } from '../../../../tests/support/reminders.ts';
import { todayInLondon } from '../../../platform/clock.ts';
import { addWorkingDays, getDay, isoFromDay, lastWorkingDayOnOrBefore } from '../../../rules/index.ts';
import { remindEveryone } from '../remind-everyone.ts';

const { app, database, signInAs } = await openTestApp();
const { signal } = new AbortController();
/** The morning of the last working day, for pages that ask the clock themselves. */
const MORNING = lastWorkingDayOnOrBefore(getDay(todayInLondon()));
const SOON = isoFromDay(addWorkingDays(MORNING, 3));

async function remind(office: RemindedOffice): Promise<void> {
  await database.withTransaction(office.program, (tx) => enterDuty(tx, office, { due_on: SOON }));
  const address = 'https://footprint.example.gov.uk';
  await remindEveryone(database, { today: MORNING, signal, address, sendsOver: [] });
}

async function read(url: string, staffId: string, { program }: RemindedOffice) {
  return await app.inject({ url, headers: await signInAs({ authorityId: program.authorityId, userId: staffId }) });
}

describe('reminders on the screen', () => {
  it('are an alert that counts, lead to the duty, and disappear when it is done', async () => {
    const office = await openRemindedOffice(database);
    assert.match(
      (await read('/reminders', office.iro, office)).body,
      /Nothing that you were reminded of is still to do/,
    );
    await remind(office);
    const alerts = await read('/alerts', office.iro, office);
    assert.match(alerts.body, /1 alert</);
    assert.match(alerts.body, /You have reminders[\s\S]*href="\/reminders"/);
    const own = await read('/reminders', office.iro, office);
    assert.match(own.body, new RegExp(`/children/${office.child}/obligations/[0-9a-f-]{36}`));
    assert.match(own.body, /Child L1/);
    await database.withTransaction(office.program, (tx) =>
      tx.updateTable('obligations').set({ met_on: SOON }).where('child_id', '=', office.child).execute(),
    );
    assert.match(
      (await read('/reminders', office.iro, office)).body,
      /Nothing that you were reminded of is still to do/,
    );
  });

  it('stand on the first page for whoever asks for one that there is no more', async () => {
    const office = await openRemindedOffice(database);
    await remind(office);
    for (const url of ['/reminders?page=2', `/children/${office.child}/reminders?page=2`]) {
      const { body } = await read(url, office.iro, office);
      assert.doesNotMatch(body, /Nothing that you were reminded of|Nobody has been reminded/);
      assert.match(body, /obligations\/[0-9a-f-]{36}/);
    }
  });

  it('are nobody else’s, and of a child no longer theirs not even the person’s own', async () => {
    const office = await openRemindedOffice(database);
    await remind(office);
    assert.doesNotMatch((await read('/reminders', office.cover, office)).body, /Child L1/);
    await database.withTransaction(office.program, (tx) =>
      tx
        .insertInto('barred_staff')
        .values({
          authority_id: office.program.authorityId,
          child_id: office.child,
          staff_id: office.iro,
          reason: 'an aunt',
        })
        .execute(),
    );
    assert.doesNotMatch((await read('/reminders', office.iro, office)).body, /Child L1/);
  });

  it('stand on the child’s record: who was told what, when and how', async () => {
    const office = await openRemindedOffice(database);
    const url = `/children/${office.child}/reminders`;
    assert.match((await read(url, office.manager, office)).body, /Nobody has been reminded of anything yet/);
    await remind(office);
    const page = await read(url, office.manager, office);
    assert.match(page.body, /Iris Ode<br>on the screen/);
    assert.match(page.body, /before it was due/);
    assert.match(page.body, /Still to do/);
    assert.equal((await read(url, office.cover, office)).statusCode, 404);
  });
});

describe('the page of the mornings', () => {
  it('says when it last ran and how many were reminded, and takes another lead time', async () => {
    const office = await openRemindedOffice(database);
    const { authorityId } = office.program;
    const before = await read('/settings/reminders', office.manager, office);
    assert.match(before.body, /It has not run yet/);
    await remind(office);
    assert.match(
      (await read('/settings/reminders', office.manager, office)).body,
      /Last done on <strong>[^<]+<\/strong>: 1 reminder for 1 person\./,
    );
    const { cookie } = await signInAs({ authorityId, userId: office.manager });
    const send = (leadWorkingDays: string, version: string) =>
      sendForm(app, { url: '/settings/reminders', cookie, fields: { leadWorkingDays, version } });
    assert.match((await send('21', '0')).body, /Enter a number of working days from 1 to 20/);
    assert.equal((await send('8', '0')).statusCode, 303);
    const stale = await send('9', '0');
    assert.equal(stale.statusCode, 409);
    assert.match(stale.body, /They saved 8 working days/);
    assert.equal((await send('9', '1')).statusCode, 303);
  });
});

describe('the choice of a digest', () => {
  it('is each working day until one chooses, is kept, and says what cannot be turned off', async () => {
    const office = await openRemindedOffice(database);
    const actor = { authorityId: office.program.authorityId, userId: office.iro };
    const page = await read('/account', office.iro, office);
    assert.match(page.body, /value="daily" checked/);
    assert.match(page.body, /Those cannot be turned off/);
    const { cookie } = await signInAs(actor);
    const choose = (digest: string) => sendForm(app, { url: '/account/digest', cookie, fields: { digest } });
    assert.match((await choose('often')).body, /Choose how often you want a digest/);
    for (const digest of ['none', 'weekly']) {
      assert.equal((await choose(digest)).statusCode, 303);
      assert.match((await read('/account', office.iro, office)).body, new RegExp(`value="${digest}" checked`));
    }
    assert.match((await read('/account', office.cover, office)).body, /value="daily" checked/, 'nobody else’s');
  });
});

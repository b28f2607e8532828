import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { remindEveryone } from '../../src/casework/reminders/remind-everyone.ts';
import { todayInLondon } from '../../src/platform/clock.ts';
import { addWorkingDays, getDay, isoFromDay, lastWorkingDayOnOrBefore } from '../../src/rules/index.ts';
import { assertAccessible, assertNoSidewaysScrolling, openTestSite } from '../support/browser.ts';
import { onEachScreen, press, reaches, textOf } from '../support/journey.ts';
import { enterDuty, openRemindedOffice } from '../support/reminders.ts';

const site = await openTestSite();
const office = await openRemindedOffice(site.database);
const { authorityId } = office.program;
const MORNING = lastWorkingDayOnOrBefore(getDay(todayInLondon()));
await site.database.withTransaction(office.program, async (tx) => {
  await tx
    .updateTable('children')
    .set({ known_as: 'Wilhelmina-Josephine', family_name: 'Featherstonehaugh-Cholmondeley' })
    .where('id', '=', office.child)
    .execute();
  await enterDuty(tx, office, { due_on: isoFromDay(addWorkingDays(MORNING, 3)) });
  await enterDuty(tx, office, { due_on: isoFromDay(addWorkingDays(MORNING, -2)), about: 'r0' });
});
await remindEveryone(site.database, {
  today: MORNING,
  signal: new AbortController().signal,
  address: 'https://footprint.example.gov.uk',
  sendsOver: ['email'],
});

describe('somebody who is reminded', () => {
  onEachScreen('comes from the alert to the reminders and to the duty', async (viewport) => {
    const page = await site.visit('/alerts', { as: { authorityId, userId: office.iro }, viewport });
    await assertAccessible(page);
    await press(page.getByRole('link', { name: 'See your reminders' }));
    await reaches(page, 'Your reminders');
    await assertAccessible(page);
    await assertNoSidewaysScrolling(page);
    assert.match(await textOf(page), /2 things that you were reminded of are still to do/);
    await press(page.getByRole('link', { name: /^Complete the full record of the review/ }).first());
    assert.match(await textOf(page), /Why this date|full record/);
    await page.goto(`/children/${office.child}/reminders`);
    await reaches(page, 'Who was reminded');
    await assertAccessible(page);
    await assertNoSidewaysScrolling(page);
  });

  onEachScreen(
    'chooses in the account how often a digest comes, and reads what cannot be turned off',
    async (viewport) => {
      const as = { authorityId, userId: office.worker };
      const page = await site.visit('/account', { as, viewport });
      await assertAccessible(page);
      await assertNoSidewaysScrolling(page);
      assert.match(await textOf(page), /Those cannot be turned off/);
      await page.getByRole('radio', { name: 'Not at all' }).check();
      await press(page.getByRole('button', { name: 'Save what I chose' }));
      assert.match(await textOf(page), /Your choice is kept/);
      assert.equal(await page.getByRole('radio', { name: 'Not at all' }).isChecked(), true);
      await page.getByRole('radio', { name: 'Each working day' }).check();
      await press(page.getByRole('button', { name: 'Save what I chose' }));
      assert.equal(await page.getByRole('radio', { name: 'Each working day' }).isChecked(), true);
    },
  );
});

describe('whoever looks after the program', () => {
  onEachScreen('sees when people were last reminded, and is told what is wrong with a number', async (viewport) => {
    const as = { authorityId, userId: office.manager };
    const page = await site.visit('/settings/reminders', { as, viewport });
    await reaches(page, 'Reminders');
    await assertAccessible(page);
    await assertNoSidewaysScrolling(page);
    assert.match(await textOf(page), /Last done on/);
    await page.getByLabel('How many working days before its day is somebody first reminded?').fill('99');
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    assert.match(await textOf(page), /Enter a number of working days from 1 to 20/);
    await assertAccessible(page);
  });
});

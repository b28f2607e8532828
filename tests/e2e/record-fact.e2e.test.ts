import assert from 'node:assert/strict';
import { describe } from 'node:test';
import {
  assertAccessible,
  assertNoSidewaysScrolling,
  inBrowser,
  NARROWEST,
  openTestSite,
  PHONE,
  WIDE,
} from '../support/browser.ts';
import { countFaults, press, pressEnter } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const { iro, socialWorker, child } = await openOffice(site.database);

describe('recording what happened', () => {
  inBrowser('is done by keyboard from the child’s page to what moved', async () => {
    const page = await site.visit(`/children/${child}`, { as: iro });
    await page.getByRole('button', { name: 'Record what happened' }).focus();
    await pressEnter(page);
    await page.getByRole('heading', { level: 1, name: 'What happened?' }).waitFor();
    await assertAccessible(page);
    await page.getByRole('link', { name: 'The first meeting of the review was held' }).first().focus();
    await pressEnter(page);
    await page.getByRole('radio', { name: /^Today/ }).focus();
    await assertAccessible(page);
    await page.keyboard.press('Space');
    await pressEnter(page);
    await page.getByRole('heading', { level: 1, name: 'Recorded' }).waitFor();
    await assertAccessible(page);
    assert.match((await page.locator('.footprint-moved').textContent()) ?? '', /Hold the second review.*done/);
  });

  for (const [words, viewport] of [
    ['on a desk', WIDE],
    ['on a phone', PHONE],
    ['at the narrowest', NARROWEST],
  ] as const) {
    inBrowser(`says accessibly what is wrong ${words}, and the summary leads to the field`, async () => {
      const page = await site.visit(`/children/${child}/facts/new?type=iro-appointed`, { as: iro, viewport });
      await page.getByRole('radio', { name: 'Another day' }).check();
      await press(page.getByRole('button', { name: 'Record it' }));
      assert.equal(await countFaults(page), 2);
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
      await page.locator('.govuk-error-summary a').first().click();
      assert.equal(await page.evaluate<string>('document.activeElement.id'), 'on');
    });

    inBrowser(`is put right ${words} from the history`, async () => {
      const page = await site.visit(`/children/${child}/history`, { as: iro, viewport });
      await assertNoSidewaysScrolling(page);
      await press(page.getByRole('link', { name: /Put right.*became looked after/ }));
      await page.getByRole('heading', { level: 1, name: /Put right/ }).waitFor();
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
    });
  }

  inBrowser('does without scripts', async () => {
    const page = await site.visit(`/children/${child}/facts/new?type=iro-contacted-child`, {
      as: iro,
      javaScriptEnabled: false,
    });
    await page.getByRole('radio', { name: /^Yesterday/ }).check();
    await press(page.getByRole('button', { name: 'Record it' }));
    await page.getByRole('heading', { level: 1, name: 'Recorded' }).waitFor();
  });
});

describe('entering a child', () => {
  inBrowser('is accessible clean, with its errors, and with the children it may be, at the narrowest', async () => {
    const page = await site.visit('/children/new', { as: socialWorker, viewport: NARROWEST });
    await assertAccessible(page);
    await press(page.getByRole('button', { name: 'Enter the child' }));
    await assertAccessible(page);
    await page.getByLabel('Given names').fill('Samuel');
    await page.getByLabel('Family name').fill('Testchild');
    await page.getByLabel('Local id').fill('L9');
    await page.getByLabel('Not known yet').check();
    const care = page.getByRole('group', { name: 'When did the child become looked after?' });
    await care.getByLabel('Day').fill('2');
    await care.getByLabel('Month').fill('11');
    await care.getByLabel('Year').fill('2026');
    await press(page.getByRole('button', { name: 'Enter the child' }));
    await page.getByRole('heading', { name: 'Is it one of these?' }).waitFor();
    await assertNoSidewaysScrolling(page);
    await assertAccessible(page);
    await press(page.getByRole('button', { name: 'None of these: enter the child' }));
    await page.getByRole('heading', { level: 1, name: 'Samuel Testchild' }).waitFor();
    await assertAccessible(page);
  });
});

describe('the picture of a time in care', () => {
  for (const [words, viewport, shown, hidden] of [
    ['on a desk', WIDE, '.footprint-timeline-wide', '.footprint-timeline-phone'],
    ['on a phone', PHONE, '.footprint-timeline-phone', '.footprint-timeline-wide'],
    ['at the narrowest', NARROWEST, '.footprint-timeline-phone', '.footprint-timeline-wide'],
  ] as const) {
    inBrowser(`is drawn for the width there is ${words}, with its table`, async () => {
      const page = await site.visit(`/children/${child}`, { as: iro, viewport });
      assert.deepEqual([await page.locator(shown).isVisible(), await page.locator(hidden).isVisible()], [true, false]);
      await page.getByText('Time in care as a table').click();
      await page.getByRole('rowheader', { name: 'Full care order' }).first().waitFor();
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
    });
  }

  inBrowser('is printed wide, whatever it was read on', async () => {
    const page = await site.visit(`/children/${child}`, { as: iro, viewport: PHONE });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.footprint-timeline-wide').isVisible(), true);
  });
});

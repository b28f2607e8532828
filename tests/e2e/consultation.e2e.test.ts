import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { after, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { todayInLondon } from '../../src/platform/clock.ts';
import {
  assertAccessible,
  assertNoSidewaysScrolling,
  inBrowser,
  NARROWEST,
  openTestSite,
  WIDE,
} from '../support/browser.ts';
import { askBeforeReview } from '../support/consultation.ts';
import { press } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';
import { ServedSite } from '../support/served-site.ts';

const site = await openTestSite();
const today = todayInLondon();

describe('saying what one thinks by a link', () => {
  for (const javaScriptEnabled of [true, false]) {
    inBrowser(
      `takes no account, on the narrowest phone${javaScriptEnabled ? '' : ', without scripts'}: a question, the paper, a second look, thanks`,
      async () => {
        const { ofMother } = await ask();
        const page = await site.visit(ofMother.path, { viewport: NARROWEST, javaScriptEnabled });
        // What looks at a page is a script itself.
        const looks = async () => (javaScriptEnabled ? await looksRight(page) : undefined);
        await looks();
        await giveBirthDate(page, '2013');
        await page.getByText('This is not the date of birth that we know').first().waitFor();
        await looks();
        await giveBirthDate(page, '2014');
        await page.getByRole('heading', { level: 1, name: 'Sami’s review' }).waitFor();
        assert.doesNotMatch(page.url(), new RegExp(ofMother.path));
        await looks();
        await press(page.getByRole('button', { name: 'Check what you wrote' }));
        await page.getByText('Answer at least one question').first().waitFor();
        await looks();
        await page.getByLabel('What is going well for Sami?').fill('He laughs again.');
        await page.getByRole('radio', { name: 'Yes', exact: true }).check();
        await press(page.getByRole('button', { name: 'Check what you wrote' }));
        await page.getByRole('heading', { level: 1, name: /Read it once more/ }).waitFor();
        await page.getByText('He laughs again.').waitFor();
        await looks();
        await press(page.getByRole('button', { name: 'Send it' }));
        await page.getByText('What you wrote has arrived').waitFor();
        await looks();
        await page.goto(ofMother.path);
        await page.getByRole('heading', { level: 1, name: 'This link opens nothing now' }).waitFor();
        await looks();
      },
    );
  }

  inBrowser('shows a young child faces to point at, by keyboard too', async () => {
    const { ofChild } = await ask();
    const page = await site.visit(ofChild.path, { viewport: NARROWEST });
    await giveBirthDate(page, '2014');
    await page.getByRole('heading', { level: 1, name: 'Hello Sami' }).waitFor();
    await looksRight(page);
    const faces = page.getByRole('group', { name: /How is it where you live/ });
    await faces.getByRole('radio', { name: 'Okay' }).focus();
    await page.keyboard.press('Space');
    await press(page.getByRole('button', { name: 'Look at what I wrote' }));
    await page.getByText('Okay', { exact: true }).waitFor();
  });

  inBrowser('has its faces side by side at one height, and keeps nothing where nothing was said', async () => {
    const { ofChild } = await ask();
    const page = await site.visit(ofChild.path, { viewport: WIDE });
    await giveBirthDate(page, '2014');
    const faces = page.getByRole('group', { name: /How is it where you live/ }).locator('.footprint-face');
    await faces.first().waitFor();
    const tops = await Promise.all((await faces.all()).map(async (face) => (await face.boundingBox())?.y));
    assert.ok(tops.length >= 4);
    assert.deepEqual(new Set(tops.slice(0, 4)).size, 1, `the faces stand at ${tops}`);
    const drafts = () => site.asAdmin(async (admin) => (await admin.query('select from app.drafts')).rowCount);
    const before = await drafts();
    await press(page.getByRole('button', { name: 'Look at what I wrote' }));
    await page.locator('.govuk-error-summary').waitFor();
    assert.equal(await drafts(), before);
  });

  inBrowser('loses nothing that was acknowledged where the server is killed meanwhile', async () => {
    const { ofMother } = await ask();
    const key = randomBytes(32).toString('hex');
    const served = await ServedSite.start({ ...process.env, ...site.environment, FOOTPRINT_KEY: key });
    after(() => served.kill());
    const page = await site.visit(ofMother.path, { viewport: NARROWEST, at: served.address });
    await giveBirthDate(page, '2014');
    await page.getByLabel('What worries you?').fill('Nobody rings me back.');
    await page
      .locator('[data-keep-said]')
      .getByText(/^Saved at \d\d:\d\d$/)
      .waitFor();
    await served.kill();
    await served.start();
    await page.goto(ofMother.path);
    await giveBirthDate(page, '2014');
    assert.equal(await page.getByLabel('What worries you?').inputValue(), 'Nobody rings me back.');
    await page.getByText(/We kept what you typed on/).waitFor();
  });
});

describe('the pages of those who ask', () => {
  for (const viewport of [WIDE, NARROWEST]) {
    inBrowser(`are read and used at ${viewport.width} pixels, with and without faults`, async () => {
      const { office, reviewId, ofMother } = await ask();
      const url = `/reviews/${reviewId}/consultation`;
      for (const path of [url, `${url}/${ofMother.id}`, `${url}/${ofMother.id}/print`, `${url}/${ofMother.id}/enter`]) {
        const page = await site.visit(path, { as: office.iro, viewport });
        await looksRight(page);
      }
      const entry = await site.visit(`${url}/${ofMother.id}/enter`, { as: office.iro, viewport });
      await press(entry.getByRole('button', { name: 'Enter it' }));
      await entry.getByText('Enter what stands on the paper').first().waitFor();
      await looksRight(entry);
      for (const path of ['/post', '/post?state=sent', '/post/letters']) {
        await looksRight(await site.visit(path, { as: office.officer, viewport }));
      }
    });
  }
});

async function ask() {
  const office = await openOffice(site.database);
  return { office, ...(await askBeforeReview(site, office, today)) };
}

async function giveBirthDate(page: Page, year: string): Promise<void> {
  await page.getByLabel('Day').fill('2');
  await page.getByLabel('Month').fill('5');
  await page.getByLabel('Year').fill(year);
  await press(page.getByRole('button', { name: 'Go on' }));
}

async function looksRight(page: Page): Promise<void> {
  await assertNoSidewaysScrolling(page);
  await assertAccessible(page);
}

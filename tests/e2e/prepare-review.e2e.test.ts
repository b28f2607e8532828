import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertAccessible, assertNoSidewaysScrolling, inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { countFaults, onEachScreen, press, pressEnter, reaches } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const { iro, socialWorker, officer, child } = await openOffice(site.database);
let reviewPath = '';

describe('a review, from arranging it to who comes', () => {
  inBrowser('is arranged in one page, which warns and does not stand in the way', async () => {
    const page = await site.visit(`/children/${child}`, { as: iro });
    await press(page.getByRole('link', { name: 'The next review' }));
    await reaches(page, 'Arrange the review');
    await page.getByRole('group', { name: 'Day', exact: true }).getByLabel('Day', { exact: true }).fill('20');
    await page.getByRole('group', { name: 'Day', exact: true }).getByLabel('Month').fill('6');
    await page.getByRole('group', { name: 'Day', exact: true }).getByLabel('Year').fill('2027');
    await page.getByLabel('Starts at').fill('16:00');
    await page.getByRole('radio', { name: 'Nothing' }).check();
    await press(page.getByRole('button', { name: 'Arrange it' }));
    await page.getByText('Before you arrange it:').waitFor();
    await assertAccessible(page);
    await press(page.getByRole('button', { name: 'Arrange it all the same' }));
    await reaches(page, 'Arranged');
    await press(page.getByRole('link', { name: 'Go to the review' }));
    await reaches(page, /^Review on Sunday 20 June 2027/);
    reviewPath = new URL(page.url()).pathname;
  });

  inBrowser('takes the page without JavaScript too, with all its faults told at once at the narrowest', async () => {
    const page = await site.visit(`${reviewPath}/arrange`, { as: iro, viewport: NARROWEST, javaScriptEnabled: false });
    await assertNoSidewaysScrolling(page);
    await page.getByRole('group', { name: 'Day', exact: true }).getByLabel('Day', { exact: true }).fill('40');
    await page.getByLabel('Starts at').fill('noon');
    await page.getByRole('radio', { name: 'Somewhere else' }).check();
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    assert.ok((await countFaults(page)) >= 3);
    await assertNoSidewaysScrolling(page);
  });

  onEachScreen('has each step of its preparation, and each form of it', async (viewport) => {
    const page = await site.visit(`${reviewPath}/preparation`, { as: iro, viewport });
    await reaches(page, /^Preparing the review/);
    for (const part of ['private-talk', 'wishes', 'support', 'agenda', 'own-words']) {
      await page.goto(`${site.address}${reviewPath}/preparation/${part}`);
      await assertAccessible(page);
      await press(page.getByRole('button', { name: /^(Save|Keep it as it was said)$/ }));
      await page.locator('.govuk-error-summary').waitFor();
      await assertAccessible(page);
      await assertNoSidewaysScrolling(page);
    }
  });

  inBrowser('keeps what two people write about one part, and loses neither', async () => {
    const path = `${reviewPath}/preparation/agenda`;
    const one = await site.visit(path, { as: iro });
    const other = await site.visit(path, { as: socialWorker });
    for (const [page, topics] of [
      [one, 'School'],
      [other, 'Seeing Gran'],
    ] as const) {
      await page.getByLabel('What is talked about, in order').fill(topics);
      await page.getByLabel('When does each professional join and leave?').fill('All are there throughout.');
      await page.getByRole('radio', { name: 'Not yet' }).check();
    }
    await press(one.getByRole('button', { name: 'Save', exact: true }));
    await reaches(one, /^Preparing the review/);
    await press(other.getByRole('button', { name: 'Save', exact: true }));
    await other.getByText('Somebody else saved this meanwhile').waitFor();
    await assertAccessible(other);
    assert.equal(await other.getByLabel('What is talked about, in order').inputValue(), 'Seeing Gran');
  });

  inBrowser('has who comes, decided by keyboard alone, checked before it is sent', async () => {
    const page = await site.visit(`${reviewPath}/invitations`, { as: socialWorker, viewport: NARROWEST });
    await reaches(page, /^Who comes/);
    await page.getByRole('link', { name: /^Decide about Sami/ }).focus();
    await pressEnter(page);
    await reaches(page, 'Sami Testchild');
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.locator('.govuk-error-summary').waitFor();
    await assertAccessible(page);
    for (const choice of ['Invited', 'Wants to come']) {
      await page.getByRole('radio', { name: choice, exact: true }).focus();
      await page.keyboard.press('Space');
    }
    await page.getByRole('button', { name: 'Save', exact: true }).focus();
    await pressEnter(page);
    await reaches(page, /^Who comes/);
    await press(page.getByRole('button', { name: 'Check and send (1)' }));
    await reaches(page, 'Check before you send');
    await press(page.getByRole('button', { name: 'Send' }));
    await page.getByText('1 written.').waitFor();
    await assertAccessible(page);
  });

  onEachScreen('stands in the queue of those who invite', async (viewport) => {
    const page = await site.visit('/reviews/to-invite?show=all', { as: officer, viewport });
    await reaches(page, 'Reviews to invite to');
    await page.getByRole('link', { name: 'Sami Testchild' }).waitFor();
  });
});

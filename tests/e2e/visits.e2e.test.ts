import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { inBrowser, NARROWEST, openTestSite, WIDE } from '../support/browser.ts';
import { countFaults, press, reaches } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const { socialWorker, child } = await openOffice(site.database);
const LONG_NAME = `A-lodger-with-a-name-that-has-no-end-${'and-no-space-'.repeat(8)}`;

describe('a visit of the social worker', () => {
  for (const [screen, viewport, day] of [
    ['at a desk', WIDE, '27'],
    ['at the narrowest', NARROWEST, '28'],
  ] as const) {
    inBrowser(`is recorded from the page of the child, kept while it is typed, ${screen}`, async () => {
      const page = await site.visit(`/children/${child}`, { as: socialWorker, viewport });
      await press(page.getByRole('link', { name: 'Visits to Sami' }));
      await reaches(page, 'Visits to Sami');
      await press(page.getByRole('button', { name: 'Record a visit' }));
      await reaches(page, 'Record a visit');
      await page.getByLabel('What must be done?').fill(LONG_NAME);
      await page.getByText(/^Saved at/).waitFor();
      await press(page.getByRole('button', { name: 'Record it' }));
      await page.locator('.govuk-error-summary').waitFor();
      assert.equal(await countFaults(page), 5);
      await reaches(page, 'Record a visit');
      await page.getByLabel('Day', { exact: true }).fill(day);
      await page.getByLabel('Month').fill('5');
      await page.getByLabel('Year').fill('2026');
      await page.getByLabel('Statutory visit').check();
      await page.getByRole('group', { name: 'Was it announced?' }).getByLabel('No').check();
      await page.getByLabel('Where Sami lives').check();
      await page.getByLabel('Yes, but not alone').check();
      await page.getByLabel('If not, or not alone: why?').fill('Sami did not want it.');
      await page.getByRole('group', { name: 'Did you see where Sami sleeps?' }).getByLabel('Yes').check();
      await press(page.getByRole('button', { name: 'Record it' }));
      await reaches(page, /^Visit on /);
      await press(page.getByRole('link', { name: 'Visits to Sami' }));
      await reaches(page, 'Visits to Sami');
      await page.getByText('Seen, not alone: Sami did not want it.').first().waitFor();
    });
  }

  inBrowser('leads to who lives with the child, who are entered by name however long', async () => {
    const page = await site.visit(`/children/${child}/visits`, { as: socialWorker, viewport: NARROWEST });
    await press(page.getByRole('link', { name: 'Who lives with Sami' }));
    await reaches(page, 'Who lives with Sami');
    await press(page.getByRole('button', { name: 'Add somebody' }));
    await press(page.getByRole('button', { name: 'Save' }));
    await page.locator('.govuk-error-summary').waitFor();
    await reaches(page, 'Add somebody who lives with Sami');
    await page.getByLabel('Their name').fill(LONG_NAME);
    await page.getByLabel('Who are they?').fill('lodger');
    await press(page.getByRole('button', { name: 'Save' }));
    await reaches(page, 'Who lives with Sami');
    await press(page.getByRole('link', { name: LONG_NAME }));
    await reaches(page, LONG_NAME);
  });
});

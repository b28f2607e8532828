import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertAccessible, assertNoSidewaysScrolling, inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const office = await openOffice(site.database);

const PAGES = [
  '/law/words',
  '/settings/definitions/significant-change',
  '/offices',
  '/offices/new',
  '/law/iro',
  '/law/reading',
];

describe('the words of the law and the offices', () => {
  for (const url of PAGES) {
    inBrowser(`are read at ${url} at the narrowest, and by whoever sees nothing`, async () => {
      const page = await site.visit(url, { as: office.manager, viewport: NARROWEST });
      await assertNoSidewaysScrolling(page);
      await assertAccessible(page);
    });
  }

  inBrowser('are defined without scripts, and a fault keeps what was typed', async () => {
    const page = await site.visit('/settings/definitions/reasonable-period', {
      as: office.manager,
      javaScriptEnabled: false,
    });
    await page.getByLabel('What it means here').fill('Two weeks.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Enter the document' }).waitFor();
    assert.equal(await page.getByLabel('What it means here').inputValue(), 'Two weeks.');
    await page.getByLabel('Where you say so').fill('Reviews policy, 7');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Two weeks.').waitFor();
  });
});

import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertAccessible, assertNoSidewaysScrolling, inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { press } from '../support/journey.ts';
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
  '/law/policy',
  '/settings/policy/new',
  `/staff/${office.iro.userId}/caseload`,
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
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.getByRole('link', { name: 'Enter the document' }).waitFor();
    assert.equal(await page.getByLabel('What it means here').inputValue(), 'Two weeks.');
    await page.getByLabel('Where you say so').fill('Reviews policy, 7');
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.getByText('Two weeks.').waitFor();
  });
});

describe('the policy on reviews', () => {
  inBrowser('is entered without scripts, and handed over on a phone', async () => {
    const form = await site.visit('/settings/policy/new', { as: office.manager, javaScriptEnabled: false });
    await form.getByLabel('What is the edition called?').fill('1.0');
    await form.getByLabel('Who approved it?').fill('The cabinet');
    await form.getByLabel('What does it say of the role').fill('Part 2');
    await press(form.getByRole('button', { name: 'Enter it' }));
    await form.getByRole('link', { name: 'Choose the file' }).waitFor();
    await form.getByLabel('Or where is it published?').fill('https://example.invalid/policy');
    await form.getByLabel('What does it say can be done').fill('Part 5');
    await press(form.getByRole('button', { name: 'Enter it' }));
    await form.getByText('The edition is entered').waitFor();
    const page = await site.visit(`/children/${office.child}/policy-copies`, { as: office.iro, viewport: NARROWEST });
    await assertNoSidewaysScrolling(page);
    await assertAccessible(page);
    await page.getByLabel('Sami Testchild, the child').check();
    await press(page.getByRole('button', { name: 'Keep it' }));
    await page.getByRole('link', { name: 'Choose how' }).waitFor();
    await assertAccessible(page);
    await page.getByLabel('Handed over').check();
    await press(page.getByRole('button', { name: 'Keep it' }));
    await page.getByText('Has it').waitFor();
  });
});

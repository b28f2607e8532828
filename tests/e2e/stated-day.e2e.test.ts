import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { assertAccessible, assertNoSidewaysScrolling, inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { press, pressEnter } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
const office = await openOffice(site.database);
const child = `/children/${office.child}`;
const visit = { as: office.iro, viewport: NARROWEST };

describe('a day that somebody states for a review', () => {
  inBrowser('is found from Why this date? and entered by keyboard, at the narrowest and without a script', async () => {
    const page = await site.visit(child, { ...visit, javaScriptEnabled: false });
    await press(page.getByRole('link', { name: /Why this date\? Hold the second review/ }).first());
    await press(page.getByRole('link', { name: 'Does somebody state another day?' }));
    await assertNoSidewaysScrolling(page);
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.getByRole('alert').getByRole('link', { name: 'Enter the day that is stated' }).click();
    await page.keyboard.type('20');
    await page.keyboard.press('Tab');
    await page.keyboard.type('7');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2026');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The order of the court');
    await pressEnter(page);
    await page.getByText('The order of the court stated Monday 20 July 2026 instead').waitFor();
    await assertNoSidewaysScrolling(page);
    await page.goto(child);
    assert.equal(await page.getByText('Somebody stated 20 Jul 2026; both days are kept').first().isVisible(), true);
  });

  inBrowser('is a form that everybody can use, clean, with its errors and with two versions', async () => {
    const page = await site.visit(child, visit);
    await press(page.getByRole('link', { name: /Why this date\? Hold the second review/ }).first());
    await press(page.getByRole('link', { name: /state another day|day that is stated/ }));
    await assertAccessible(page);
    const stale = page.url();
    const other = await site.visit(stale.replace(site.address, ''), visit);
    for (const each of [page, other]) {
      await each.getByLabel('Who or what states it').fill('Another authority');
      await each.getByLabel('Day', { exact: true }).fill(each === page ? '21' : '22');
      await each.getByLabel('Month', { exact: true }).fill('7');
      await each.getByLabel('Year', { exact: true }).fill('2026');
      await press(each.getByRole('button', { name: 'Save', exact: true }));
    }
    await other.getByRole('heading', { name: 'Somebody else saved this meanwhile' }).waitFor();
    await assertAccessible(other);
    await assertNoSidewaysScrolling(other);
    await other.getByLabel('Who or what states it').fill('');
    await press(other.getByRole('button', { name: 'Save my version' }));
    await other.getByRole('link', { name: 'Enter who or what states it, such as a court order' }).waitFor();
    await assertAccessible(other);
  });
});

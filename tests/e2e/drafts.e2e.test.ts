import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { after, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertNoSidewaysScrolling, inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { heading, press, textOf } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';
import { createPerson } from '../support/people.ts';
import { ServedSite } from '../support/served-site.ts';

const site = await openTestSite();
const { officer, manager, iro, child } = await openOffice(site.database);
const NEW_ABSENCE = `/staff/${iro.userId}/absences/new`;
const served: ServedSite[] = [];
after(() => Promise.all(served.map((each) => each.kill())));

/** A process of its own over the same records, as the one that is switched off while somebody types. */
async function serve(): Promise<ServedSite> {
  const key = randomBytes(32).toString('hex');
  const started = await ServedSite.start({ ...process.env, ...site.environment, FOOTPRINT_KEY: key });
  served.push(started);
  return started;
}

async function newManager() {
  return await createPerson(site.database, officer, { roles: ['iro-manager'], name: 'Another manager' });
}

/** All that is typed is kept, and the page says so. */
async function isSaved(page: Page): Promise<void> {
  await page.locator('[data-keep-draft="kept"]').waitFor();
  await says(page, /^Saved at \d\d:\d\d$/);
}

async function says(page: Page, words: RegExp): Promise<void> {
  await page.locator('[data-keep-said]').getByText(words).waitFor();
}

async function type(page: Page, which: 'firstOn' | 'lastOn', day: string): Promise<void> {
  const [number = '', month = '', year = ''] = day.split(' ');
  await page.locator(`[name="${which}-day"]`).fill(number);
  await page.locator(`[name="${which}-month"]`).fill(month);
  await page.locator(`[name="${which}-year"]`).fill(year);
}

async function dayIn(page: Page, which: 'firstOn' | 'lastOn'): Promise<string> {
  const parts = ['day', 'month', 'year'].map((part) => page.locator(`[name="${which}-${part}"]`).inputValue());
  return (await Promise.all(parts)).join(' ');
}

describe('what is typed into a form', () => {
  inBrowser('is saved by itself, is there when somebody comes back, and can be thrown away', async () => {
    const as = await newManager();
    const page = await site.visit(NEW_ABSENCE, { as });
    await assertAccessible(page);
    assert.equal(await page.getByRole('button', { name: 'Save and come back later' }).isVisible(), false);
    await type(page, 'firstOn', '5 1 2027');
    await isSaved(page);
    await assertAccessible(page);

    const later = await site.visit(NEW_ABSENCE, { as, viewport: NARROWEST });
    assert.equal(await dayIn(later, 'firstOn'), '5 1 2027');
    assert.match(await textOf(later, '.govuk-notification-banner'), /We kept what you typed on .*Throw it away/);
    await assertAccessible(later);
    await assertNoSidewaysScrolling(later);
    await press(later.getByRole('button', { name: 'Throw it away' }));
    await later.getByText('What you had typed is thrown away.').waitFor();
    assert.equal(await dayIn(later, 'firstOn'), '  ');
  });

  inBrowser('goes along when the page is left within the same second', async () => {
    const as = await newManager();
    const page = await site.visit(NEW_ABSENCE, { as });
    await page.locator('[name="firstOn-day"]').pressSequentially('7');
    const kept = page.waitForEvent('requestfinished', (request) => request.resourceType() === 'ping');
    await page.evaluate("window.dispatchEvent(new Event('pagehide'))");
    await kept;
    await page.goto(NEW_ABSENCE);
    assert.equal(await dayIn(page, 'firstOn'), '7  ');
  });

  inBrowser('is kept by a button where scripts do not run', async () => {
    const as = await newManager();
    const page = await site.visit(NEW_ABSENCE, { as, javaScriptEnabled: false, viewport: NARROWEST });
    await type(page, 'firstOn', '5 1 2027');
    await press(page.getByRole('button', { name: 'Save and come back later' }));
    await page.getByText(/What you typed is kept for 30 days/).waitFor();
    assert.equal(await dayIn(page, 'firstOn'), '5 1 2027');
    await assertNoSidewaysScrolling(page);
    await type(page, 'lastOn', '9 1 2027');
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.getByText('The absence is recorded.').waitFor();
    await page.goto(NEW_ABSENCE);
    assert.equal(await dayIn(page, 'firstOn'), '  ');
  });

  inBrowser(
    'outlives a process that is killed while somebody types, and one killed as they press the button',
    async () => {
      const [as, running] = [await newManager(), await serve()];
      const page = await site.visit(NEW_ABSENCE, { as, at: running.address });
      await type(page, 'firstOn', '1 3 2027');
      await isSaved(page);
      await running.kill();
      // All that was said to be saved is there for another process, and in another browser.
      assert.equal(await dayIn(await site.visit(NEW_ABSENCE, { as }), 'firstOn'), '1 3 2027');

      await type(page, 'lastOn', '5 3 2027');
      await says(page, /^Not saved: the service cannot be reached/);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await says(page, /^Not sent: the service cannot be reached/);
      assert.equal(await dayIn(page, 'lastOn'), '5 3 2027');
      await running.start();
      // It tries again by itself after a while, and at once where the network is back.
      await page.evaluate("window.dispatchEvent(new Event('online'))");
      await isSaved(page);
      assert.equal(await dayIn(await site.visit(NEW_ABSENCE, { as }), 'lastOn'), '5 3 2027');
      await press(page.getByRole('button', { name: 'Save', exact: true }));
      await page.getByText('The absence is recorded.').waitFor();
    },
  );

  inBrowser('waits behind the door for whoever was signed out over it, and for nobody else', async () => {
    const [as, next] = [await newManager(), await newManager()];
    const page = await site.visit(NEW_ABSENCE, { as });
    await type(page, 'firstOn', '5 5 2027');
    await page.context().clearCookies();
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await heading(page, 'Sign in');
    assert.match(await textOf(page, '.govuk-notification-banner'), /nothing is lost: sign in again/);
    assert.equal(new URL(page.url()).searchParams.get('next'), NEW_ABSENCE);
    assert.equal(await dayIn(await site.visit(NEW_ABSENCE, { as: next }), 'firstOn'), '  ');
    assert.equal(await dayIn(await site.visit(NEW_ABSENCE, { as }), 'firstOn'), '5 5 2027');
  });

  inBrowser('keeps to the day that was meant: today is yesterday on the day after', async () => {
    const url = `/children/${child}/facts/new?type=iro-contacted-child`;
    const page = await site.visit(url, { as: iro });
    await page.getByRole('radio', { name: /^Today/ }).check();
    await isSaved(page);
    await site.asAdmin((admin) =>
      admin.query("update app.drafts set saved_at = saved_at - interval '1 day' where staff_id = $1", [iro.userId]),
    );
    await page.reload();
    assert.equal(await page.getByRole('radio', { name: 'Another day' }).isChecked(), true);
    const yesterday = Temporal.Now.zonedDateTimeISO('Europe/London').toPlainDate().subtract({ days: 1 });
    const typed = ['day', 'month', 'year'].map((part) => page.locator(`[name="on-${part}"]`).inputValue());
    assert.equal((await Promise.all(typed)).join(' '), `${yesterday.day} ${yesterday.month} ${yesterday.year}`);
  });
});

describe('two people who change the same thing', () => {
  inBrowser('lose nothing: what only one changed is merged, and what both changed is chosen', async () => {
    const [as, colleague] = [manager, await newManager()];
    const page = await site.visit(NEW_ABSENCE, { as });
    await type(page, 'firstOn', '1 6 2027');
    await type(page, 'lastOn', '5 6 2027');
    await press(page.getByRole('button', { name: 'Save', exact: true }));
    await page.getByText('The absence is recorded.').waitFor();
    const address = (await page.getByRole('link', { name: /1 June 2027|1 Jun 2027/ }).getAttribute('href')) ?? '';
    const mine = await site.visit(address, { as, viewport: NARROWEST });
    const theirs = await site.visit(address, { as: colleague });

    await type(theirs, 'firstOn', '2 6 2027');
    await type(theirs, 'lastOn', '8 6 2027');
    await press(theirs.getByRole('button', { name: 'Save', exact: true }));
    await theirs.getByText('The absence is changed.').waitFor();

    await type(mine, 'lastOn', '9 6 2027');
    await press(mine.getByRole('button', { name: 'Save', exact: true }));
    await mine.getByText('Nothing of yours is saved yet, and nothing is lost.').waitFor();
    await assertAccessible(mine);
    await assertNoSidewaysScrolling(mine);
    await mine.getByText('First day away: only they changed it').waitFor();
    await mine.getByText('Last day away: you both changed it').waitFor();
    assert.deepEqual([await dayIn(mine, 'firstOn'), await dayIn(mine, 'lastOn')], ['2 6 2027', '9 6 2027']);

    await mine.getByRole('radio', { name: 'They saved: 8 Jun 2027' }).check();
    await press(mine.getByRole('button', { name: 'Save my version' }));
    await mine.getByText('The absence is changed.').waitFor();
    await mine.goto(address);
    assert.deepEqual([await dayIn(mine, 'firstOn'), await dayIn(mine, 'lastOn')], ['2 6 2027', '8 6 2027']);
  });
});

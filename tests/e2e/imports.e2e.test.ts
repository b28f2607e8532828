import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { runUpload } from '../../src/casework/imports/run-upload.ts';
import {
  assertAccessible,
  assertNoSidewaysScrolling,
  inBrowser,
  NARROWEST,
  openTestSite,
  PHONE,
} from '../support/browser.ts';
import { press, pressEnter } from '../support/journey.ts';
import { createAuthority, type TestActor } from '../support/records.ts';
import { UPLOADED_ON } from '../support/uploaded-return.ts';

const site = await openTestSite();

const RETURN = [
  ['header.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,02/05/2014,WBRI,,,\n'],
  ['reviews.csv', 'CHILD,DOB,REVIEW,REVIEW_CODE\nA1,02/05/2014,02/07/2025,PN1\nA1,02/05/2014,31/02/2026,PN1\n'],
].map(([name = '', text = '']) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }));

describe('bringing in a return', () => {
  inBrowser('works by keyboard alone, and the page brings itself up to date', async () => {
    const actor = await createAuthority(site.database);
    const page = await site.visit('/imports', { as: actor });
    await assertAccessible(page);
    await page.getByLabel('The return of looked-after children (SSDA903)').focus();
    await page.keyboard.press('Space');
    // What a person picks in the window of the system is put there for them.
    await page.getByLabel('Files').setInputFiles(RETURN);
    await page.getByRole('button', { name: 'Check the files' }).focus();
    await pressEnter(page);
    await page.getByRole('heading', { level: 1, name: 'Return of looked-after children' }).waitFor();
    await assertAccessible(page);
    await work(actor, page);
    // Nobody presses anything: the page itself finds that the check is over.
    const button = page.getByRole('button', { name: 'Import', exact: true });
    await button.waitFor();
    await assertAccessible(page);
    await button.focus();
    await pressEnter(page);
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await work(actor, page);
    await page.getByRole('heading', { name: 'What was changed' }).waitFor();
    await assertAccessible(page);
  });

  inBrowser('does without scripts, on a phone', async () => {
    const actor = await createAuthority(site.database);
    const page = await site.visit('/imports', { as: actor, javaScriptEnabled: false, viewport: PHONE });
    await page.getByLabel('The return of looked-after children (SSDA903)').check();
    await page.getByLabel('Files').setInputFiles(RETURN);
    await press(page.getByRole('button', { name: 'Check the files' }));
    await work(actor, page);
    await press(page.getByRole('link', { name: 'Look again' }));
    await press(page.getByRole('button', { name: 'Throw away' }));
    await page.getByText('It was thrown away. Nothing of it went into the records.').waitFor();
    await assertNoSidewaysScrolling(page);
  });

  inBrowser('says all that is wrong at once, and is read by everybody at the narrowest', async () => {
    const actor = await createAuthority(site.database);
    const page = await site.visit('/imports', { as: actor, viewport: NARROWEST });
    await press(page.getByRole('button', { name: 'Check the files' }));
    const errors = page.locator('.govuk-error-summary li');
    assert.deepEqual(await errors.allTextContents().then((all) => all.map((text) => text.trim())), [
      'Choose what is in the files',
      'Choose the files',
    ]);
    await assertAccessible(page);
    await assertNoSidewaysScrolling(page);
    await page.getByLabel('The return of looked-after children (SSDA903)').check();
    await page.getByLabel('Files').setInputFiles(RETURN);
    await press(page.getByRole('button', { name: 'Check the files' }));
    await assertNoSidewaysScrolling(page);
    await work(actor, page);
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    await assertNoSidewaysScrolling(page);
    await page.goto(`${page.url()}/problems`);
    await assertAccessible(page);
    await assertNoSidewaysScrolling(page);
  });
});

/** Does what the worker does about the upload that the page shows. */
async function work({ authorityId }: TestActor, page: Page): Promise<void> {
  await runUpload(site.database, {
    authorityId,
    uploadId: page.url().split('/').at(-1) ?? '',
    today: UPLOADED_ON,
    ending: new AbortController().signal,
    postpone: () => Promise.reject(new Error('another import was under way')),
  });
}

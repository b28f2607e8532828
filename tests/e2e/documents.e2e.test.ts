import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { todayInLondon } from '../../src/platform/clock.ts';
import { shortDay } from '../../src/platform/pages/days-in-words.ts';
import { addDays, getDay, isoFromDay } from '../../src/rules/index.ts';
import {
  assertAccessible,
  assertNoSidewaysScrolling,
  inBrowser,
  NARROWEST,
  openTestSite,
  WIDE,
} from '../support/browser.ts';
import { countFaults, press, pressEnter, reaches, tabTo, textOf } from '../support/journey.ts';
import { openOffice } from '../support/office.ts';

const site = await openTestSite();
/** The day of the next review, so far ahead that its papers are not due yet. */
const NEXT_REVIEW = isoFromDay(addDays(getDay(todayInLondon()), 45));
const { iro, manager, socialWorker, child } = await openOffice(site.database, {
  events: [
    { type: 'became-looked-after', on: '2026-03-16' },
    { type: 'review-started', review: 'r1', on: '2026-04-17' },
    { type: 'review-completed', review: 'r1', on: '2026-04-17' },
    { type: 'review-arranged', review: 'r2', on: NEXT_REVIEW },
  ],
});
const LIST = `/children/${child}/documents`;
const LONG_NAME = `${'A-plan-with-a-name-that-has-no-end-and-no-space-in-it-'.repeat(3)}.pdf`;

/** A file that no other is the same as. */
function newFile(words: string, name = 'plan.pdf') {
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${words}`) };
}

interface Adding {
  readonly type: string;
  readonly title: string;
  readonly file?: ReturnType<typeof newFile>;
}

async function addOn(page: Page, { type, title, file = newFile(title) }: Adding): Promise<void> {
  await page.getByLabel('The file').setInputFiles(file);
  await page.getByLabel('What is it?').selectOption(type);
  await page.getByLabel('What is it called?').fill(title);
  await press(page.getByRole('button', { name: 'Add it' }));
}

describe('a document of a child', () => {
  inBrowser('is added from the page of the child, counts for its review, and is saved as it was sent', async () => {
    const page = await site.visit(`/children/${child}`, { as: socialWorker });
    await press(page.getByRole('link', { name: 'Documents', exact: true }).first());
    await reaches(page, 'Documents');
    await page.getByText('No document has been added yet').waitFor();
    await press(page.getByRole('link', { name: /^Add it.*Personal education plan/ }).first());
    await reaches(page, 'Add a document');
    const review = await page.getByLabel('For which review?').locator('option:checked').textContent();
    assert.equal(review?.trim(), `The review arranged for ${shortDay(NEXT_REVIEW)}`);
    await addOn(page, { type: 'pep', title: 'Plan for school' });
    await reaches(page, 'Plan for school');
    await page.getByText('counts as received for the review').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'plan.pdf' }).click();
    const file = await saved;
    assert.equal(file.suggestedFilename(), 'plan.pdf');
    assert.equal(await readFile(await file.path(), 'utf8'), '%PDF-1.7\nPlan for school');
  });

  for (const [screen, viewport] of [
    ['at a desk', WIDE],
    ['at the narrowest', NARROWEST],
  ] as const) {
    inBrowser(`has all that is wrong said at once, and every word of it fits, ${screen}`, async () => {
      const page = await site.visit(`${LIST}/new`, { as: socialWorker, viewport });
      await page.getByLabel('What is it called?').fill('Typed before');
      await page.getByLabel('Day', { exact: true }).last().fill('40');
      await press(page.getByRole('button', { name: 'Add it' }));
      await page.locator('.govuk-error-summary').waitFor();
      assert.equal(await countFaults(page), 3);
      assert.equal(await page.getByLabel('What is it called?').inputValue(), 'Typed before');
      await reaches(page, 'Add a document');
      await page.getByLabel('Day', { exact: true }).last().fill('20');
      await page.getByLabel('Month').last().fill('6');
      await page.getByLabel('Year').last().fill('2026');
      const title = `Minutes ${screen}`;
      await addOn(page, { type: 'assessment', title, file: newFile(title, LONG_NAME) });
      await reaches(page, title);
      await press(page.getByRole('button', { name: 'Withdraw it' }));
      await page.locator('.govuk-error-summary').waitFor();
      await reaches(page, title);
      await press(page.getByRole('link', { name: 'Documents', exact: true }).first());
      await reaches(page, 'Documents');
      await page.getByRole('link', { name: title }).waitFor();
    });
  }

  inBrowser(
    'gets a newer file and is withdrawn, without JavaScript, and whoever only reads may do neither',
    async () => {
      const without = { javaScriptEnabled: false, viewport: NARROWEST };
      const page = await site.visit(`${LIST}/new`, { as: socialWorker, ...without });
      await addOn(page, { type: 'care-plan', title: 'The care plan' });
      await page.getByRole('heading', { level: 1, name: 'The care plan' }).waitFor();
      await page.getByLabel('The file').setInputFiles(newFile('newer', 'newer.pdf'));
      await press(page.getByRole('button', { name: 'Add the newer version' }));
      await page.getByRole('heading', { level: 2, name: 'The files, the latest first' }).waitFor();
      assert.match(await textOf(page, 'ol[reversed]'), /newer\.pdf.*plan\.pdf/);
      await page.getByLabel('Why is it withdrawn?').fill('It is of another child');
      await press(page.getByRole('button', { name: 'Withdraw it' }));
      await page.getByText('It is of another child').waitFor();
      await assertNoSidewaysScrolling(page);
      await page.goto(LIST);
      assert.match(await textOf(page, 'table:last-of-type >> nth=-1'), /The care plan ?Withdrawn/);
      const reading = await site.visit(new URL(page.url()).pathname, { as: manager });
      await reaches(reading, 'Documents');
      assert.equal(await reading.getByRole('link', { name: /^Add/ }).count(), 0);
      await press(reading.getByRole('link', { name: 'The care plan' }));
      await reaches(reading, 'The care plan');
      assert.equal(await reading.getByRole('button', { name: /Withdraw|newer/ }).count(), 0);
    },
  );

  inBrowser('is found among the others and opened by keyboard alone', async () => {
    const page = await site.visit(LIST, { as: iro, viewport: NARROWEST });
    await tabTo(page, 'Kind');
    await page.getByRole('combobox', { name: 'Kind' }).waitFor();
    await page.keyboard.type('Personal');
    await tabTo(page, 'Show');
    await pressEnter(page);
    await tabTo(page, 'Plan for school');
    await pressEnter(page);
    await reaches(page, 'Plan for school');
    await assertAccessible(page);
  });

  for (const [screen, options] of [
    ['at a desk', { viewport: WIDE }],
    ['at the narrowest, without JavaScript', { viewport: NARROWEST, javaScriptEnabled: false }],
  ] as const) {
    inBrowser(`is withheld from somebody when it is added, and from somebody else later, ${screen}`, async () => {
      const title = `Withheld ${screen}`;
      const page = await site.visit(`${LIST}/new`, { as: iro, ...options });
      await page.getByText('Somebody who may open the record must not see this document').click();
      await page.getByLabel('Who must not see it?').selectOption({ label: 'every social worker' });
      await addOn(page, { type: 'letter', title });
      await page.locator('.govuk-error-summary').waitFor();
      assert.equal(await page.getByLabel('Who must not see it?').inputValue(), 'role:social-worker');
      await assertNoSidewaysScrolling(page);
      await page.getByLabel('Why must they not see it?').fill('It names who told us');
      await page.getByLabel('The file').setInputFiles(newFile(title));
      await press(page.getByRole('button', { name: 'Add it' }));
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.getByText('It names who told us').waitFor();
      await press(page.getByRole('link', { name: 'Change who must not see it' }));
      await page.getByRole('heading', { level: 1, name: 'Who must not see it' }).waitFor();
      await page.getByLabel('Who must not see it?').selectOption({ label: 'parents' });
      await press(page.getByRole('button', { name: 'Withhold it', exact: true }));
      await page.locator('.govuk-error-summary').waitFor();
      await assertNoSidewaysScrolling(page);
      await page.getByLabel('Why?').fill('It says where they live');
      await press(page.getByRole('button', { name: 'Withhold it', exact: true }));
      await page.getByText('The document is withheld.').waitFor();
      await assertNoSidewaysScrolling(page);
      const here = new URL(page.url()).pathname.replace('/withheld', '');
      await page.goto(here);
      await page.getByText('Do not show it, give it or send it to parents.').waitFor();
      const hidden = await site.visit(LIST, { as: socialWorker });
      assert.equal(await hidden.getByRole('link', { name: title }).count(), 0);
      await page.goto(`${here}/withheld`);
      await press(page.getByRole('link', { name: /^Let them see it again.*Every social worker/ }));
      await page.getByLabel('Why may they see it again?').fill('The source agreed');
      await assertNoSidewaysScrolling(page);
      await press(page.getByRole('button', { name: 'Let them see it again', exact: true }));
      await page.getByText('The source agreed').waitFor();
      await hidden.reload();
      assert.equal(await hidden.getByRole('link', { name: title }).count(), 1);
    });
  }

  inBrowser('has who must not see it read and asked by a screen reader too', async () => {
    const page = await site.visit(LIST, { as: iro, viewport: NARROWEST });
    await press(page.getByRole('link', { name: /^Withheld at a desk/ }));
    await assertAccessible(page);
    await press(page.getByRole('link', { name: 'Change who must not see it' }));
    await reaches(page, 'Who must not see it');
    await assertAccessible(page);
    await press(page.getByRole('button', { name: 'Withhold it', exact: true }));
    await page.locator('.govuk-error-summary').waitFor();
    await assertAccessible(page);
  });
});

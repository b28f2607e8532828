import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Page } from 'playwright-core';
import { openTestAccount } from '../support/accounts.ts';
import { assertAccessible, assertNoSidewaysScrolling, inBrowser, NARROWEST, openTestSite } from '../support/browser.ts';
import { codeFrom, focused, heading, lettersOn, press, pressEnter, tabTo } from '../support/journey.ts';
import { createAuthority } from '../support/records.ts';

const PASSWORD = 'a long walk in the rain';
const site = await openTestSite();
const officer = await createAuthority(site.database);
const other = await createAuthority(site.database, 'Southshire');
await openTestAccount(site.database, officer, { email: 'officer@example.org', password: PASSWORD });
await openTestAccount(site.database, other, { email: 'other@example.org', password: PASSWORD });

describe('signing in', () => {
  inBrowser('works by keyboard alone: password, second factor, recovery codes, and a recovery code later', async () => {
    const page = await site.visit('/');
    assert.equal(await page.title(), 'Sign in - Footprint');
    await typeCredentials(page, { email: 'officer@example.org', password: PASSWORD });
    await heading(page, 'Set up your codes');
    await assertAccessible(page);

    await typeInto(page, 'Six-digit code', codeFrom(await lettersOn(page)));
    await heading(page, 'Keep your recovery codes');
    await assertAccessible(page);
    const codes = await page.locator('.footprint-recovery-codes li').allTextContents();
    assert.equal(new Set(codes).size, codes.length);
    await tabTo(page, 'I have kept them');
    await pressEnter(page);
    await heading(page, 'My caseload');

    await tabTo(page, 'Sign out');
    await pressEnter(page);
    await heading(page, 'Sign in');
    assert.match((await page.locator('.govuk-notification-banner').textContent()) ?? '', /You are signed out/);

    await page.goto('/audit');
    await typeCredentials(page, { email: 'officer@example.org', password: PASSWORD });
    await heading(page, 'Enter your code');
    await assertAccessible(page);
    await typeInto(page, 'Six-digit code', '000000');
    assert.match((await page.locator('.govuk-error-summary').textContent()) ?? '', /The code is not right/);
    await assertAccessible(page);
    await typeInto(page, 'Six-digit code', codes[0] ?? '');
    // The page that was asked for before anybody was signed in.
    await heading(page, 'Audit');
  });

  inBrowser('says what is wrong, keeps the address, and leads from the summary to the field', async () => {
    const page = await site.visit('/sign-in');
    await assertAccessible(page);
    await typeCredentials(page, { email: 'other@example.org', password: 'wrong' });
    assert.equal(await page.title(), 'Error: Sign in - Footprint');
    assert.equal(await page.getByLabel('Email address').inputValue(), 'other@example.org');
    assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');
    await assertAccessible(page);
    // The summary has the focus, and its link leads to the field.
    assert.equal(await focused(page), 'There is a problem');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'email');
  });

  inBrowser('does without scripts, at the narrowest', async () => {
    const page = await site.visit('/sign-in', { javaScriptEnabled: false, viewport: NARROWEST });
    await page.getByLabel('Email address').fill('other@example.org');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await press(page.getByRole('button', { name: 'Sign in' }));
    await heading(page, 'Sign in');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page.getByRole('button', { name: 'Sign in' }));
    await heading(page, 'Set up your codes');
    await assertNoSidewaysScrolling(page);
    await page.getByLabel('Six-digit code').fill(codeFrom(await lettersOn(page)));
    await press(page.getByRole('button', { name: 'Continue' }));
    await heading(page, 'Keep your recovery codes');
    await assertNoSidewaysScrolling(page);
  });
});

async function typeCredentials(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await tabTo(page, 'Email address');
  await page.keyboard.type(email);
  await tabTo(page, 'Password');
  await page.keyboard.type(password);
  await pressEnter(page);
}

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await pressEnter(page);
}

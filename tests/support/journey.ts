import assert from 'node:assert/strict';
import { Secret, TOTP } from 'otpauth';
import type { Locator, Page } from 'playwright-core';
import { assertAccessible, assertNoSidewaysScrolling, inBrowser, PHONE, WIDE } from './browser.ts';

type Viewport = typeof WIDE;

/** A task that somebody does at a desk, and again on a telephone. */
export function onEachScreen(task: string, work: (viewport: Viewport) => Promise<void>): void {
  inBrowser(`${task}, at a desk`, () => work(WIDE));
  inBrowser(`${task}, on a phone`, () => work(PHONE));
}

/** The page that was reached has this heading, is read by everybody, and fits its screen. */
export async function reaches(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words }).waitFor();
  await assertNoSidewaysScrolling(page);
  await assertAccessible(page);
}

/** What the page says, in one line. */
export async function textOf(page: Page, selector = 'main'): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** How many faults the form tells at its top, once it tells them. */
export async function countFaults(page: Page): Promise<number> {
  await page.locator('.govuk-error-summary').waitFor();
  return await page.locator('.govuk-error-summary li').count();
}

/** Presses a button, or follows a link, and waits for the page that comes: it may have the heading of this one. */
export async function press(target: Locator): Promise<void> {
  await Promise.all([target.page().waitForEvent('load'), target.click()]);
}

export async function pressEnter(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
}

const MOST_STOPS = 40;

/** Goes from stop to stop, as somebody without a mouse does, until the one of that name is reached. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    const reached = await focused(page);
    if (typeof name === 'string' ? reached === name : name.test(reached)) return;
  }
  assert.fail(`no Tab leads to "${name}" on ${page.url()}`);
}

/** What a screen reader would begin with: the label, or the words, of what has the focus. */
export async function focused(page: Page): Promise<string> {
  return await page.evaluate<string>(`(() => {
    const element = document.activeElement;
    const words = element.labels?.[0] ?? element.querySelector('h2') ?? element;
    return words.textContent.trim();
  })()`);
}

export async function heading(page: Page, words: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words }).waitFor();
}

export async function lettersOn(page: Page): Promise<string> {
  return (await page.locator('main strong').textContent()) ?? '';
}

/** What the app on a phone would show now. */
export function codeFrom(letters: string): string {
  return new TOTP({ secret: Secret.fromBase32(letters.replaceAll(' ', '')) }).generate();
}

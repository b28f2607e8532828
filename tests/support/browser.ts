import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { openTestApp, type TestApp } from './app.ts';
import { atEnd } from './at-end.ts';
import { CHROMIUM } from './chromium.ts';

const MISSING = existsSync(CHROMIUM) ? false : `there is no browser at ${CHROMIUM}`;
/** It is shown nothing but this machine, and asks nobody for anything by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
/** What people must be able to use: the second level of WCAG 2.2, and what is good practice besides. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page that is not there by then never comes. */
const LONGEST_WAIT_MS = 10_000;

export const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 375, height: 720 };
/** The narrowest that must do: a wide page at four times its size. */
export const NARROWEST = { width: 320, height: 640 };

interface Visit extends BrowserContextOptions {
  /** Who is signed in already; nobody, unless told. */
  readonly as?: { readonly authorityId: string; readonly userId: string };
  /** Where the same records are served by another process; by this one, unless told. */
  readonly at?: string;
}

/** The application on a port of its own, and a browser that opens its pages. */
export interface TestSite extends TestApp {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  /** Opens a page as somebody who has never been here, for as long as the test lasts. */
  visit(path: string, visit?: Visit): Promise<Page>;
}

/** Serves the application for the test file that calls it at its top. */
export async function openTestSite(special: Parameters<typeof openTestApp>[0] = {}): Promise<TestSite> {
  const testApp = await openTestApp(special);
  if (MISSING !== false) return { ...testApp, address: '', visit: () => Promise.reject(new Error(MISSING)) };
  const address = await testApp.app.listen({ host: '127.0.0.1', port: 0 });
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS });
  // The browser goes first: it holds connections to the application, and the application to the database.
  atEnd(() => browser.close());
  return {
    ...testApp,
    address,
    visit: async (path, { as, at = address, ...options } = {}) => {
      const context = await browser.newContext({ viewport: WIDE, ...options, baseURL: at });
      if (as !== undefined) await signIn(context, { testApp, address: at, as });
      context.setDefaultTimeout(LONGEST_WAIT_MS);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}

async function signIn(
  context: BrowserContext,
  { testApp, address, as }: { testApp: TestApp; address: string; as: NonNullable<Visit['as']> },
): Promise<void> {
  const { cookie } = await testApp.signInAs(as);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Lax' }]);
}

/** A test that needs a browser; where there is none it is reported as skipped, by its name. */
export function inBrowser(name: string, work: () => Promise<void>): void {
  it(name, async (t) => {
    if (MISSING === false) await work();
    else t.skip(MISSING);
  });
}

/** Everybody can read and use the page as it stands. */
export async function assertAccessible(page: Page): Promise<void> {
  // Without frames one run is the whole page; the other mode opens a second page to put frames together.
  assert.equal(page.frames().length, 1, `${page.url()} has frames, which are not looked into`);
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(AXE_TAGS);
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}\n  ${html}`));
  assert.deepEqual(found, [], `${page.url()} is not accessible`);
}

/** The page as a whole is never scrolled sideways; a wide table may be, within itself. */
export async function assertNoSidewaysScrolling(page: Page): Promise<void> {
  const [wanted, given] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  assert.ok(wanted <= given, `${page.url()} wants ${wanted} pixels and has ${given}`);
}

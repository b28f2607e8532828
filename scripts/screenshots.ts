/**
 * `npm run screenshots`: makes the pictures of the README in docs/screenshots, from a demo that is made up for them on a
 * day that does not change. It needs a browser: /usr/bin/chromium, or what FOOTPRINT_TEST_BROWSER names.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ageOfSubject } from '../src/casework/children/age-of-subject.ts';
import { termsOf } from '../src/casework/settings/terms-of-authority.ts';
import { createDemo } from '../src/demo/create-demo.ts';
import { type Database, withDatabase } from '../src/platform/database/database.ts';
import { readDatabaseSettings } from '../src/platform/database/settings.ts';
import { InstallationKey } from '../src/platform/identity/installation-key.ts';
import { Jobs } from '../src/platform/jobs/jobs.ts';
import { dayFromIso } from '../src/rules/index.ts';
import { buildApp } from '../src/web/app.ts';
import { readWebSettings } from '../src/web/web-settings.ts';
import { CHROMIUM } from '../tests/support/chromium.ts';

const FOLDER = 'docs/screenshots';
/** A Friday on which the demo has something of everything. */
const TODAY = '2026-11-20';
const SCREEN = { width: 1280, height: 800 };
const KEY_BYTES = 32;

/** One picture: whose, and how they come to the page from the one where they land. */
interface Picture {
  readonly name: string;
  /** The part of their address before the @; nobody is signed in without one. */
  readonly as?: string;
  readonly go: (page: Page) => Promise<unknown>;
}

const openFirstChild = (page: Page): Promise<void> =>
  page.getByRole('region', { name: 'The next review' }).getByRole('link').click();

const openWhy = async (page: Page): Promise<void> => {
  await openFirstChild(page);
  await page
    .locator('#next')
    .getByRole('link', { name: /^Why this date/ })
    .first()
    .click();
};

const openHistory = async (page: Page): Promise<void> => {
  await openFirstChild(page);
  await page.getByRole('link', { name: 'Everything that was recorded' }).click();
};

const openImport = async (page: Page): Promise<void> => {
  await page.goto('/imports');
  await page.locator('tbody').getByRole('link').first().click();
};

const openReview = async (page: Page): Promise<void> => {
  await page.goto('/reviews?on=2026-12-01');
  await page.locator('.footprint-calendar__arranged').getByRole('link').first().click();
};

const openChoice = async (page: Page): Promise<void> => {
  await page.goto('/allocation');
  await page
    .getByRole('link', { name: /^Choose an IRO/ })
    .first()
    .click();
};

const PICTURES: readonly Picture[] = [
  { name: 'sign-in', go: (page) => page.goto('/sign-in') },
  { name: 'my-caseload', as: 'iro1', go: (page) => page.goto('/') },
  { name: 'child', as: 'iro1', go: openFirstChild },
  { name: 'why-this-date', as: 'iro1', go: openWhy },
  { name: 'history', as: 'iro1', go: openHistory },
  { name: 'calendar', as: 'iro1', go: (page) => page.goto('/reviews?on=2026-12-01') },
  { name: 'review', as: 'iro1', go: openReview },
  { name: 'allocation', as: 'manager', go: openChoice },
  { name: 'children', as: 'manager', go: (page) => page.goto('/children?show=in-care') },
  { name: 'import', as: 'manager', go: openImport },
  { name: 'staff', as: 'manager', go: (page) => page.goto('/staff') },
  { name: 'law', as: 'manager', go: (page) => page.goto('/law') },
  { name: 'audit', as: 'manager', go: (page) => page.goto('/audit') },
];

const home = mkdtempSync(path.join(tmpdir(), 'footprint-screenshots-'));
try {
  await withDatabase(readDatabaseSettings({ FOOTPRINT_HOME: home }, process.cwd()), serveAndTake);
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function serveAndTake(database: Database): Promise<void> {
  const today = dayFromIso(TODAY);
  if (today === undefined) throw new RangeError(`${TODAY} is no day`);
  const signIns = await createDemo(database, { today, onProgress: (words) => console.log(words) });
  const log = pino({ level: 'warn' });
  const jobs = await Jobs.start(database, {
    keepsOrder: false,
    onError: (error) => log.error({ err: error }, 'jobs'),
  });
  const app = await buildApp({
    database,
    jobs,
    key: new InstallationKey(randomBytes(KEY_BYTES)),
    settings: readWebSettings({}),
    log,
    today: () => TODAY,
    termsOf,
    ageOfSubject,
    sendsOver: [],
    clamd: undefined,
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await takeAll(browser, address, signIns?.[0]?.password ?? '');
  } finally {
    await browser.close();
    await app.close();
    await jobs.stop();
  }
}

/** Each person signs in once, and takes their pictures one after the other. */
async function takeAll(browser: Browser, address: string, password: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [as, pictures] of Map.groupBy(PICTURES, (picture) => picture.as)) {
    const context = await browser.newContext({ viewport: SCREEN, baseURL: address, reducedMotion: 'reduce' });
    const page = await context.newPage();
    if (as !== undefined) await signIn(page, `${as}@demo.example`, password);
    for (const { name, go } of pictures) {
      if (as !== undefined) await page.goto('/');
      await go(page);
      await page.waitForLoadState();
      await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
      console.log(`wrote ${FOLDER}/${name}.png`);
    }
    await context.close();
  }
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

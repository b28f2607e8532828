import { randomBytes } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse, RouteOptions } from 'fastify';
import { pino } from 'pino';
import { ageOfSubject } from '../../src/casework/children/age-of-subject.ts';
import { termsOf } from '../../src/casework/settings/terms-of-authority.ts';
import { todayInLondon } from '../../src/platform/clock.ts';
import { InstallationKey } from '../../src/platform/identity/installation-key.ts';
import { beginSession, programOf } from '../../src/platform/identity/sign-in.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { channelsOf, readSendingSettings } from '../../src/platform/notify/settings.ts';
import type { Page } from '../../src/platform/pages/page.ts';
import { Clamd } from '../../src/platform/virus-check/clamd.ts';
import { readClamdAddress } from '../../src/platform/virus-check/settings.ts';
import { buildApp } from '../../src/web/app.ts';
import { CookieJar } from '../../src/web/shell/cookie-jar.ts';
import { readWebSettings } from '../../src/web/web-settings.ts';
import { atEnd } from './at-end.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

const KEY_BYTES = 32;
/** A machine that runs many tests at once is slow, and no test asks what a service in want of its processor does. */
const NEVER_LATE_MILLISECONDS = 600_000;

/** The web application on a database of a test file's own. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly database: TestDatabase['database'];
  readonly asAdmin: TestDatabase['asAdmin'];
  readonly environment: TestDatabase['environment'];
  /** Signs somebody in, past the password, and gives what their browser would send. */
  signInAs(actor: { authorityId: string; userId: string }): Promise<{ cookie: string }>;
}

/**
 * Makes the application for the test file that calls it at its top.
 *
 * ```ts
 * const { app, signInAs } = await openTestApp();
 * const page = await app.inject({ url: '/', headers: await signInAs(officer) });
 * ```
 */
export function openTestApp(special: Pick<Special, 'today' | 'environment'> = {}): Promise<TestApp> {
  return openTestAppWith(special);
}

interface Special {
  /** Instead of those of the service. */
  readonly pages?: readonly Page[];
  /** What the pages take for today, `YYYY-MM-DD`; else it is the day on which the test runs. */
  readonly today?: string;
  /** Such as FOOTPRINT_URL. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly onRoute?: (route: RouteOptions) => void;
}

/** As {@link openTestApp}, for a test of the shell itself. */
export async function openTestAppWith({ environment = {}, today, ...mounting }: Special): Promise<TestApp> {
  const { database, asAdmin, environment: ofDatabase } = await openTestDatabase();
  const jobs = await Jobs.start(database, {
    keepsOrder: false,
    onError: (error) => {
      throw error;
    },
  });
  atEnd(() => jobs.stop());
  const clamdAddress = readClamdAddress(environment);
  const services = {
    database,
    jobs,
    key: new InstallationKey(randomBytes(KEY_BYTES)),
    settings: readWebSettings(environment),
    sendsOver: channelsOf(readSendingSettings(environment)),
    clamd: clamdAddress && new Clamd(clamdAddress),
    log: pino({ level: 'silent' }),
    today: () => today ?? todayInLondon(),
    termsOf,
    ageOfSubject,
  };
  const app = await buildApp(services, { lateMilliseconds: NEVER_LATE_MILLISECONDS, ...mounting });
  atEnd(() => app.close());
  const { session } = new CookieJar(services.settings.isSecure).names;
  return {
    app,
    database,
    asAdmin,
    environment: ofDatabase,
    signInAs: async ({ authorityId, userId }) => {
      const account = { authorityId, staffId: userId };
      const token = await database.withTransaction(programOf(account), (tx) => beginSession(tx, account));
      return { cookie: `${session}=${token}` };
    },
  };
}

/** What a form sends; a field may come more than once. */
export type SentFields = Readonly<Record<string, string | readonly string[]>>;

/** Sends a form as a browser does that has just opened one of our pages. */
export async function sendForm(
  app: FastifyInstance,
  { url, cookie, fields = {} }: { readonly url: string; readonly cookie?: string; readonly fields?: SentFields },
): Promise<LightMyRequestResponse> {
  const token = await takeFormToken(app, cookie);
  const payload = new URLSearchParams({ _csrf: token.value });
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) payload.append(name, each);
  }
  return await app.inject({
    method: 'POST',
    url,
    headers: { cookie: token.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: payload.toString(),
  });
}

/** What a form of ours bears that nobody else can know, with the cookies that go with it. */
export async function takeFormToken(
  app: FastifyInstance,
  cookie?: string,
): Promise<{ readonly value: string; readonly cookie: string }> {
  const page = await app.inject({ url: '/sign-in', headers: cookie === undefined ? {} : { cookie } });
  const value = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1];
  if (value === undefined) throw new Error('the page holds no form');
  const set = page.cookies.map(({ name, value: content }) => `${name}=${content}`);
  return { value, cookie: [...(cookie === undefined ? [] : [cookie]), ...set].join('; ') };
}

/** What a form of ours bears of the row that it changes: its version, and what stood in it when it was opened. */
export function basisOf(body: string): { readonly version: string; readonly _before: string } {
  return { version: hiddenIn(body, 'version'), _before: hiddenIn(body, '_before') };
}

/** What a hidden field of a page holds. */
export function hiddenIn(body: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1];
  if (value === undefined) throw new Error(`the page has no hidden field ${name}`);
  return value.replaceAll(/&#(\d+);|&([a-z]+);/g, (whole, code?: string, name = '') =>
    code === undefined ? (LETTERS[name] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

const LETTERS: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

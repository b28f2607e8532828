import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../../platform/database/database.ts';
import type { InstallationKey } from '../../platform/identity/installation-key.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { MessageChannel } from '../../platform/notify/notifier.ts';
import type { Clamd } from '../../platform/virus-check/clamd.ts';
import type { WebSettings } from '../web-settings.ts';
import type { CookieJar } from './cookie-jar.ts';
import type { KeptPages } from './kept-pages.ts';
import type { Renderer } from './renderer.ts';
import type { AgeOfSubject, TermsOf } from './terms-of.ts';

/** What the pages stand on. */
export interface WebServices {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly key: InstallationKey;
  readonly settings: WebSettings;
  readonly log: FastifyBaseLogger;
  /** Today in London, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly termsOf: TermsOf;
  readonly ageOfSubject: AgeOfSubject;
  /** Over which channels messages go out by themselves. */
  readonly sendsOver: readonly MessageChannel[];
  /** What searches files for viruses; undefined where nothing is set up. */
  readonly clamd: Clamd | undefined;
}

/** What each part of the shell is handed. */
export interface Shell extends WebServices {
  readonly renderer: Renderer;
  readonly cookies: CookieJar;
  readonly keptPages: KeptPages;
}

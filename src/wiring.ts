import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { tellOfChildrenWithoutIro } from './casework/allocation/tell-of-children-without-iro.ts';
import { ageOfSubject } from './casework/children/age-of-subject.ts';
import { clearUploads } from './casework/imports/clear-uploads.ts';
import { runUpload } from './casework/imports/run-upload.ts';
import { recomputeEveryDue } from './casework/obligations/recompute-every-due.ts';
import { adoptRules } from './casework/obligations/rules-in-use.ts';
import { sendDuePost } from './casework/post/send-due-post.ts';
import { remindEveryone } from './casework/reminders/remind-everyone.ts';
import { withdrawStaleReminders } from './casework/reminders/withdraw-stale-reminders.ts';
import { carryOutSettingsChange } from './casework/settings/carry-out-settings-change.ts';
import { termsOf } from './casework/settings/terms-of-authority.ts';
import { AppError, hasCode } from './platform/app-error.ts';
import { todayInLondon } from './platform/clock.ts';
import { listAuthorityIds } from './platform/database/authority-ids.ts';
import { type Database, openDatabase } from './platform/database/database.ts';
import { readDatabaseSettings } from './platform/database/settings.ts';
import { InstallationKey } from './platform/identity/installation-key.ts';
import { clearEveryDraft, clearSessions, sealEveryAudit } from './platform/jobs/housekeeping.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { openNotifier } from './platform/notify/open-notifier.ts';
import { channelsOf, readSendingSettings } from './platform/notify/settings.ts';
import { Clamd } from './platform/virus-check/clamd.ts';
import { readClamdAddress } from './platform/virus-check/settings.ts';
import { type Day, dayFromIso } from './rules/index.ts';
import { buildApp } from './web/app.ts';
import { readWebSettings, type WebSettings } from './web/web-settings.ts';

/** The pages or the jobs, running. */
export interface Service {
  /** Ends it: what is under way is finished, and the embedded database is stopped where nobody else uses it. */
  stop(): Promise<void>;
}

/** The pages, running. */
export interface WebService extends Service {
  /** Where they are reached, such as http://localhost:3000. */
  readonly address: string;
}

/** How long an import waits for another one of the same authority before it asks again. */
const SECONDS_UNTIL_NEXT_TURN = 5;

interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that a relative FOOTPRINT_HOME counts from. */
  readonly cwd: string;
}

/** Constructs what serves the pages, in the order in which one thing stands on another, and serves them. */
/** Other rules than those of the program before are adopted before anything is read by them; a job does the rest. */
async function adoptRulesEverywhere(database: Database, jobs: Jobs): Promise<void> {
  for (const authorityId of await listAuthorityIds(database)) {
    const program = { authorityId, userId: null };
    await database.withTransaction(program, async (tx) => {
      if (await adoptRules(tx, program, { today: todayInRules() })) await jobs.enqueue(tx, 'recompute-due', {});
    });
  }
}

export async function startWeb({ environment, cwd }: Surroundings): Promise<WebService> {
  const databaseSettings = readDatabaseSettings(environment, cwd);
  const settings = readWebSettings(environment);
  const sendsOver = channelsOf(readSendingSettings(environment));
  const clamdAddress = readClamdAddress(environment);
  const clamd = clamdAddress && new Clamd(clamdAddress);
  const log = logOf(environment);
  return await withOpen(await openDatabase(databaseSettings), async (database) => {
    const key = InstallationKey.find(environment, databaseSettings.home);
    return await withJobs(database, { log, keepsOrder: false }, async (jobs) => {
      await adoptRulesEverywhere(database, jobs);
      const app = await buildApp({
        database,
        jobs,
        key,
        settings,
        log,
        today: todayInLondon,
        termsOf,
        ageOfSubject,
        sendsOver,
        clamd,
      });
      await listen(app, settings);
      return {
        address: settings.url.origin,
        stop: async () => {
          await inTurn(
            () => app.close(),
            () => jobs.stop(),
            () => database.close(),
          );
        },
      };
    });
  });
}

/** Constructs what does the jobs behind the pages, and begins with them. */
export async function startWorker({ environment, cwd }: Surroundings): Promise<Service> {
  const log = logOf(environment);
  const sending = readSendingSettings(environment);
  return await withOpen(await openDatabase(readDatabaseSettings(environment, cwd)), async (database) => {
    return await withJobs(database, { log, keepsOrder: true }, async (jobs) => {
      await adoptRulesEverywhere(database, jobs);
      await jobs.work('seal-audit', ({ signal }) => sealEveryAudit(database, signal));
      await jobs.work('clear-sessions', () => clearSessions(database));
      await jobs.work('clear-drafts', ({ signal }) => clearEveryDraft(database, signal));
      await jobs.work('clear-uploads', () => clearUploads(database));
      await jobs.work('recompute-due', ({ signal }) => recomputeEveryDue(database, { today: todayInRules(), signal }));
      await jobs.work('tell-of-no-iro', ({ signal }) =>
        tellOfChildrenWithoutIro(database, { today: todayInLondon(), signal }),
      );
      const ending = new AbortController();
      const notifier = openNotifier(sending);
      const telling = { address: readWebSettings(environment).url.origin, sendsOver: channelsOf(sending) };
      await jobs.work('remind', ({ signal }) =>
        remindEveryone(database, {
          ...telling,
          today: todayInRules(),
          signal: AbortSignal.any([ending.signal, signal]),
        }),
      );
      await jobs.work('send-post', async ({ signal: ofJob }) => {
        const signal = AbortSignal.any([ending.signal, ofJob]);
        // What goes wrong with reminders keeps no invitation from going.
        await inTurn(
          () => withdrawStaleReminders(database, { ...telling, today: todayInRules(), signal }),
          () => sendDuePost(database, { notifier, signal }),
        );
      });
      await jobs.work('recompute-authority', ({ data, signal }) =>
        carryOutSettingsChange(
          database,
          { authorityId: String(data['authorityId']), userId: null },
          {
            changeId: String(data['changeId']),
            today: todayInRules(),
            signal: AbortSignal.any([ending.signal, signal]),
          },
        ),
      );
      await jobs.work('import-return', async ({ data, signal }) => {
        const upload = { authorityId: String(data['authorityId']), uploadId: String(data['uploadId']) };
        try {
          await runUpload(database, {
            ...upload,
            today: todayInRules(),
            ending: AbortSignal.any([ending.signal, signal]),
            postpone: (tx) => jobs.enqueueLater(tx, 'import-return', { data, afterSeconds: SECONDS_UNTIL_NEXT_TURN }),
          });
        } catch (error) {
          if (!ending.signal.aborted) log.error({ err: error, ...upload }, 'an import was interrupted');
          throw error;
        }
      });
      return {
        stop: async () => {
          // An import is left for the next worker, which goes on with it.
          ending.abort();
          await inTurn(
            () => jobs.stop(),
            async () => notifier.close(),
            () => database.close(),
          );
        },
      };
    });
  });
}

function todayInRules(): Day {
  const today = dayFromIso(todayInLondon());
  if (today === undefined) throw new Error('today is beyond the days that the rules know');
  return today;
}

function logOf(environment: Surroundings['environment']): Logger {
  return pino({ level: environment['FOOTPRINT_LOG_LEVEL'] ?? 'warn' });
}

/** Ends one thing after the other, the later ones also where an earlier one fails: the database is always left. */
async function inTurn(...ends: readonly (() => Promise<void>)[]): Promise<void> {
  const [first, ...rest] = ends;
  if (first === undefined) return;
  try {
    await first();
  } finally {
    await inTurn(...rest);
  }
}

interface JobsOf {
  readonly log: Logger;
  readonly keepsOrder: boolean;
}

/** Goes on with the jobs begun, and ends them where that cannot be done: a program whose jobs go on does not end. */
async function withJobs<Result>(
  database: Database,
  { log, keepsOrder }: JobsOf,
  start: (jobs: Jobs) => Promise<Result>,
): Promise<Result> {
  const jobs = await Jobs.start(database, { keepsOrder, onError: (error) => log.error({ err: error }, 'jobs') });
  try {
    return await start(jobs);
  } catch (error) {
    await jobs.stop();
    throw error;
  }
}

/** Listens, or says in words why that cannot be. */
async function listen(app: FastifyInstance, { host, port }: WebSettings): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw explainListening(error, { host, port });
  }
}

function explainListening(error: unknown, { host, port }: Pick<WebSettings, 'host' | 'port'>): unknown {
  const tell = (code: string, message: string) => new AppError(code, message, { cause: error });
  if (hasCode(error, 'EADDRINUSE')) {
    return tell(
      'web-port-taken',
      `another program listens on port ${port} of this machine; it may be Footprint itself. Stop it, or set FOOTPRINT_PORT to another port.`,
    );
  }
  if (hasCode(error, 'EACCES')) {
    return tell(
      'web-port-not-allowed',
      `this account may not listen on port ${port}. Set FOOTPRINT_PORT to another port.`,
    );
  }
  if (!hasCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN')) return error;
  return tell('web-host-not-here', `FOOTPRINT_HOST: "${host}" is not an address of this machine`);
}

/** Goes on with an open database, and closes it where that cannot be done. */
async function withOpen<Result>(database: Database, start: (database: Database) => Promise<Result>): Promise<Result> {
  try {
    return await start(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What is done behind the pages, and how patiently. Data of a job holds ids and no names. */
export const QUEUES = {
  /** Chains the audit of every authority. */
  'seal-audit': { retryLimit: 0, expireInSeconds: 300 },
  /** Works out again what a new day alone has changed. */
  'recompute-due': { retryLimit: 2, retryDelay: 60, expireInSeconds: 3600 },
  /** Tells managers of children who are without an IRO too long. */
  'tell-of-no-iro': { retryLimit: 2, retryDelay: 60, expireInSeconds: 900 },
  /** Reminds people of what is due; what was broken off goes on the next time. */
  remind: { retryLimit: 2, retryDelay: 60, expireInSeconds: 3600 },
  /** Takes away sessions that have ended. */
  'clear-sessions': { retryLimit: 0, expireInSeconds: 300 },
  /**
   * Brings a return into the records, or says what it would change. A worker that is killed is missed within the seconds
   * of a heartbeat, and each other worker goes on with what it left, so the limit is high.
   */
  'import-return': { retryLimit: 50, retryDelay: 5, heartbeatSeconds: 20, expireInSeconds: 6 * 3600 },
  /** Works out every child of an authority by other figures, or counts what those would change. */
  'recompute-authority': { retryLimit: 50, retryDelay: 5, heartbeatSeconds: 20, expireInSeconds: 6 * 3600 },
  /** Throws away forms that nobody has come back to. */
  'clear-drafts': { retryLimit: 0, expireInSeconds: 300 },
  /** Throws away files that nobody decided about. */
  'clear-uploads': { retryLimit: 0, expireInSeconds: 300 },
  /** Hands over emails and texts that wait. What is not taken waits in its own row for the next time. */
  'send-post': { retryLimit: 0, expireInSeconds: 3600 },
} as const;

export type QueueName = keyof typeof QUEUES;

/** When a job begins by itself, by the clocks of London. */
export const SCHEDULES: Readonly<Partial<Record<QueueName, string>>> = {
  'seal-audit': '* * * * *',
  'recompute-due': '5,20,35,50 * * * *',
  'tell-of-no-iro': '25 7 * * *',
  // Each working day's work is done once, by the first of these that can.
  remind: '10,40 7-18 * * *',
  'clear-sessions': '17 * * * *',
  'clear-uploads': '37 * * * *',
  'send-post': '* * * * *',
  'clear-drafts': '47 * * * *',
};

export const JOBS_SCHEMA = 'jobs';

/** The shape of the tables of jobs, as the library numbers it; `jobs-schema.db.test.ts` holds it to the library's. */
export const JOBS_SCHEMA_VERSION = 42;

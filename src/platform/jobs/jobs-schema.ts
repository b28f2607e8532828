import type pg from 'pg';
import { MIGRATION_LOCK } from '../database/migrate.ts';
import { JOBS_SCHEMA, JOBS_SCHEMA_VERSION, QUEUES } from './queues.ts';

const RIGHTS = `
  grant usage on schema ${JOBS_SCHEMA} to footprint_app;
  grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to footprint_app;
`;

/**
 * Makes the tables of jobs, or brings them up to date, and enters the queues. The library is loaded only where there is
 * something to do, so that a command that needs no job does without it.
 *
 * @param owner connected as the role that owns the tables
 */
export async function ensureJobs(owner: pg.ClientBase): Promise<void> {
  if (await areJobsUpToDate(owner)) return;
  await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    // Of two programs that start at once, one makes them, and the other finds them made.
    if (!(await areJobsUpToDate(owner))) await makeJobs(owner);
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

async function makeJobs(owner: pg.ClientBase): Promise<void> {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    schema: JOBS_SCHEMA,
    db: { executeSql: (text: string, values?: unknown[]) => owner.query(text, values) },
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await owner.query(RIGHTS);
  // The queues come last: where they are all there, everything is.
  for (const [name, options] of Object.entries(QUEUES)) {
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options);
  }
  await boss.stop({ graceful: false });
}

/** Whether the tables of jobs are there, in the shape that the library wants, with every queue. */
export async function areJobsUpToDate(client: pg.ClientBase): Promise<boolean> {
  const { rows: found } = await client.query<{ is: boolean }>(
    `select to_regclass('${JOBS_SCHEMA}.version') is not null as is`,
  );
  if (found[0]?.is !== true) return false;
  const { rows } = await client.query<{ version: number; queues: string[] }>(
    `select version, array(select name from ${JOBS_SCHEMA}.queue) as queues from ${JOBS_SCHEMA}.version`,
  );
  const [state] = rows;
  return state?.version === JOBS_SCHEMA_VERSION && Object.keys(QUEUES).every((name) => state.queues.includes(name));
}

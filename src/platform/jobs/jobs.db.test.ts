import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { atEnd } from '../../../tests/support/at-end.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createAuthority } from '../../../tests/support/records.ts';
import { recordAudit, verifyAudit } from '../audit/audit.ts';
import { clearSessions, sealEveryAudit } from './housekeeping.ts';
import { Jobs, type RunningJob } from './jobs.ts';
import { JOBS_SCHEMA_VERSION, QUEUES } from './queues.ts';

const { database, asAdmin } = await openTestDatabase();
const here = await createAuthority(database);
const there = await createAuthority(database);
const failures: Error[] = [];
const jobs = await Jobs.start(database, { keepsOrder: false, onError: (error) => failures.push(error) });
atEnd(() => jobs.stop());

describe('The tables of jobs', () => {
  it('have the shape that the library wants, and each queue', async () => {
    const folder = path.dirname(path.dirname(createRequire(import.meta.url).resolve('pg-boss')));
    const { pgboss } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      pgboss: { schema: number };
    };
    assert.equal(JOBS_SCHEMA_VERSION, pgboss.schema);
    const { rows } = await asAdmin((admin) =>
      admin.query('select version, (select array_agg(name order by name) from jobs.queue) as queues from jobs.version'),
    );
    assert.deepEqual(rows, [{ version: JOBS_SCHEMA_VERSION, queues: Object.keys(QUEUES).sort() }]);
  });

  it('belong to the owner and not to the application, which may not change their shape', async () => {
    await assert.rejects(database.runOutsideRecords('drop table jobs.job'), /must be owner|permission denied/);
    const { rowCount } = await asAdmin((admin) => admin.query("select from pg_class where oid = 'jobs.job'::regclass"));
    assert.equal(rowCount, 1);
  });
});

describe('A job', () => {
  it('is kept with the transaction that asks for it, and done', async () => {
    const done = Promise.withResolvers<RunningJob['data']>();
    await jobs.work('import-return', async ({ data }) => done.resolve(data));
    await database.withTransaction(here, (tx) => jobs.enqueue(tx, 'import-return', { importId: 'i1' }));
    assert.deepEqual(await done.promise, { importId: 'i1' });
  });

  it('is gone with the transaction that fails', async () => {
    await assert.rejects(
      database.withTransaction(here, async (tx) => {
        await jobs.enqueue(tx, 'recompute-due', { importId: 'i2' });
        throw new Error('undone');
      }),
      /undone/,
    );
    const { rowCount } = await asAdmin((admin) => admin.query("select from jobs.job where name = 'recompute-due'"));
    assert.equal(rowCount, 0);
    assert.deepEqual(failures, []);
  });
});

describe('Housekeeping', () => {
  it('chains the audit of each authority to its end', async () => {
    for (const actor of [here, there]) {
      for (const action of ['child.read', 'law.read']) {
        await database.withTransaction(actor, (tx) => recordAudit(tx, actor, { action }));
      }
    }
    await sealEveryAudit(database, new AbortController().signal);
    for (const { authorityId } of [here, there]) {
      const found = await database.withTransaction({ authorityId, userId: null }, verifyAudit);
      assert.deepEqual({ ...found, lastHash: '' }, { sealed: 2, unsealed: 0, brokenAt: null, lastHash: '' });
    }
  });

  it('takes away the sessions that ended more than a day ago, and no others', async () => {
    const add = (token: string, ends: string) =>
      asAdmin((admin) =>
        admin.query(
          'insert into app.sessions (token_hash, authority_id, staff_id, ends_at) values (sha256($1), $2, $3, now() + $4)',
          [Buffer.from(token), here.authorityId, here.userId, ends],
        ),
      );
    await add('old', '-2 days');
    await add('rested', '-1 hour');
    await add('new', '1 hour');
    await clearSessions(database);
    const { rows } = await asAdmin((admin) =>
      admin.query('select token_hash = sha256($1) as old from app.sessions', [Buffer.from('old')]),
    );
    assert.deepEqual(rows, [{ old: false }, { old: false }]);
  });
});

describe('The jobs of a program', () => {
  it('tell of a failure by an Error, with its reason', async () => {
    const told = Promise.withResolvers<Error>();
    let isBroken = false;
    const failing = await Jobs.start(
      {
        runOutsideRecords: async (text, values) => {
          if (isBroken) throw new Error('the line is cut');
          return await database.runOutsideRecords(text, values);
        },
      },
      { keepsOrder: false, onError: told.resolve },
    );
    isBroken = true;
    await failing.work('seal-audit', async () => undefined);
    const error = await told.promise;
    isBroken = false;
    await failing.stop();
    assert.ok(error instanceof Error);
    assert.match(error.message, /the line is cut/);
  });

  it('end when the database has answered what they asked of it', async (test) => {
    test.mock.timers.enable({ apis: ['setInterval'] });
    const answer = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    let isSlow = false;
    const slow = await Jobs.start(
      {
        runOutsideRecords: async (text, values) => {
          if (isSlow) {
            asked.resolve();
            await answer.promise;
          }
          return await database.runOutsideRecords(text, values);
        },
      },
      { keepsOrder: false, onError: (error) => failures.push(error) },
    );
    isSlow = true;
    // The library reads its queues anew each minute.
    test.mock.timers.tick(60_000);
    await asked.promise;
    let hasEnded = false;
    const ended = slow.stop().then(() => {
      hasEnded = true;
    });
    await database.runOutsideRecords('select 1');
    assert.equal(hasEnded, false);
    answer.resolve();
    await ended;
    assert.deepEqual(failures, []);
  });
});

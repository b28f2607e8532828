import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { before, describe, it } from 'node:test';
import type pg from 'pg';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { importUnderTest } from '../../../tests/support/import-under-test.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { assertSameRecords, contentsOf, type Snapshot } from '../../../tests/support/snapshot.ts';
import { importReturn } from './import-return.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../../tests/support/importing-program.ts');
const CHILDREN_IN_A_BATCH = 10;
/** Held by the test; who asks for it in the middle of a batch stands still there. */
const STAND_STILL = 77;
const { asAdmin, database, environment } = await openTestDatabase();

let undisturbed: Snapshot;

before(async () => {
  const actor = await createAuthority(database);
  await finish(actor);
  undisturbed = await contentsOf(asAdmin, actor.authorityId);
});

/** What a batch writes, from the first row to the last: how far the import has come. */
const POINTS = ['children', 'facts', 'reviews', 'obligations', 'audit_events', 'imports'] as const;

describe('an import that is killed with kill -9 in the third batch', () => {
  for (const table of POINTS) {
    it(`as it writes ${table} keeps two batches whole and nothing of the third, and a rerun finishes it`, async () => {
      const actor = await createAuthority(database);
      await asAdmin((admin) => killAt(admin, actor, table));
      const kept = await contentsOf(asAdmin, actor.authorityId);
      const localIds = new Set((kept['children'] ?? []).map((row) => String(JSON.parse(row).local_id)));
      assert.equal(localIds.size, 2 * CHILDREN_IN_A_BATCH);
      for (const [name, rows] of Object.entries(kept)) {
        if (name === 'children' || name === 'returns') continue;
        const whole = (undisturbed[name] ?? []).filter((row) => localIds.has(String(JSON.parse(row).of)));
        assert.deepEqual(rows, whole, name);
      }
      const { isResumed } = await finish(actor);
      assert.ok(isResumed);
      assertSameRecords(await contentsOf(asAdmin, actor.authorityId), undisturbed);
    });
  }
});

async function finish(actor: TestActor) {
  const outcome = await importReturn(database, actor, importUnderTest());
  assert.ok(!('refused' in outcome), 'refused' in outcome ? outcome.message : '');
  return outcome;
}

/** Starts the program, lets it stand still where it writes the table for the third batch, kills it there, and waits. */
async function killAt(admin: pg.Client, { authorityId, userId }: TestActor, table: string): Promise<void> {
  const event = table === 'imports' ? 'update' : 'insert';
  const mine = `new.authority_id = '${authorityId}'`;
  // Of the import itself, the write that notes the third batch as done.
  const isThird =
    table === 'imports'
      ? `new.children_done = ${3 * CHILDREN_IN_A_BATCH}`
      : `(select children_done from app.imports where authority_id = new.authority_id) = ${2 * CHILDREN_IN_A_BATCH}`;
  await admin.query(`
    create function app.stand_still() returns trigger language plpgsql security definer as $$ begin
      if ${mine} and ${isThird} then perform pg_advisory_xact_lock_shared(${STAND_STILL}); end if;
      return new; end $$;
    create trigger stand_still before ${event} on app.${table} for each row execute function app.stand_still()`);
  await admin.query('select pg_advisory_lock($1)', [STAND_STILL]);
  const { rows: present } = await admin.query<{ pid: number }>('select pid from pg_stat_activity');
  const { DATABASE_URL: url = '' } = environment;
  const program = spawn(process.execPath, [PROGRAM, url, authorityId, userId], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(program, 'close');
  const isStanding = 'select from pg_locks where locktype = $1 and not granted and objid = $2';
  while ((await admin.query(isStanding, ['advisory', STAND_STILL])).rowCount === 0) {
    assert.equal(program.exitCode, null, 'the program ended before it came to the point');
  }
  program.kill('SIGKILL');
  await ended;
  await admin.query('select pg_advisory_unlock($1)', [STAND_STILL]);
  // PostgreSQL sees soon that the program is gone, and undoes what it had open.
  const isLeft = 'select from pg_stat_activity where datname = current_database() and not pid = any($1)';
  while (((await admin.query(isLeft, [present.map(({ pid }) => pid)])).rowCount ?? 0) > 0);
  await admin.query(`drop trigger stand_still on app.${table}; drop function app.stand_still()`);
}

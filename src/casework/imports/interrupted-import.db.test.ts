import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { before, describe, it } from 'node:test';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { importUnderTest } from '../../../tests/support/import-under-test.ts';
import { createAuthority, type TestActor } from '../../../tests/support/records.ts';
import { assertSameRecords, contentsOf, type Snapshot } from '../../../tests/support/snapshot.ts';
import { importReturn } from './import-return.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../../tests/support/importing-program.ts');
const { database, asAdmin, server, name } = await openTestDatabase();

let undisturbed: Snapshot;
let account: unknown;
let total = 0;

before(async () => {
  const actor = await createAuthority(database);
  await finish(actor);
  undisturbed = await contentsOf(asAdmin, actor.authorityId);
  account = await accountOf(actor);
  total = undisturbed['children']?.length ?? 0;
  assert.ok(total > 80);
});

describe('an import whose program is killed', () => {
  for (const batches of [0, 1, 3, 7]) {
    it(`keeps whole batches after ${batches} of them, and is finished by a rerun as if nothing had happened`, async () => {
      const actor = await createAuthority(database);
      await killAfter(actor, batches);
      const { children_done: done, status } = await importOf(actor);
      assert.equal(status, 'running');
      assert.ok(done >= batches * 10 && done < total);
      await assertWhole(actor, done);
      const outcome = await finish(actor);
      assert.ok(outcome.isResumed);
      assertSameRecords(await contentsOf(asAdmin, actor.authorityId), undisturbed);
      assert.deepEqual(await accountOf(actor), account);
    });
  }
});

describe('an import that is cancelled', () => {
  it('stops between two batches, says so, and an import of the same files goes on to the same end', async () => {
    const actor = await createAuthority(database);
    const stop = new AbortController();
    const cancelled = await importReturn(database, actor, {
      ...importUnderTest(),
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.stage === 'saving' && progress.children === 30) stop.abort();
      },
    });
    assert.ok(!('refused' in cancelled));
    assert.equal(cancelled.status, 'cancelled');
    const { children_done: done, status } = await importOf(actor);
    assert.deepEqual([done, status], [30, 'cancelled']);
    await assertWhole(actor, done);
    await finish(actor);
    assertSameRecords(await contentsOf(asAdmin, actor.authorityId), undisturbed);
  });

  it('changes nothing where it is cancelled while it reads', async () => {
    const actor = await createAuthority(database);
    const outcome = await importReturn(database, actor, { ...importUnderTest(), signal: AbortSignal.abort() });
    assert.ok('refused' in outcome);
    assert.equal(outcome.refused, 'cancelled');
    assert.equal((await contentsOf(asAdmin, actor.authorityId))['children']?.length, 0);
  });
});

describe('a second import', () => {
  it('is refused in plain words while the first is under way, and goes in once that is done', async () => {
    const actor = await createAuthority(database);
    const second: Promise<unknown>[] = [];
    const first = await importReturn(database, actor, {
      ...importUnderTest(),
      onProgress: () => {
        if (second.length === 0) second.push(importReturn(database, actor, importUnderTest()));
      },
    });
    assert.ok(!('refused' in first));
    const [refusal] = (await Promise.all(second)) as { refused: string; message: string }[];
    assert.equal(refusal?.refused, 'under-way');
    assert.match(refusal.message, /another import of this authority is under way; wait/);
    const { status } = await finish(actor);
    assert.equal(status, 'done');
  });

  it('of another authority is not kept waiting', async () => {
    const [here, there] = [await createAuthority(database), await createAuthority(database)];
    const both = await Promise.all([finish(here), finish(there)]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['done', 'done'],
    );
  });
});

async function finish(actor: TestActor) {
  const outcome = await importReturn(database, actor, importUnderTest());
  assert.ok(!('refused' in outcome), 'refused' in outcome ? outcome.message : '');
  return outcome;
}

/** Starts the importing program and kills it when it has told of so many batches, or of none once it is at work. */
async function killAfter(actor: TestActor, batches: number): Promise<void> {
  const { user, password, host, port } = server.addressOf('footprint_app', name);
  const url = `postgresql://${user}:${password}@${host}:${port}/${name}`;
  const program = spawn(process.execPath, [PROGRAM, url, actor.authorityId, actor.userId], { stdio: 'pipe' });
  const ended = once(program, 'close');
  let told = 0;
  for await (const line of createInterface({ input: program.stdout })) {
    if (line.startsWith('saved ')) told += 1;
    if (told > batches) break;
  }
  program.kill('SIGKILL');
  await ended;
}

/** Of each child all or nothing is there: as many children as are done, each with its rows. */
async function assertWhole(actor: TestActor, done: number): Promise<void> {
  const contents = await contentsOf(asAdmin, actor.authorityId);
  assert.equal(contents['children']?.length, done);
  const rowsOf = (table: string, child: string) =>
    (undisturbed[table] ?? []).filter((row) => JSON.parse(row).of === child).length;
  for (const table of ['facts', 'periods_of_care', 'placements', 'reviews', 'obligations', 'unknown_obligations']) {
    const byChild = Map.groupBy(contents[table] ?? [], (row) => String(JSON.parse(row).of));
    for (const [child, rows] of byChild) assert.equal(rows.length, rowsOf(table, child), `${table} of ${child}`);
  }
}

async function importOf(actor: TestActor) {
  return await database.withTransaction(actor, (tx) =>
    tx
      .selectFrom('imports')
      .select(['status', 'children_done', 'files', 'account'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
}

/** What the import says of itself, the number of its problems and of its audit events. */
async function accountOf(actor: TestActor): Promise<unknown> {
  const told = await importOf(actor);
  const count = async (table: 'import_problems' | 'audit_events') =>
    await database.withTransaction(actor, (tx) =>
      tx.selectFrom(table).select(tx.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow(),
    );
  return { told, problems: await count('import_problems'), audit: await count('audit_events') };
}

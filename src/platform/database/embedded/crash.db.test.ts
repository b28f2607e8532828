import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import process from 'node:process';
import { after, describe, it } from 'node:test';
import { createAuthority, createChild } from '../../../../tests/support/records.ts';
import { StartedProgram } from '../../../../tests/support/started-program.ts';
import { makeTestHome, withConnection } from '../../../../tests/support/test-server.ts';
import { type AuditVerification, sealAudit, verifyAudit } from '../../audit/audit.ts';
import { listAuthorityIds } from '../authority-ids.ts';
import { type Database, openDatabase, withDatabase } from '../database.ts';
import { EmbeddedServer } from './embedded-server.ts';
import { findPlaces } from './places.ts';
import { isAlive, isPostgres, type RunningServer, readServer } from './postmaster.ts';
import { findServiceUser } from './service-user.ts';

/** More than any program here lives to write, so that the kill always strikes while it writes. */
const WITHOUT_END = 1_000_000;
const WRITES = 100;
const runAs = findServiceUser();
const home = makeTestHome();

after(async () => {
  // Whatever a test that failed left running ends with the last one who joins it.
  await (await EmbeddedServer.join({ home })).leave();
  rmSync(home, { recursive: true, force: true });
});

describe('after kill -9 in the middle of a hundred facts and more, each with its event in the audit', () => {
  it('of the program, all that it was told is saved is there, and the next program stops the server', async () => {
    const program = await new StartedProgram(home).ready();
    const server = getServer();
    await program.write(WITHOUT_END, WRITES);
    await program.kill();
    await assertSaved(program.saved);
    assert.equal(isPostgres(server.pid), false);
  });

  it('of PostgreSQL with all its processes, all that was acknowledged is there', async () => {
    const program = await new StartedProgram(home).ready();
    await program.write(WITHOUT_END, WRITES);
    await killPostgres();
    // Where it was between two writes it has the server again and writes on; in the middle of one it has failed.
    await program.kill();
    await assertSaved(program.saved);
  });

  it('of both at once, all that was acknowledged is there', async () => {
    const program = await new StartedProgram(home).ready();
    await program.write(WITHOUT_END, WRITES);
    await Promise.all([program.kill(), killPostgres()]);
    await assertSaved(program.saved);
  });
});

describe('after kill -9', () => {
  it('of PostgreSQL, the program that goes on asking has it again', async (t) => {
    const database = await openDatabase({ home });
    t.after(() => database.close());
    const actor = await createAuthority(database);
    const saved: string[] = [];
    for (let killed = 0; killed < 3; killed += 1) {
      saved.push(await database.withTransaction(actor, (tx) => createChild(tx, actor, `before ${killed}`)));
      const { pid } = getServer();
      const broken = database.withClient(actor, async (client) => {
        process.kill(pid, 'SIGKILL');
        await client.query('select pg_sleep(60)');
      });
      await assert.rejects(broken, /Connection terminated|ECONNRESET|terminating connection/);
      saved.push(await database.withTransaction(actor, (tx) => createChild(tx, actor, `after ${killed}`)));
      assert.notEqual(getServer().pid, pid);
    }
    const children = await database.withTransaction(actor, (tx) => tx.selectFrom('children').select('id').execute());
    assert.deepEqual(children.map(({ id }) => id).sort(), saved.sort());
  });
});

function getServer(): RunningServer {
  const server = readServer(findPlaces(home, runAs));
  assert.ok(server?.isReady);
  return server;
}

/** Every process of it: one that is busy without a pause does not notice that the first of them is gone. */
async function killPostgres(): Promise<void> {
  const { pid } = getServer();
  const server = await EmbeddedServer.join({ home });
  const pids = await withConnection(server.addressOf('footprint_admin'), async (admin) => {
    const { rows } = await admin.query<{ pid: number }>('select pid from pg_stat_activity');
    return rows.map((row) => row.pid);
  });
  for (const each of [pid, ...pids]) if (isAlive(each)) process.kill(each, 'SIGKILL');
  await server.leave();
}

/** Joins as another program does after the crash, looks at what was saved, checks the audit, and leaves. */
async function assertSaved(ids: readonly string[]): Promise<void> {
  assert.ok(ids.length >= WRITES);
  await withDatabase({ home }, async (database) => {
    const before = await verifyEveryChain(database);
    assert.ok(before.some(({ sealed }) => sealed > 0));
    for (const authorityId of await listAuthorityIds(database)) {
      await database.withTransaction({ authorityId, userId: null }, (tx) => sealAudit(tx, WITHOUT_END));
    }
    await verifyEveryChain(database);
    const writes = new Map((await listWrites()).map((write) => [write.child, write]));
    // One write is the child, its fact and its event: all three or none of them, acknowledged or not.
    assert.deepEqual(
      [...writes.values()].filter(({ facts, events }) => facts !== 1 || events !== 1),
      [],
    );
    assert.deepEqual(
      ids.filter((id) => writes.get(id)?.seals !== 1),
      [],
    );
  });
}

interface Write {
  readonly child: string;
  readonly facts: number;
  readonly events: number;
  readonly seals: number;
}

/** As the superuser, who sees every authority's. */
async function listWrites(): Promise<Write[]> {
  const server = await EmbeddedServer.join({ home });
  const rows = await withConnection(server.addressOf('footprint_admin'), async (admin) => {
    const result = await admin.query<Write>(`select c.id as child,
        (select count(*)::int from app.facts f where f.child_id = c.id) as facts,
        (select count(*)::int from app.audit_events e where e.child_ids = array[c.id]) as events,
        (select count(*)::int from app.audit_events e join app.audit_seals s on s.event_id = e.id
          where e.child_ids = array[c.id]) as seals
      from app.children c`);
    return result.rows;
  });
  await server.leave();
  return rows;
}

/** Each holds. */
async function verifyEveryChain(database: Database): Promise<AuditVerification[]> {
  const chains: AuditVerification[] = [];
  for (const authorityId of await listAuthorityIds(database)) {
    chains.push(await database.withTransaction({ authorityId, userId: null }, verifyAudit));
  }
  assert.ok(chains.every(({ brokenAt }) => brokenAt === null));
  return chains;
}

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import process from 'node:process';
import { after, describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { makeTestHome } from '../../../../tests/support/test-server.ts';
import { EmbeddedServer } from './embedded-server.ts';
import { IN_USE_LOCK, Keeper, LEAVING_CHANNEL } from './keeper.ts';
import { findPlaces } from './places.ts';
import { isPostgres, type RunningServer, readServer, stopServer } from './postmaster.ts';
import { findServiceUser } from './service-user.ts';

const home = makeTestHome();
const places = findPlaces(home, findServiceUser());

after(async () => {
  await (await EmbeddedServer.join({ home })).leave();
  rmSync(home, { recursive: true, force: true });
});

describe('the last programs to leave an embedded database', () => {
  for (const leavers of [1, 2, 3]) {
    it(`stop it, ${leavers} at once, though another was killed and PostgreSQL has not seen so yet`, async () => {
      const servers = await join(leavers);
      const { pid } = getServer();
      const killed = await UnseenDeath.of(servers[0]);
      const left = Promise.all(servers.map((server) => server.leave()));
      // Each of them has looked while the dead one's share was there, and none of them took it, or another, for somebody.
      assert.equal(await Promise.race([left, killed.wasAskedBy(leavers)]), 'asked');
      await killed.isSeen();
      await left;
      assert.equal(isPostgres(pid), false);
    });
  }

  it('leave it to one who stays, and who was killed as well is not waited for', async () => {
    const [first, second] = await join(2);
    const { pid } = getServer();
    const killed = await UnseenDeath.of(first);
    await first?.leave();
    assert.ok(isPostgres(pid));
    await killed.isSeen();
    await second?.leave();
    assert.equal(isPostgres(pid), false);
  });

  it('are not deceived by an answer that was given to another', async () => {
    const [staying, server] = await join(2);
    const { pid } = getServer();
    const keeper = await take(server);
    // Everybody hears how the first of three is answered; then the one who answered leaves, and another is killed.
    await server?.leave();
    await staying?.leave();
    const killed = await UnseenDeath.of(server);
    const isLast = keeper.giveUp();
    await killed.wasAskedBy(1);
    await killed.isSeen();
    assert.equal(await isLast, true);
    await stopServer(places);
    await keeper.end();
    assert.equal(isPostgres(pid), false);
  });

  it('keep out who joins while they stop it, and that one starts it anew', async () => {
    const [server] = await join(1);
    const { pid } = getServer();
    const keeper = await take(server);
    await server?.leave();
    assert.ok(await keeper.giveUp());
    const joining = EmbeddedServer.join({ home });
    await stopServer(places);
    await keeper.end();
    const joined = await joining;
    assert.notEqual(getServer().pid, pid);
    await joined.leave();
    assert.equal(readServer(places), undefined);
  });

  it('stop it also where it was killed and one of them was just bringing it back', async () => {
    const [server] = await join(1);
    await killServer();
    await server?.ensureRunning({ inDoubt: true });
    const pid = await killServer();
    // Whichever of the two is first: it is brought back and left, or not brought back any more.
    await Promise.allSettled([server?.ensureRunning({ inDoubt: true }), server?.leave()]);
    const left = readServer(places);
    assert.equal(left !== undefined && left.pid !== pid && isPostgres(left.pid), false);
    await assert.rejects(async () => await server?.ensureRunning(), /has left its database/);
  });
});

function join(count: number): Promise<EmbeddedServer[]> {
  return Promise.all(Array.from({ length: count }, () => EmbeddedServer.join({ home })));
}

function take(server: EmbeddedServer | undefined): Promise<Keeper> {
  assert.ok(server);
  return Keeper.take(server.addressOf('footprint_keeper', 'postgres'), { onLost: () => undefined });
}

function getServer(): RunningServer {
  const server = readServer(places);
  assert.ok(server?.isReady);
  return server;
}

/** Kills the server, and waits until it is no more. */
async function killServer(): Promise<number> {
  const { pid } = getServer();
  process.kill(pid, 'SIGKILL');
  while (isPostgres(pid)) await setImmediate();
  return pid;
}

/** The place of a program that was killed: it holds its share and answers nothing, until PostgreSQL sees it. */
class UnseenDeath {
  readonly #client: pg.Client;
  readonly #questions = new Set<string>();
  #told: () => void = () => undefined;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async of(server: EmbeddedServer | undefined): Promise<UnseenDeath> {
    assert.ok(server);
    // Its number may be another process's by now: here it is that of one who lives.
    const client = new pg.Client({
      ...server.addressOf('footprint_keeper', 'postgres'),
      application_name: `footprint keeper ${process.pid}`,
    });
    client.on('error', () => undefined);
    await client.connect();
    const death = new UnseenDeath(client);
    client.on('notification', ({ payload = '' }) => {
      death.#questions.add(payload);
      death.#told();
    });
    await client.query(`listen ${LEAVING_CHANNEL}`);
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE_LOCK]);
    return death;
  }

  /** Until so many different programs have asked who stays. */
  wasAskedBy(programs: number): Promise<'asked'> {
    return new Promise((resolve) => {
      this.#told = () => {
        if (this.#questions.size >= programs) resolve('asked');
      };
      this.#told();
    });
  }

  async isSeen(): Promise<void> {
    await this.#client.end();
  }
}

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { readProcesses } from '../../src/cli/web-processes.ts';
import { withDatabase } from '../../src/platform/database/database.ts';
import { EmbeddedServer } from '../../src/platform/database/embedded/embedded-server.ts';
import { findPlaces } from '../../src/platform/database/embedded/places.ts';
import { freePort } from '../../src/platform/database/embedded/ports.ts';
import { isPostgres, readServer } from '../../src/platform/database/embedded/postmaster.ts';
import { findServiceUser } from '../../src/platform/database/embedded/service-user.ts';
import { beginSession, programOf } from '../../src/platform/identity/sign-in.ts';
import { ROOT } from '../house/temporary-tree.ts';
import { createAuthority } from '../support/records.ts';
import { makeTestHome } from '../support/test-server.ts';

const home = makeTestHome();
const { DATABASE_URL, ...inherited } = process.env;

after(async () => {
  await (await EmbeddedServer.join({ home })).leave();
  rmSync(home, { recursive: true, force: true });
});

describe('two processes that serve the pages', () => {
  it('both know a session, stand in for one that was killed, and end leaving nothing', async (t) => {
    if (process.platform !== 'linux') return t.skip('only on Linux is it known here which processes they are');
    const port = await freePort();
    const service = await serve(port);
    const cookie = await signIn();
    const pids = childrenOf(service);
    assert.equal(pids.length, 2);

    // Connections are given to them in turn.
    const [first, second] = [await open(port), await open(port)];
    for (const socket of [first, second]) assert.match(await ask(socket, cookie), /^HTTP\/1\.1 200 /);
    const closed = Promise.race([once(first, 'close').then(() => first), once(second, 'close').then(() => second)]);
    process.kill(pids[0] ?? 0, 'SIGKILL');
    const other = (await closed) === first ? second : first;
    assert.match(await ask(other, cookie), /^HTTP\/1\.1 200 /);
    other.destroy();

    const ended = once(service, 'exit');
    service.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    for (const pid of pids) assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
    const server = readServer(findPlaces(home, findServiceUser()));
    assert.equal(server !== undefined && isPostgres(server.pid), false);
  });
});

describe('the number of processes', () => {
  it('is one where nobody says, and one that the database has connections for', () => {
    assert.equal(readProcesses(undefined, ''), 1);
    assert.equal(readProcesses('2', ''), 2);
    for (const wrong of ['0', '9', '1.5', 'two', '']) assert.throws(() => readProcesses(wrong, 'usage'), /from 1 to 8/);
  });
});

async function serve(port: number): Promise<ChildProcess> {
  const args = [path.join(ROOT, 'src/cli/main.ts'), 'serve', '--no-demo', '--no-worker', '--processes', '2'];
  const env = { ...inherited, FOOTPRINT_HOME: home, FOOTPRINT_PORT: String(port) };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('Footprint is at')) break;
  child.stdout.resume();
  return child;
}

async function signIn(): Promise<string> {
  return await withDatabase({ home }, async (database) => {
    const { authorityId, userId } = await createAuthority(database);
    const account = { authorityId, staffId: userId };
    const token = await database.withTransaction(programOf(account), (tx) => beginSession(tx, account));
    return `footprint=${token}`;
  });
}

/** The children of a process but for PostgreSQL, which it may have started. */
function childrenOf({ pid }: ChildProcess): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  return children.filter((child) => !isPostgres(child));
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** The head of the answer. */
async function ask(socket: Socket, cookie: string): Promise<string> {
  socket.write(`GET /account HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`);
  const [bytes] = await once(socket, 'data');
  return String(bytes);
}

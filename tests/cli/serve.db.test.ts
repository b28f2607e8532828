import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';
import { ROOT } from '../house/temporary-tree.ts';
import { openTestDatabase } from '../support/database.ts';

const { environment } = await openTestDatabase();
const MAIN = path.join(ROOT, 'src/cli/main.ts');
const env = { ...process.env, ...environment, FOOTPRINT_KEY: randomBytes(32).toString('hex') };

describe('footprint serve', () => {
  it('ends, and says in plain words what to do, where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = spawn(process.execPath, [MAIN, 'serve'], {
      env: { ...env, FOOTPRINT_PORT: String(port) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.on('data', (chunk) => said.push(String(chunk)));
    const [code] = await once(child, 'close');
    other.close();
    assert.equal(code, 70);
    assert.match(said.join(''), new RegExp(`^footprint: another program listens on port ${port} [^\\n]*\\n$`));
  });
});

describe('footprint work', () => {
  it('ends with the process that began it, also where that one was killed', async () => {
    const child = spawn(process.execPath, [MAIN, 'work'], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const ended = once(child, 'exit');
    // What is left of a process that was killed: its end of the channel is closed.
    child.disconnect();
    assert.deepEqual(await ended, [0, null]);
  });
});

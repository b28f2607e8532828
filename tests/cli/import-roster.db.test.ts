import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { openTestDatabase } from '../support/database.ts';
import { runInside } from '../support/fake-io.ts';
import { createAuthority, createLookedAfterChild } from '../support/records.ts';

const cwd = mkdtempSync(path.join(tmpdir(), 'footprint-roster-'));
after(() => rmSync(cwd, { recursive: true, force: true }));
const { database, environment } = await openTestDatabase();
const actor = await createAuthority(database);
await database.withTransaction(actor, (tx) => createLookedAfterChild(tx, actor, { localId: 'C1', from: '2025-01-06' }));

writeFileSync(
  path.join(cwd, 'roster.csv'),
  'child id,iro name,iro email,from\nC1,Ash,ash@example.org,05/01/2026\nC9,Ash,ash@example.org,05/01/2026\n',
);
writeFileSync(path.join(cwd, 'colours.csv'), 'colour,size\nred,1\n');

function importRoster(...args: readonly string[]) {
  return runInside(['import', 'roster', ...args], { environment, cwd });
}

describe('footprint import roster', () => {
  it('says in a dry run what would change, and then does it', async () => {
    const dry = await importRoster('roster.csv', '--add-staff', '--dry-run');
    assert.equal(dry.code, 1, dry.stderr);
    assert.match(dry.stdout, /^roster\.csv: who reviews whom, 2 rows\. A dry run: nothing was changed$/m);
    assert.match(dry.stdout, /^ {2}1 +added\n {2}0 +changed\n {2}0 +unchanged\n {2}1 +refused$/m);
    assert.match(dry.stdout, /^1 IRO was added to the staff$/m);
    assert.match(dry.stdout, /^ {2}3 +child id +no child bears this id: look for a slip/m);
    const { staffAdded, fates, importId } = JSON.parse(
      (await importRoster('roster.csv', '--add-staff', '--json')).stdout,
    );
    assert.deepEqual([staffAdded, fates.added, typeof importId], [1, 1, 'string']);
    const again = await importRoster('roster.csv');
    assert.match(again.stdout, /^ {2}1 +unchanged$/m);
  });

  it('lists what is to be mended as CSV', async () => {
    const { stdout } = await importRoster('roster.csv', '--csv');
    assert.match(stdout, /^row,column,code,what to mend\r\n3,child id,FP-ROSTER-CHILD-UNKNOWN,"no child bears this id/);
  });

  it('reads standard input too', async () => {
    const stdin = 'name,role\nBirch,IRO\n';
    const { code, stdout } = await runInside(['import', 'roster', '-'], { environment, cwd, stdin });
    assert.equal(code, 0);
    assert.match(stdout, /^standard input: a list of staff, 1 row$/m);
  });

  it('refuses a file that is no roster, none at all, and another kind of import', async () => {
    for (const [args, message] of [
      [['import', 'roster', 'colours.csv'], /colours\.csv: the first line does not name the columns of a roster/],
      [['import', 'roster', 'nothing.csv'], /nothing\.csv: there is no such file/],
      [['import', 'roster'], /Usage: footprint import roster FILE/],
      [['import', 'rota', 'roster.csv'], /Usage: footprint import/],
    ] as const) {
      const { code, stderr } = await runInside(args, { environment, cwd });
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
  });
});

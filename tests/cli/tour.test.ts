import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { runInside } from '../support/fake-io.ts';

const ROOT = path.join(import.meta.dirname, '../..');

test('the tour shows what its commands print, typed as it says, and every command that it names is there', async () => {
  const { code, stdout, stderr } = await runInside(['tour']);
  assert.deepEqual([code, stderr], [0, '']);
  const stops = [...stdout.matchAll(/^\$ footprint (.+)$/gm)].map(([, command = '']) => command.split(' '));
  assert.deepEqual(
    stops.map(([command]) => command),
    ['timetable', 'timetable', 'calendar'],
  );
  for (const args of stops) {
    const ran = await runInside(args, { cwd: ROOT });
    assert.equal(ran.code, 0, args.join(' '));
    assert.ok(stdout.includes(`$ footprint ${args.join(' ')}\n\n${ran.stdout}\n`), args.join(' '));
  }
  const help = (await runInside(['help'])).stdout;
  for (const [, command = ''] of stdout.matchAll(/^ {2}npm start -- (\w+)/gm)) {
    assert.ok(command === 'help' || help.includes(`footprint ${command}`), command);
  }
});

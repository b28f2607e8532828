import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { type Ended, runScript } from './run-process.ts';
import { ROOT, withTree } from './temporary-tree.ts';

const PAGE = 'THIRD-PARTY-NOTICES.md';
const LOCK = 'package-lock.json';

describe('The third-party notices', () => {
  it('pass where the page says what the lock file and the licences say', async () => {
    const { code, stdout } = await check({});
    assert.equal(code, 0, stdout);
  });

  it('are refused where the page is stale', async () => {
    const { code, stdout } = await check({ [PAGE]: realText(PAGE).replace('csv-parse', 'csv-guess') });
    assert.equal(code, 1);
    assert.match(stdout, /THIRD-PARTY-NOTICES\.md is stale/);
  });

  it('are refused where there is no page', async () => {
    const files = { [LOCK]: realText(LOCK) };
    const { code, stdout } = await withTree({ files, linked: true }, (tree) => run(tree, []));
    assert.equal(code, 1);
    assert.match(stdout, /is stale/);
  });

  it('refuse a package whose licence nobody has agreed to, even where the page names it', async () => {
    const files = { [LOCK]: realText(LOCK).replace('"license": "ISC"', '"license": "GPL-3.0-only AND MIT"') };
    await withTree({ files, linked: true }, async (tree) => {
      await run(tree, ['--write']);
      const { code, stdout } = await run(tree, []);
      assert.equal(code, 1);
      assert.match(stdout, /is under "GPL-3\.0-only AND MIT"/);
      assert.doesNotMatch(stdout, /is stale/);
    });
  });

  it('carry the full licence of each package that Footprint runs with', () => {
    const page = realText(PAGE);
    const { dependencies } = JSON.parse(realText('package.json')) as { dependencies: Record<string, string> };
    const names = Object.keys(dependencies);
    assert.ok(names.length > 0);
    for (const name of names) {
      const folder = path.join(ROOT, 'node_modules', name);
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      assert.ok(page.includes(`### ${name} `), name);
      // Where a package has no such file, the page takes what its README says.
      if (file === undefined) continue;
      const licence = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      assert.ok(page.includes(licence), name);
    }
  });
});

function check(files: Readonly<Record<string, string>>): Promise<Ended> {
  return withTree({ copied: [PAGE, LOCK], files, linked: true }, (tree) => run(tree, []));
}

function run(tree: string, args: readonly string[]): Promise<Ended> {
  return runScript('scripts/notices.ts', args, { cwd: tree });
}

function realText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, it } from 'node:test';
import { describeDatabase } from '../../scripts/database/generated-files.ts';
import { ROOT } from '../house/temporary-tree.ts';
import { TestServer } from '../support/test-server.ts';

const server = await TestServer.join();
after(() => server.leave());

for (const { file, text } of await describeDatabase(server)) {
  it(`${file} says what the migrations make; if not, run "npm run database:schema"`, () => {
    assert.equal(text, readFileSync(path.join(ROOT, file), 'utf8'));
  });
}

/**
 * `npm run database:schema`: writes `database/schema.sql` and the types of the tables anew, from the catalogue of a
 * database that the migrations made. A test fails when they are stale.
 */
import { writeFileSync } from 'node:fs';
import { TestServer } from '../tests/support/test-server.ts';
import { describeDatabase } from './database/generated-files.ts';

const server = await TestServer.join();
try {
  for (const { file, text } of await describeDatabase(server)) {
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
} finally {
  await server.leave();
}

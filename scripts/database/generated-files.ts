import { spawnSync } from 'node:child_process';
import process from 'node:process';
import type { TestServer } from '../../tests/support/test-server.ts';
import { describeSchema } from './describe-schema.ts';
import { describeTypes } from './describe-types.ts';

interface GeneratedFile {
  /** From the root of the package. */
  readonly file: string;
  readonly text: string;
}

/** What the generated files must say for the migrations as they are now. */
export async function describeDatabase(server: TestServer): Promise<GeneratedFile[]> {
  const database = await server.createDatabase();
  try {
    return await server.asAdmin(database, async (client) => [
      { file: 'database/schema.sql', text: await describeSchema(client) },
      { file: 'src/platform/database/tables.ts', text: format(await describeTypes(client)) },
    ]);
  } finally {
    await server.dropDatabase(database);
  }
}

function format(text: string): string {
  const args = ['node_modules/@biomejs/biome/bin/biome', 'format', '--stdin-file-path=tables.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

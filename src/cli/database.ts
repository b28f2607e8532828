import { withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import { readArguments } from './arguments.ts';
import { CallRefusal, DONE, type ExitCode, type Io, print } from './io.ts';
import { DATABASE_USAGE } from './records-usage.ts';
import { counted } from './words.ts';

const BYTES_IN_MEGABYTE = 1_000_000;

/** Opens the database, which makes, starts and migrates it where needed, and says what it is. */
export async function runDatabase(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { json: 'switch' }, DATABASE_USAGE);
  if (positionals.length > 0) throw new CallRefusal(DATABASE_USAGE);
  const settings = readDatabaseSettings(io.environment, io.cwd);
  const description = await withDatabase(settings, (database) => database.describe());
  if (values.json === true) {
    await print(io.stdout, `${JSON.stringify(description)}\n`);
    return DONE;
  }
  const { folder, version, migration, sizeBytes, connections } = description;
  const lines = [
    `PostgreSQL ${version}, ${folder === undefined ? 'by DATABASE_URL' : `in ${folder}`}`,
    `Shape:       up to ${migration}`,
    `Size:        ${(sizeBytes / BYTES_IN_MEGABYTE).toFixed(0)} MB`,
    `Connections: ${counted(connections, 'connection', 'connections')}, this one included`,
  ];
  await print(io.stdout, `${lines.join('\n')}\n`);
  return DONE;
}

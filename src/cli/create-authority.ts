import { randomUUID } from 'node:crypto';
import { createAuthority } from '../casework/settings/create-authority.ts';
import { hasCode } from '../platform/app-error.ts';
import { withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import { readArguments, readProcedure } from './arguments.ts';
import { CallRefusal, DONE, type ExitCode, type Io, print } from './io.ts';
import { AUTHORITY_USAGE } from './records-usage.ts';

/** What PostgreSQL calls a second row of what there may be one of. */
const UNIQUE_VIOLATION = '23505';
const CODE = /^[A-Z]\d{8}$/;

/** Enters an authority, for an installation that has none yet or looks after several. */
export async function runAuthority(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { code: 'text', procedure: 'text' }, AUTHORITY_USAGE);
  const [verb, name, ...rest] = positionals;
  if (verb !== 'create' || !name?.trim() || rest.length > 0) throw new CallRefusal(AUTHORITY_USAGE);
  const { code, procedure } = values;
  if (code !== undefined && !CODE.test(code)) {
    throw new CallRefusal(`--code: "${code}" is not a code of official statistics, such as E06000001`);
  }
  const entry = {
    name: name.trim(),
    code,
    procedure: procedure === undefined ? undefined : readProcedure(procedure, '--procedure'),
  };
  const actor = { authorityId: randomUUID(), userId: null };
  try {
    await withDatabase(readDatabaseSettings(io.environment, io.cwd), (database) =>
      database.withTransaction(actor, (tx) => createAuthority(tx, actor, entry)),
    );
  } catch (error) {
    if (!hasCode(error, UNIQUE_VIOLATION)) throw error;
    throw new CallRefusal(`--code: there is an authority with the code ${code} already`);
  }
  await print(io.stdout, `${entry.name} is entered. Its id is ${actor.authorityId}.\n`);
  return DONE;
}

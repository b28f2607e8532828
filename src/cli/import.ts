import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type ImportRefusal, type ImportResult, importReturn } from '../casework/imports/import-return.ts';
import { progressInWords } from '../casework/imports/progress-in-words.ts';
import { createAuthority } from '../casework/settings/create-authority.ts';
import { type AuthorityListed, listAuthorities } from '../casework/settings/list-authorities.ts';
import { toCsvFile } from '../exchange/csv/write-csv.ts';
import { toProblemsTable } from '../exchange/problems-csv.ts';
import { type Database, withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import { readArguments, readDay } from './arguments.ts';
import { chooseAuthority, isCalled } from './authority.ts';
import { refuseUnwritable } from './generate/output-folder.ts';
import { importAsJson, importInWords } from './import-in-words.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { ProgressLine } from './progress.ts';
import { IMPORT_USAGE } from './records-usage.ts';
import { findReturnFiles, readCollectionYear } from './return-files.ts';
import { onOneLine } from './words.ts';

const OPTIONS = {
  year: 'text',
  authority: 'text',
  'create-authority': 'text',
  'dry-run': 'switch',
  problems: 'text',
  json: 'switch',
} as const;

type ImportOptions = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

/** Imports a return into the records; exit code 1 where rows were refused or it was cancelled. */
export async function runImport(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, OPTIONS, IMPORT_USAGE);
  const [kind, folder, ...more] = positionals;
  if (kind !== 'ssda903' || folder === undefined || more.length > 0) throw new CallRefusal(IMPORT_USAGE);
  if (values.authority !== undefined && values['create-authority'] !== undefined) {
    throw new CallRefusal(`give either --authority or --create-authority\n${IMPORT_USAGE}`);
  }
  // A return of all England lies in memory while it goes in. What each batch leaves behind is cleared away before it has
  // grown by a tenth of that, and not, as is usual, when it has grown to several times as much.
  setFlagsFromString('--heap-growing-percent=10');
  const settings = readDatabaseSettings(io.environment, io.cwd);
  return await withDatabase(settings, (database) => importFolder(database, { folder, values }, io));
}

interface ImportCall {
  readonly folder: string;
  readonly values: ImportOptions;
}

async function importFolder(database: Database, { folder, values }: ImportCall, io: Io): Promise<ExitCode> {
  const year = readCollectionYear(values.year);
  const { files, passedOver } = await findReturnFiles(folder, io.cwd);
  for (const other of passedOver) {
    const shown = onOneLine(path.join(folder, other));
    io.stderr.write(`footprint: ${shown}: passed over, because its name is not that of a year, such as 2025-26\n`);
  }
  const authority = await findAuthority(database, values);
  const progress = new ProgressLine(io);
  const stop = new AbortController();
  const stopListening = io.onInterrupt(() => stop.abort());
  try {
    const actor = { authorityId: authority.authorityId, userId: null };
    const outcome = await importReturn(database, actor, {
      files,
      year,
      today: readDay(io.today(), 'today'),
      isDryRun: values['dry-run'] === true,
      signal: stop.signal,
      onProgress: (come) => progress.tell(progressInWords(come, values['dry-run'] === true)),
    });
    progress.end();
    return await tell(outcome, { authority, values }, io);
  } finally {
    progress.end();
    stopListening();
  }
}

interface Telling {
  readonly authority: AuthorityListed;
  readonly values: ImportOptions;
}

async function tell(outcome: ImportResult | ImportRefusal, { authority, values }: Telling, io: Io): Promise<ExitCode> {
  const problems =
    'refused' in outcome ? [...(outcome.read?.rejected ?? []), ...(outcome.read?.warnings ?? [])] : outcome.problems;
  if (values.problems !== undefined) {
    const { heading, rows } = toProblemsTable(problems);
    const written = writeFile(path.resolve(io.cwd, values.problems), toCsvFile(heading, rows).body);
    await written.catch((error) => refuseUnwritable(error, values.problems ?? ''));
  }
  if ('refused' in outcome) {
    const { refused, message, read } = outcome;
    const first = read?.rejected.map(
      (problem) => `\n${onOneLine(`${problem.file} line ${problem.row}: ${problem.message}`)}`,
    );
    if (refused === 'nothing-to-import' || refused === 'year-unknown') {
      throw new CallRefusal(`${message}${(first ?? []).slice(0, PROBLEMS_SHOWN).join('')}`);
    }
    await print(io.stderr, `footprint: ${message}\n`);
    return DONE_WITH_REFUSALS;
  }
  const report = { authority, result: outcome };
  await print(io.stdout, values.json === true ? importAsJson(report) : importInWords(report));
  return outcome.status === 'cancelled' || outcome.account.problems.rejected > 0 ? DONE_WITH_REFUSALS : DONE;
}

const PROBLEMS_SHOWN = 10;

/** The authority that was named, the only one there is, or one made for the purpose. */
async function findAuthority(database: Database, values: ImportOptions): Promise<AuthorityListed> {
  const { authority: wanted, 'create-authority': name, 'dry-run': isDryRun } = values;
  const authorities = await listAuthorities(database);
  if (name !== undefined) return await makeAuthority(database, { name, authorities, isDryRun: isDryRun === true });
  if (authorities.length === 0) {
    throw new CallRefusal(
      'there is no authority yet: give --create-authority "its name" to enter one with this import',
    );
  }
  return await chooseAuthority(database, wanted);
}

interface AuthorityToMake {
  readonly name: string;
  readonly authorities: readonly AuthorityListed[];
  readonly isDryRun: boolean;
}

async function makeAuthority(
  database: Database,
  { name, authorities, isDryRun }: AuthorityToMake,
): Promise<AuthorityListed> {
  if (name.trim() === '') throw new CallRefusal('--create-authority: give the name of the authority');
  if (isDryRun) throw new CallRefusal('--dry-run writes nothing, so it cannot go with --create-authority');
  if (authorities.some((authority) => isCalled(authority, name))) {
    throw new CallRefusal(`there is an authority "${onOneLine(name)}" already: name it with --authority`);
  }
  const authorityId = randomUUID();
  const actor = { authorityId, userId: null };
  await database.withTransaction(actor, (tx) => createAuthority(tx, actor, { name: name.trim() }));
  return { authorityId, name: name.trim(), code: null };
}

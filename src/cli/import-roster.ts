import { buffer } from 'node:stream/consumers';
import { importRoster, type RosterResult } from '../casework/imports/import-roster.ts';
import { findTerms } from '../casework/settings/terms-of-authority.ts';
import { writeCsv } from '../exchange/csv/write-csv.ts';
import { withDatabase } from '../platform/database/database.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import type { Terms } from '../platform/pages/terms.ts';
import { readArguments } from './arguments.ts';
import { chooseAuthority } from './authority.ts';
import { nameOf, openInput, refuseUnreadable } from './input.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { IMPORT_ROSTER_USAGE } from './records-usage.ts';
import { table } from './table.ts';
import { counted, onOneLine } from './words.ts';
import { wrap } from './wrap.ts';

/** How many problems are shown; `--csv` and `--json` have them all. */
const LISTED = 25;

/**
 * Reads a roster into the records and tells what became of each row: who reviews whom, or who works for the service.
 * Exit code 1 where a row was refused. `args` are those after `import roster`.
 */
export async function runImportRoster(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(
    args,
    { authority: 'text', 'dry-run': 'switch', 'add-staff': 'switch', json: 'switch', csv: 'switch' },
    IMPORT_ROSTER_USAGE,
  );
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CallRefusal(IMPORT_ROSTER_USAGE);
  if (values.json === true && values.csv === true) throw new CallRefusal('choose one of --json and --csv');
  const bytes = await buffer(openInput(file, io)).catch((error) => refuseUnreadable(error, nameOf(file)));
  const upload = {
    name: nameOf(file),
    bytes,
    addStaff: values['add-staff'] === true,
    isDryRun: values['dry-run'] === true,
    today: io.today(),
  };
  const { result, terms } = await withDatabase(readDatabaseSettings(io.environment, io.cwd), async (database) => {
    const { actor } = await chooseAuthority(database, values.authority);
    return await database.withTransaction(actor, async (tx) => ({
      result: await importRoster(tx, actor, upload),
      terms: await findTerms(tx, actor),
    }));
  });
  if ('refused' in result) throw new CallRefusal(`${upload.name}: ${result.refused}`);
  if (values.json === true) await print(io.stdout, `${JSON.stringify({ file: upload.name, ...result })}\n`);
  else await print(io.stdout, values.csv === true ? problemsToCsv(result) : inWords(result, { ...upload, terms }));
  return result.fates.refused > 0 ? DONE_WITH_REFUSALS : DONE;
}

interface Told {
  readonly name: string;
  readonly isDryRun: boolean;
  readonly terms: Terms;
}

function inWords(result: RosterResult, { name, isDryRun, terms }: Told): string {
  const { kind, rows, fates, staffAdded, notes, problems } = result;
  const what = kind === 'staff' ? 'a list of staff' : 'who reviews whom';
  const sections = [
    `${onOneLine(name)}: ${what}, ${counted(rows, 'row', 'rows')}${isDryRun ? '. A dry run: nothing was changed' : ''}`,
    table(
      ['rows', ''],
      Object.entries(fates).map(([fate, count]) => [String(count), fate]),
    ),
    kind === 'appointments' && staffAdded > 0
      ? `${terms.count(staffAdded, 'iro')} ${staffAdded === 1 ? 'was' : 'were'} added to the staff`
      : '',
    ...notes.map((note) => wrap(onOneLine(note), 0)),
    problemsInWords(problems),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function problemsInWords(problems: RosterResult['problems']): string {
  if (problems.length === 0) return '';
  const rows = problems.slice(0, LISTED).map(({ row, column, message }) => [String(row), column, onOneLine(message)]);
  const more = problems.length - rows.length;
  const rest = more === 0 ? '' : `\n  and ${more.toLocaleString('en-GB')} more: --csv lists them all`;
  return `Refused\n${table(['row', 'column', 'what to mend'], rows, { endsInSentences: true })}${rest}`;
}

function problemsToCsv({ problems }: RosterResult): string {
  const rows = problems.map(({ row, column, code, message }) => [row, column, code, message]);
  return writeCsv(['row', 'column', 'code', 'what to mend'], rows);
}

import path from 'node:path';
import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { withMaintenance } from '../platform/database/maintenance.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import { readArguments } from './arguments.ts';
import { readingBackup } from './backup/reading-backup.ts';
import { accountOf, inWords } from './backup/words-of-backup.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { ProgressLine } from './progress.ts';
import { RESTORE_USAGE } from './records-usage.ts';

/** Puts a backup into a database that holds no records; exit code 1 where its audit was broken already. */
export async function runRestore(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { 'passphrase-file': 'text', json: 'switch' }, RESTORE_USAGE);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new CallRefusal(RESTORE_USAGE);
  const settings = readDatabaseSettings(io.environment, io.cwd);
  const progress = new ProgressLine(io);
  const tell = (words: string): void => progress.tell(`restoring: ${words}`);
  const contents = await readingBackup(
    { file, passphraseFile: values['passphrase-file'], io },
    async (source, passphrase) =>
      await withMaintenance(settings, (maintenance) => restoreBackup(maintenance, { source, passphrase, tell })),
  ).finally(() => progress.end());
  const account = accountOf(path.resolve(io.cwd, file), contents);
  await print(io.stdout, values.json === true ? `${JSON.stringify(account)}\n` : inWords(account, 'restored'));
  return account.brokenChains === 0 ? DONE : DONE_WITH_REFUSALS;
}

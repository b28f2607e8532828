import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeBackup } from '../platform/backup/make-backup.ts';
import { readBackup } from '../platform/backup/read-backup.ts';
import { withMaintenance } from '../platform/database/maintenance.ts';
import { readDatabaseSettings } from '../platform/database/settings.ts';
import { readArguments } from './arguments.ts';
import { readingBackup } from './backup/reading-backup.ts';
import { accountOf, inWords } from './backup/words-of-backup.ts';
import { CallRefusal, DONE, type ExitCode, type Io, print } from './io.ts';
import { readNewPassphrase } from './passphrase.ts';
import { ProgressLine } from './progress.ts';
import { BACKUP_USAGE } from './records-usage.ts';

const OPTIONS = { 'passphrase-file': 'text', unencrypted: 'switch', json: 'switch' } as const;

/** `footprint backup FILE` while everything runs, and `footprint backup verify FILE`. */
export async function runBackup(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, OPTIONS, BACKUP_USAGE);
  const [first, second, ...more] = positionals;
  if (first === undefined || more.length > 0) throw new CallRefusal(BACKUP_USAGE);
  const order = { passphraseFile: values['passphrase-file'], json: values.json === true };
  if (first === 'verify' && second !== undefined) return await verify(second, order, io);
  if (second !== undefined || first === 'verify') throw new CallRefusal(BACKUP_USAGE);
  if (values.unencrypted === true && order.passphraseFile !== undefined) {
    throw new CallRefusal('say --passphrase-file or --unencrypted, and not both');
  }
  const file = chooseFile(first, io);
  const settings = readDatabaseSettings(io.environment, io.cwd);
  const passphrase = values.unencrypted === true ? undefined : await readNewPassphrase(order.passphraseFile, io);
  const progress = new ProgressLine(io);
  const tell = (words: string): void => progress.tell(`backing up: ${words}`);
  const contents = await withMaintenance(settings, (maintenance) =>
    makeBackup(maintenance, { file, passphrase, tell }),
  ).finally(() => progress.end());
  const account = accountOf(file, { ...contents, isEncrypted: passphrase !== undefined });
  await print(io.stdout, order.json ? `${JSON.stringify(account)}\n` : inWords(account, 'written'));
  return DONE;
}

interface ReadingOrder {
  readonly passphraseFile: string | undefined;
  readonly json: boolean;
}

async function verify(file: string, { passphraseFile, json }: ReadingOrder, io: Io): Promise<ExitCode> {
  const contents = await readingBackup({ file, passphraseFile, io }, (source, passphrase) =>
    readBackup(source, passphrase, {}),
  );
  const account = accountOf(path.resolve(io.cwd, file), contents);
  await print(io.stdout, json ? `${JSON.stringify(account)}\n` : inWords(account, 'whole and unaltered'));
  return DONE;
}

/** In a folder the file is called by the day, and by a number where the day has one already. */
function chooseFile(place: string, io: Io): string {
  const target = path.resolve(io.cwd, place);
  if (!existsSync(target)) return target;
  if (!statSync(target).isDirectory()) {
    throw new CallRefusal(`${place}: there is such a file already, and no backup is ever written over; name another`);
  }
  for (let number = 1; ; number += 1) {
    const name = `footprint-${io.today()}${number === 1 ? '' : `-${number}`}.backup`;
    const file = path.join(target, name);
    if (!existsSync(file)) return file;
  }
}

import type { BackupContents } from '../../platform/backup/read-backup.ts';
import { counted } from '../words.ts';

/** What a command says of a backup, for people and for programs. */
interface BackupAccount {
  readonly file: string;
  readonly madeAt: string;
  readonly migration: string;
  readonly isEncrypted: boolean;
  readonly tables: number;
  readonly rows: number;
  readonly authorities: number;
  /** How many of them had an audit that was broken when the backup was taken. */
  readonly brokenChains: number;
  readonly sha256: string;
}

export function accountOf(file: string, { start, end, isEncrypted }: BackupContents): BackupAccount {
  return {
    file,
    madeAt: start.madeAt,
    migration: start.migrations.at(-1)?.name ?? '',
    isEncrypted,
    tables: start.tables.length,
    rows: end.rows,
    authorities: end.chains.length,
    brokenChains: end.chains.filter(({ brokenAt }) => brokenAt !== null).length,
    sha256: end.sha256,
  };
}

export function inWords(account: BackupAccount, verdict: string): string {
  const { file, madeAt, migration, isEncrypted, tables, rows, authorities, brokenChains, sha256 } = account;
  const lines = [
    `${file}: ${verdict}`,
    `Shows:     ${madeAt.replace('T', ' ').replace('Z', ' UTC')}`,
    `Holds:     ${counted(authorities, 'authority', 'authorities')}, ${counted(tables, 'table', 'tables')}, ${counted(rows, 'row', 'rows')}, shape up to ${migration}`,
    `Audit:     ${brokenChains === 0 ? 'every chain held' : `${counted(brokenChains, 'chain was', 'chains were')} BROKEN when the backup was taken; run "footprint audit verify"`}`,
    `Encrypted: ${isEncrypted ? 'yes; without its passphrase it cannot be opened by anyone' : 'NO: whoever has the file can read every record'}`,
    `SHA-256:   ${sha256} of what it holds`,
  ];
  return `${lines.join('\n')}\n`;
}

import { type Maintenance, withClient } from '../database/maintenance.ts';
import { writeBackupFile } from './backup-file.ts';
import { recordForEveryAuthority } from './chains.ts';
import { type Exported, exportDatabase, type Tell } from './export-database.ts';
import { newSeal } from './seal.ts';

export interface BackupOrder {
  /** Where it goes; nothing may be there yet. */
  readonly file: string;
  /** Encrypts it; undefined leaves it readable by whoever gets hold of it. */
  readonly passphrase: string | undefined;
  readonly tell: Tell;
}

/**
 * Writes everything that the database holds at one moment into one file. That it is being taken is in the audit of every
 * authority before the first row is read, and so in the backup itself.
 */
export async function makeBackup(maintenance: Maintenance, { file, passphrase, tell }: BackupOrder): Promise<Exported> {
  return await withClient(maintenance.connectAsReader('footprint backup'), async (reader) => {
    let exported: Exported | undefined;
    const onEnd = (done: Exported): void => {
      exported = done;
    };
    const beforeFirstRow = (): Promise<void> => recordBackup(maintenance, passphrase !== undefined);
    const source = exportDatabase(reader, { tell, onEnd, beforeFirstRow });
    await writeBackupFile(file, source, newSeal(passphrase));
    if (exported === undefined) throw new Error('the backup was written and has no end');
    return exported;
  });
}

async function recordBackup(maintenance: Maintenance, encrypted: boolean): Promise<void> {
  await withClient(maintenance.connectAsApp('footprint backup'), async (app) => {
    await app.query('begin');
    await recordForEveryAuthority(app, 'backup.taken', { encrypted });
    await app.query('commit');
  });
}

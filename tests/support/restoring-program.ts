/**
 * A program that restores a backup without a passphrase, for tests that kill it. It names each step, and waits for ever
 * at the one it is told: so that a test kills it there and nowhere else.
 */
import { createReadStream } from 'node:fs';
import process from 'node:process';
import { restoreBackup } from '../../src/platform/backup/restore-backup.ts';
import { withMaintenance } from '../../src/platform/database/maintenance.ts';

const [url = '', file = '', lastStep = ''] = process.argv.slice(2);
/** A pipe that nobody closes keeps the program alive. */
const forEver = new Promise<void>((resolve) => process.stdin.resume().once('close', resolve));

await withMaintenance({ home: '/nowhere', url }, (maintenance) =>
  restoreBackup(maintenance, {
    source: createReadStream(file),
    passphrase: undefined,
    tell: async (step) => {
      console.log(step);
      if (step === lastStep) await forEver;
    },
  }),
);

import { createReadStream } from 'node:fs';
import type { Tell } from '../../src/platform/backup/export-database.ts';
import { makeBackup } from '../../src/platform/backup/make-backup.ts';
import { type RestoreOrder, restoreBackup } from '../../src/platform/backup/restore-backup.ts';
import type { Address } from '../../src/platform/database/embedded/embedded-server.ts';
import { withMaintenance } from '../../src/platform/database/maintenance.ts';
import type { TestServer } from './test-server.ts';

interface Restoring extends Partial<RestoreOrder> {
  /** The role that connects. */
  readonly as?: Address['user'];
}

/** Backups without a passphrase where none is named, of the databases of a test server. */
export class Backups {
  readonly #server: TestServer;

  constructor(server: TestServer) {
    this.#server = server;
  }

  /** The address of a database, as the settings have it. */
  urlOf(role: Address['user'], name: string): string {
    const { user, password, host, port } = this.#server.addressOf(role, name);
    return `postgresql://${user}:${password}@${host}:${port}/${name}`;
  }

  backUp(name: string, file: string, { passphrase, tell }: { passphrase?: string; tell?: Tell } = {}) {
    return withMaintenance(this.#settingsFor(name), (maintenance) =>
      makeBackup(maintenance, { file, passphrase, tell: tell ?? (() => undefined) }),
    );
  }

  restore(name: string, file: string, { as = 'footprint_admin', ...order }: Restoring = {}) {
    const source = createReadStream(file);
    return withMaintenance(this.#settingsFor(name, as), (maintenance) =>
      restoreBackup(maintenance, { source, passphrase: undefined, tell: () => undefined, ...order }),
    );
  }

  /** Makes a database with nothing in it for `work`. */
  async withEmptyDatabase(work: (name: string) => Promise<void>): Promise<void> {
    const name = await this.#server.createEmptyDatabase();
    try {
      await work(name);
    } finally {
      await this.#server.dropDatabase(name);
    }
  }

  #settingsFor(name: string, role: Address['user'] = 'footprint_admin') {
    return { home: '/nowhere', url: this.urlOf(role, name) };
  }
}

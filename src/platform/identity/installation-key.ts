import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError, hasCode } from '../app-error.ts';

const FILE = 'installation.key';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/**
 * The secret of one installation, kept outside the database, so that whoever has the database alone, or a copy of it,
 * cannot make the codes of anybody's second factor.
 */
export class InstallationKey {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    if (key.length !== KEY_BYTES) {
      throw new AppError(
        'installation-key-unreadable',
        `the installation's key must be ${KEY_BYTES} bytes, written as ${KEY_BYTES * 2} hexadecimal digits`,
      );
    }
    this.#key = key;
  }

  /**
   * Reads it from FOOTPRINT_KEY, or from a file in FOOTPRINT_HOME, which is made where there is none.
   *
   * @param home FOOTPRINT_HOME as an absolute path
   */
  static find(environment: Readonly<Record<string, string | undefined>>, home: string): InstallationKey {
    const given = environment['FOOTPRINT_KEY']?.trim();
    if (given) return new InstallationKey(Buffer.from(given, 'hex'));
    mkdirSync(home, { recursive: true });
    const file = path.join(home, FILE);
    if (!existsSync(file)) makeKeyFile(file);
    return new InstallationKey(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'));
  }

  encrypt(secret: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce);
    const body = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** Throws where it was encrypted with another key. */
  decrypt(sealed: Uint8Array): Buffer {
    const decipher = createDecipheriv(CIPHER, this.#key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    } catch (cause) {
      throw new AppError(
        'installation-key-changed',
        'the second factors were set up under another key of the installation. Put FOOTPRINT_KEY, or installation.key in FOOTPRINT_HOME, back; or reset the second factor of each person.',
        { cause },
      );
    }
  }

  /** A secret derived for one use, such as signing cookies. */
  derive(use: string): string {
    return createHmac('sha256', this.#key).update(use).digest('hex');
  }
}

/** Of two programs that start at once, one makes the file, whole, and both read it. */
function makeKeyFile(file: string): void {
  const draft = `${file}.${randomBytes(TAG_BYTES).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
}

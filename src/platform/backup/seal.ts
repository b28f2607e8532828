import { argon2Sync, createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '../app-error.ts';

/** What closes the frames of a file, so that none can be changed, moved or left out unseen. */
export interface Seal {
  /** The file's first line, without its end. */
  readonly header: string;
  /** A frame as it stands in the file, with its tag at the end. */
  close(frame: Frame): Buffer;
  /** What was in the frame; undefined where its tag does not fit. */
  open(frame: Frame): Buffer | undefined;
}

export interface Frame {
  readonly bytes: Buffer;
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly isLast: boolean;
}

/** Bytes of a tag, in either way of sealing. */
export const TAG_BYTES = 16;

const FORMAT = 'FOOTPRINT BACKUP 1';
const ENCRYPTED = new RegExp(`^${FORMAT} encrypted ([0-9a-f]{32})$`);
const OPEN = `${FORMAT} open`;
const SALT_BYTES = 16;
const CIPHER = 'aes-256-gcm';
/** The second of the two settings that RFC 9106 recommends. They belong to the format: another number, another format. */
const ARGON2 = { parallelism: 4, memory: 65_536, passes: 3, tagLength: 32 } as const;

/** A seal for a new file: encrypted where there is a passphrase. */
export function newSeal(passphrase: string | undefined): Seal {
  if (passphrase === undefined) return hashingSeal(OPEN);
  return encryptingSeal(`${FORMAT} encrypted ${randomBytes(SALT_BYTES).toString('hex')}`, passphrase);
}

/**
 * The seal that a file was written with.
 *
 * @throws AppError where it is no backup, or there is no passphrase for one that needs it
 */
export function sealOf(header: string | undefined, passphrase: string | undefined): Seal {
  if (header === OPEN) return hashingSeal(OPEN);
  if (header !== undefined && ENCRYPTED.test(header)) {
    if (passphrase !== undefined) return encryptingSeal(header, passphrase);
    throw new AppError(
      'backup-file-needs-passphrase',
      'this backup is encrypted: its passphrase is needed to read it.',
    );
  }
  if (header?.startsWith('FOOTPRINT BACKUP ') === true && !header.startsWith(`${FORMAT} `)) {
    throw new AppError(
      'backup-file-newer',
      'this backup was written by a newer version of Footprint, in a format that this one does not know. Update Footprint.',
    );
  }
  throw new AppError('backup-file-is-none', 'this is not a backup of Footprint, or its beginning was altered.');
}

/** Whether a file with this first line is encrypted. */
export function isEncrypted({ header }: Seal): boolean {
  return header !== OPEN;
}

/** Each frame has its own nonce, its place; the key is new for each file, by its salt, so no nonce is used twice. */
function encryptingSeal(header: string, passphrase: string): Seal {
  const nonce = Buffer.from(ENCRYPTED.exec(header)?.[1] ?? '', 'hex');
  const key = argon2Sync('argon2id', { ...ARGON2, message: passphrase, nonce });
  return {
    header,
    close: ({ bytes, ...place }) => {
      const cipher = createCipheriv(CIPHER, key, nonceOf(place.index)).setAAD(surroundings(header, place));
      return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open: ({ bytes, ...place }) => {
      const decipher = createDecipheriv(CIPHER, key, nonceOf(place.index)).setAAD(surroundings(header, place));
      const { body, tag } = splitTag(bytes);
      decipher.setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

/** Without a key: shows what was damaged, and not what somebody altered who knows how. */
function hashingSeal(header: string): Seal {
  const tagOf = ({ bytes, ...place }: Frame): Buffer =>
    createHash('sha256').update(surroundings(header, place)).update(bytes).digest().subarray(0, TAG_BYTES);
  return {
    header,
    close: (frame) => Buffer.concat([frame.bytes, tagOf(frame)]),
    open: ({ bytes, ...place }) => {
      const { body, tag } = splitTag(bytes);
      return tagOf({ ...place, bytes: body }).equals(tag) ? body : undefined;
    },
  };
}

function splitTag(bytes: Buffer): { body: Buffer; tag: Buffer } {
  return { body: bytes.subarray(0, -TAG_BYTES), tag: bytes.subarray(-TAG_BYTES) };
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}

/** What a tag covers besides the frame's own bytes: the file's first line, the place, and whether more follows. */
function surroundings(header: string, { index, isLast }: Omit<Frame, 'bytes'>): Buffer {
  return Buffer.from(`${header}\n${index} ${isLast ? 'last' : 'more'}\n`);
}

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** As OWASP advises for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** What is kept of a password: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, { ...PARAMETERS, nonce, tagLength: TAG_BYTES });
  const { memory, passes, parallelism } = PARAMETERS;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toPhc(nonce)}$${toPhc(tag)}`;
}

/**
 * Whether the password is the one that was hashed. Where nothing was (an address that nobody has), it takes as long and
 * is false, so that the answer's time does not tell which addresses there are.
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash ?? '') ?? [];
  if (salt === undefined || tag === undefined) {
    await tagOf(password, { ...PARAMETERS, nonce: randomBytes(SALT_BYTES), tagLength: TAG_BYTES });
    return false;
  }
  const kept = Buffer.from(tag, 'base64');
  const found = await tagOf(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: kept.length,
  });
  return timingSafeEqual(kept, found);
}

interface Derivation {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly nonce: Buffer;
  readonly tagLength: number;
}

/** However a keyboard puts its accents together, it is the same password. */
function tagOf(password: string, derivation: Derivation): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFKC'), ...derivation });
}

function toPhc(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

import { createHash } from 'node:crypto';

/** SHA-256 of a file that is held whole. */
export function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** SHA-256 over texts and files in the order in which they are told, in hexadecimal. */
export class Fingerprint {
  readonly #hash = createHash('sha256');

  add(text: string): void {
    // The length keeps "a" and "bc" from being the same as "ab" and "c".
    this.#hash.update(`${text.length}:${text}`);
  }

  /** Hands on the bytes and takes them down on their way. */
  async *through(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const own = createHash('sha256');
    try {
      for await (const piece of bytes) {
        own.update(piece);
        yield piece;
      }
    } finally {
      this.add(own.digest('hex'));
    }
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}

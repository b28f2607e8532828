/** Takes bytes off a stream in the pieces that a format is made of, holding no more of it than the piece asked for. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next `count` bytes; fewer where the stream ends before. */
  async take(count: number): Promise<Buffer> {
    while (this.#heldBytes < count && (await this.#hold()));
    const all = this.#held.length === 1 && this.#held[0] !== undefined ? this.#held[0] : Buffer.concat(this.#held);
    const rest = all.subarray(count);
    this.#held = rest.length === 0 ? [] : [rest];
    this.#heldBytes = rest.length;
    return all.subarray(0, count);
  }

  /** The text before the next line end, which is taken too; undefined where none comes within `atMost` bytes. */
  async takeLine(atMost: number): Promise<string | undefined> {
    for (;;) {
      const all = Buffer.concat(this.#held);
      const end = all.subarray(0, atMost).indexOf('\n');
      if (end >= 0) return (await this.take(end + 1)).subarray(0, end).toString('utf8');
      if (all.length >= atMost || !(await this.#hold())) return undefined;
    }
  }

  async #hold(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;
    this.#held.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    this.#heldBytes += value.byteLength;
    return true;
  }
}

import { BYTES_TO_TELL_KIND, type FileKind, fileKindOf } from './file-kind.ts';

/** Lines of a file that arrived together, in capitals, without blank lines. */
export interface LineBatch {
  readonly lines: string[];
  /** The line number of each line, from 1. */
  readonly numbers: number[];
  /** Line numbers of lines longer than {@link LONGEST_LINE_CHARACTERS}, which were thrown away as they came. */
  readonly tooLong: number[];
  /** True where some character may be none of a text: a control character, or bytes that are not of the encoding. */
  readonly isSuspect: boolean;
}

/** No row of a return is near this long; a "line" that is, is not one, and must not fill the memory. */
export const LONGEST_LINE_CHARACTERS = 65_536;
/** Bytes are decoded in pieces of at most this size, however large the chunks are in which they come. */
const PIECE_BYTES = 65_536;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NOT_OF_A_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffd]/;

/** True where a text holds a control character or bytes that could not be decoded. */
export function hasUnreadableCharacters(text: string): boolean {
  return NOT_OF_A_TEXT.test(text);
}

/** A file's kind, and its bytes from the beginning. */
export interface OpenedFile {
  readonly kind: FileKind;
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Tells whoever gives the bytes that no more are wanted; to be called however far the file was read. */
  readonly close: () => Promise<void>;
}

/** Looks at the first bytes of a file to say what it is, without losing them. */
export async function openFile(bytes: AsyncIterable<Uint8Array>): Promise<OpenedFile> {
  const pieces = toPieces(bytes);
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < BYTES_TO_TELL_KIND) {
    const next = await pieces.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  const close = async () => {
    await pieces.return(undefined);
  };
  return {
    kind: fileKindOf(joined(first, length).subarray(0, BYTES_TO_TELL_KIND)),
    pieces: resume(first, pieces),
    close,
  };
}

async function* resume(first: readonly Uint8Array[], rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}

async function* toPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) yield chunk.subarray(start, start + PIECE_BYTES);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0];
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * Takes a text apart into lines, in capitals, whether they end in LF, CRLF or CR. Values of a return never hold a line
 * break, so a quotation mark that is not closed can spoil its own line only.
 */
export async function* readLines(pieces: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<LineBatch> {
  const decoder = new TextDecoder(encoding);
  const splitter = new LineSplitter();
  for await (const piece of pieces) {
    const batch = splitter.take(decoder.decode(piece, { stream: true }));
    if (batch !== undefined) yield batch;
  }
  const last = splitter.finish(decoder.decode());
  if (last !== undefined) yield last;
}

class LineSplitter {
  #carry = '';
  #number = 0;
  #isSkipping = false;
  #endedInReturn = false;
  #isCarrySuspect = false;

  /** The lines that a piece of text completes; undefined where there are none. */
  take(piece: string): LineBatch | undefined {
    const text = this.#withOneKindOfBreak(piece.toUpperCase());
    const isSuspect = hasUnreadableCharacters(text);
    const batch: LineBatch = { lines: [], numbers: [], tooLong: [], isSuspect: isSuspect || this.#isCarrySuspect };
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#endLine(text.slice(start, end), batch);
      start = end + 1;
    }
    this.#hold(text.slice(start), batch);
    this.#isCarrySuspect = this.#carry !== '' && batch.isSuspect;
    return batch.lines.length > 0 || batch.tooLong.length > 0 ? batch : undefined;
  }

  /** The last line, where no line break ends it. */
  finish(piece: string): LineBatch | undefined {
    const batch = this.take(piece);
    if (this.#carry === '' && !this.#isSkipping) return batch;
    const last = this.take('\n');
    if (batch === undefined || last === undefined) return batch ?? last;
    return {
      lines: [...batch.lines, ...last.lines],
      numbers: [...batch.numbers, ...last.numbers],
      tooLong: [...batch.tooLong, ...last.tooLong],
      isSuspect: batch.isSuspect || last.isSuspect,
    };
  }

  #withOneKindOfBreak(piece: string): string {
    let text = piece;
    // A CRLF may come in two pieces: the CR has already ended its line.
    if (this.#endedInReturn && text.startsWith('\n')) text = text.slice(1);
    if (piece !== '') this.#endedInReturn = piece.endsWith('\r');
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  #endLine(rest: string, batch: LineBatch): void {
    this.#number += 1;
    const wasSkipping = this.#isSkipping;
    const line = this.#carry + rest;
    this.#carry = '';
    this.#isSkipping = false;
    if (wasSkipping || line.length > LONGEST_LINE_CHARACTERS) {
      // A first line without end was told when it passed the limit.
      if (!wasSkipping || this.#number > 1) batch.tooLong.push(this.#number);
    } else if (line.trim() !== '') {
      batch.lines.push(line);
      batch.numbers.push(this.#number);
    }
  }

  #hold(rest: string, batch: LineBatch): void {
    if (this.#isSkipping) return;
    this.#carry += rest;
    if (this.#carry.length <= LONGEST_LINE_CHARACTERS) return;
    this.#carry = '';
    this.#isSkipping = true;
    // A first line without end: told at once, so that the reader can stop instead of reading it through.
    if (this.#number === 0) batch.tooLong.push(1);
  }
}

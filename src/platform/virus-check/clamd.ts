import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { hasCode } from '../app-error.ts';
import type { ClamdAddress } from './settings.ts';

/** What clamd made of a file. Only `clean` means that it looked at the whole of it and found nothing. */
export type FileCheck =
  | { readonly kind: 'clean' }
  /** With the name that the database of viruses has for what was found. */
  | { readonly kind: 'infected'; readonly found: string }
  /** The file is larger than clamd takes (its StreamMaxLength). */
  | { readonly kind: 'too-large' }
  | {
      readonly kind: 'unchecked';
      /** Nobody answers there, it took too long, it broke off in the middle, or it answered something else. */
      readonly why: 'away' | 'too-slow' | 'broken-off' | 'not-understood';
    };

const NOBODY_THERE = [
  'ECONNREFUSED',
  'ENOENT',
  'EACCES',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
];
const PIECE_BYTES = 65_536;
const LENGTH_BYTES = 4;
const LONGEST_ANSWER = 4096;
const FILE_MILLISECONDS = 60_000;
const VERSION_MILLISECONDS = 2000;

/** ClamAV's daemon, asked over its own socket, one connection for each question. */
export class Clamd {
  readonly #address: ClamdAddress;
  readonly #fileMilliseconds: number;

  constructor(address: ClamdAddress, { fileMilliseconds = FILE_MILLISECONDS } = {}) {
    this.#address = address;
    this.#fileMilliseconds = fileMilliseconds;
  }

  /** Has a whole file looked at. Whatever goes wrong is an answer too, and never `clean`. */
  async check(bytes: Uint8Array): Promise<FileCheck> {
    try {
      return readCheck(await this.#ask(inPieces(bytes), this.#fileMilliseconds));
    } catch (error) {
      return { kind: 'unchecked', why: whyUnchecked(error) };
    }
  }

  /** What it says of itself, such as `ClamAV 1.4.2/27500/Mon Dec 30 09:34:56 2025`; undefined where it does not answer. */
  async findVersion(): Promise<string | undefined> {
    try {
      const answer = await this.#ask([Buffer.from('zVERSION\0')], VERSION_MILLISECONDS);
      return answer.startsWith('ClamAV') ? answer : undefined;
    } catch {
      return undefined;
    }
  }

  async #ask(question: Iterable<Uint8Array>, milliseconds: number): Promise<string> {
    const socket = connect({ ...this.#address, signal: AbortSignal.timeout(milliseconds) });
    try {
      // It may answer before it has read everything, and hang up: then the answer counts, and not that the rest found no reader.
      const sent = pipeline(question, socket, { end: false }).catch(() => undefined);
      const answer = await readAnswer(socket);
      socket.destroy();
      await sent;
      return answer;
    } finally {
      socket.destroy();
    }
  }
}

/** INSTREAM: each piece with its length before it, and at the end a piece of no length. */
function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let start = 0; start < bytes.byteLength; start += PIECE_BYTES) {
    const piece = bytes.subarray(start, start + PIECE_BYTES);
    yield lengthOf(piece.byteLength);
    yield piece;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}

/** Up to the null at its end; an answer without one was broken off. */
async function readAnswer(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket) {
    answer += Buffer.from(piece as Uint8Array).toString('utf8');
    const end = answer.indexOf('\0');
    if (end >= 0) return answer.slice(0, end);
    if (answer.length > LONGEST_ANSWER) break;
  }
  throw new Error('the answer has no end');
}

function readCheck(answer: string): FileCheck {
  if (answer === 'stream: OK') return { kind: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { kind: 'infected', found };
  if (/size limit exceeded/i.test(answer)) return { kind: 'too-large' };
  return { kind: 'unchecked', why: 'not-understood' };
}

function whyUnchecked(error: unknown): Extract<FileCheck, { kind: 'unchecked' }>['why'] {
  if (error instanceof Error && error.name === 'AbortError') return 'too-slow';
  const isOfConnecting = hasCode(error, ...NOBODY_THERE);
  return isOfConnecting ? 'away' : 'broken-off';
}

import { connect, type Socket } from 'node:net';
import process from 'node:process';
import { millisecondsNow } from '../../src/platform/clock.ts';
import { percentilesOf } from './percentiles.ts';

/** What is asked, how often at once, and for how long; sent by the bench as one message. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Asked one after the other, round and round. */
  readonly requests: readonly { readonly path: string; readonly cookie: string }[];
}

/** How it was answered. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  readonly answered: number;
  readonly bytes: number;
}

const END_OF_HEAD = '\r\n\r\n';
const READ_AT_ONCE_BYTES = 131_072;
const LONGEST_HEAD_BYTES = 4096;

interface Work {
  readonly next: () => string;
  readonly onAnswer: (answer: { milliseconds: number; isRight: boolean; bytes: number }) => void;
}

/**
 * Asks for pages as fast as they come, over connections that stay open, each asking for the next page when it has the
 * one before. It reads no more of an answer than its status and its length, so that little of the machine is its own.
 */
class Connection {
  readonly #socket: Socket;
  readonly #work: Work;
  #head = '';
  /** Bytes of the body still to come; undefined while the head is read. */
  #missing: number | undefined;
  #answer = { isRight: false, bytes: 0 };
  #asked = 0;

  constructor(port: number, work: Work) {
    this.#work = work;
    // One buffer for all that comes: the load must not make work of its own by throwing buffers away.
    const onread = {
      buffer: Buffer.allocUnsafe(READ_AT_ONCE_BYTES),
      callback: (length: number, buffer: Uint8Array) => {
        this.#read(length, buffer);
        return true;
      },
    };
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread }, () => this.#ask());
    this.#socket.on('close', () => work.onAnswer({ milliseconds: 0, isRight: false, bytes: 0 }));
  }

  end(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #ask(): void {
    this.#asked = millisecondsNow();
    this.#socket.write(this.#work.next());
  }

  #read(length: number, buffer: Uint8Array): void {
    if (this.#missing === undefined) this.#readHead(length, buffer);
    else this.#missing -= length;
    if (this.#missing !== 0) return;
    this.#missing = undefined;
    this.#work.onAnswer({ milliseconds: millisecondsNow() - this.#asked, ...this.#answer });
    this.#ask();
  }

  /** Reads the head of an answer, and how much of its body did not come with it. */
  #readHead(length: number, buffer: Uint8Array): void {
    const known = this.#head.length;
    this.#head += Buffer.from(buffer.buffer, buffer.byteOffset, Math.min(length, LONGEST_HEAD_BYTES)).toString(
      'latin1',
    );
    const end = this.#head.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const bytes = Number(/\r\ncontent-length: (\d+)/i.exec(this.#head)?.[1]);
    if (Number.isNaN(bytes)) throw new Error(`an answer of no length: ${this.#head}`);
    this.#answer = { isRight: this.#head.startsWith('HTTP/1.1 200 '), bytes };
    this.#missing = bytes - (known + length - end - END_OF_HEAD.length);
    this.#head = '';
  }
}

function drive({ port, connections, seconds, requests }: Load): Promise<LoadResult> {
  const texts = requests.map(
    ({ path, cookie }) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\naccept: text/html\r\n\r\n`,
  );
  let turn = 0;
  let [failed, bytes] = [0, 0];
  const times: number[] = [];
  const work: Work = {
    next: () => texts[turn++ % texts.length] ?? '',
    onAnswer: (answer) => {
      if (!answer.isRight) failed += 1;
      times.push(answer.milliseconds);
      bytes = answer.bytes;
    },
  };
  const all = Array.from({ length: connections }, () => new Connection(port, work));
  return new Promise((resolve) => {
    const began = millisecondsNow();
    setTimeout(() => {
      const elapsed = (millisecondsNow() - began) / 1000;
      for (const each of all) each.end();
      const at = percentilesOf(times);
      const answered = times.length;
      const perSecond = Math.round(answered / elapsed);
      resolve({ perSecond, p50: at(0.5), p99: at(0.99), failed, answered, bytes });
    }, seconds * 1000);
  });
}

process.once('message', async (load) => {
  const result = await drive(load as Load);
  process.send?.(result);
  process.disconnect?.();
});

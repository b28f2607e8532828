import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import type { Io } from './io.ts';
import { readNewPassphrase, readPassphrase } from './passphrase.ts';

const PASSPHRASE = 'five words that nobody guesses';

describe('a passphrase that is typed', () => {
  it('is asked for twice where it is new, and shown never', async () => {
    const terminal = new Terminal([PASSPHRASE, PASSPHRASE]);
    assert.equal(await readNewPassphrase(undefined, terminal.io), PASSPHRASE);
    assert.equal(terminal.shown, 'Passphrase of the backup: \nOnce more: \n');
    assert.equal(terminal.isRaw, false);
  });

  it('is asked for once where it is not', async () => {
    assert.equal(await readPassphrase(undefined, new Terminal([PASSPHRASE]).io), PASSPHRASE);
  });

  it('is the same however its letters were composed', async () => {
    assert.equal(await readPassphrase(undefined, new Terminal(['cafe\u0301 au lait']).io), 'caf\u00e9 au lait');
  });

  it('leaves out what was rubbed out', async () => {
    assert.equal(await readPassphrase(undefined, new Terminal(['abx\u007fc']).io), 'abc');
  });

  it('is refused where the two are not the same, or it is short, or Ctrl-C is pressed', async () => {
    const read = (typed: string[]) => readNewPassphrase(undefined, new Terminal(typed).io);
    await assert.rejects(read([PASSPHRASE, 'five words that anybody guesses']), /not the same/);
    await assert.rejects(read(['short']), /too short/);
    await assert.rejects(read(['\u0003']), /stopped/);
  });
});

/** A terminal at which somebody answers each question. */
class Terminal {
  shown = '';
  isRaw = false;
  readonly io: Io;

  constructor(answers: string[]) {
    const stdin = Object.assign(new PassThrough(), {
      isTTY: true,
      setRawMode: (raw: boolean) => {
        this.isRaw = raw;
      },
    });
    const write = (words: string | Uint8Array): boolean => {
      this.shown += words;
      if (words !== '\n') for (const key of `${answers.shift()}\r`) stdin.write(key);
      return true;
    };
    const output = { write, drained: () => Promise.resolve() };
    const surroundings = {
      environment: {},
      isInteractive: true,
      today: () => '2026-11-22',
      onInterrupt: () => () => undefined,
    };
    this.io = { stdin, stdout: output, stderr: output, cwd: '/', ...surroundings };
  }
}

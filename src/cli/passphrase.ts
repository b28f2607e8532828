import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { nameOf, openInput, refuseUnreadable } from './input.ts';
import { CallRefusal, type Io } from './io.ts';

/** Fewer characters than this are soon guessed by a machine that has the file. */
const SHORTEST = 12;

/** A passphrase for a new backup, which has to be typed twice. */
export async function readNewPassphrase(file: string | undefined, io: Io): Promise<string> {
  const passphrase = await readPassphrase(file, io);
  if (Array.from(passphrase).length < SHORTEST) {
    throw new CallRefusal(`the passphrase is too short: take ${SHORTEST} characters or more, such as five words`);
  }
  if (file === undefined && (await ask('Once more: ', io)) !== passphrase) {
    throw new CallRefusal('the two passphrases are not the same; nothing was done');
  }
  return passphrase;
}

/** Reads the first line of a file, or asks the person at the terminal. Never an argument: others can see those. */
export async function readPassphrase(file: string | undefined, io: Io): Promise<string> {
  if (file === undefined) return await ask('Passphrase of the backup: ', io);
  try {
    const [line = ''] = (await text(openInput(file, io))).split(/\r?\n/);
    if (line !== '') return line.normalize('NFC');
  } catch (error) {
    refuseUnreadable(error, nameOf(file));
  }
  throw new CallRefusal(`${nameOf(file)}: there is no passphrase on the first line`);
}

interface Terminal extends Readable {
  readonly isTTY: true;
  setRawMode(raw: boolean): unknown;
}

function isTerminal(stdin: Readable): stdin is Terminal {
  return 'isTTY' in stdin && stdin.isTTY === true && 'setRawMode' in stdin;
}

/** Nothing of what is typed is shown. */
async function ask(question: string, { stdin, stderr }: Io): Promise<string> {
  if (!isTerminal(stdin)) {
    throw new CallRefusal('nobody is there to type the passphrase; name the file it is in with --passphrase-file');
  }
  stderr.write(question);
  stdin.setRawMode(true);
  try {
    return (await readTyped(stdin)).normalize('NFC');
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

const ENTER: readonly string[] = ['\r', '\n', '\u0004'];
const INTERRUPT = '\u0003';
const RUBBED_OUT: readonly string[] = ['\u0008', '\u007f'];

async function readTyped(stdin: Readable): Promise<string> {
  const typed: string[] = [];
  // The stream outlives this loop: a second question follows.
  for await (const chunk of stdin.iterator({ destroyOnReturn: false })) {
    for (const key of String(chunk)) {
      if (ENTER.includes(key)) return typed.join('');
      if (key === INTERRUPT) throw new CallRefusal('stopped; nothing was done');
      if (RUBBED_OUT.includes(key)) typed.pop();
      else typed.push(key);
    }
  }
  throw new CallRefusal('no passphrase was typed; nothing was done');
}

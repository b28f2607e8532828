import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A line of input; or, where it is longer than any sensible one, only its number. */
export interface InputLine {
  /** 1 for the first. */
  readonly number: number;
  /** Undefined where the line was too long to keep. */
  readonly text: string | undefined;
}

/** No case comes near this; what is longer is none, and keeping it would take the machine's memory. */
const MAX_CASE_CHARACTERS = 16 * 1024 * 1024;

/** Reads the whole of an input; undefined where it is longer than any sensible case. */
export async function readWhole(input: Readable): Promise<string | undefined> {
  let whole = '';
  for await (const text of decode(input)) {
    whole += text;
    if (whole.length > MAX_CASE_CHARACTERS) return undefined;
  }
  return withoutMark(whole);
}

/** Reads lines as they come, in batches of what each chunk completes; blank lines are left out. */
export async function* readLines(input: Readable): AsyncGenerator<InputLine[]> {
  let pending = '';
  let isTooLong = false;
  let number = 0;
  const complete = (text: string): InputLine | undefined => {
    number += 1;
    const whole = pending + text;
    const line = { number, text: isTooLong ? undefined : withoutMark(whole) };
    pending = '';
    const isBlank = !isTooLong && whole.trim() === '';
    isTooLong = false;
    return isBlank ? undefined : line;
  };
  for await (const text of decode(input)) {
    const pieces = text.split('\n');
    const rest = pieces.pop() ?? '';
    const lines = pieces.map(complete).filter((line) => line !== undefined);
    if (lines.length > 0) yield lines;
    if (isTooLong || pending.length + rest.length > MAX_CASE_CHARACTERS) {
      isTooLong = true;
      pending = '';
    } else {
      pending += rest;
    }
  }
  const last = complete('');
  if (last !== undefined) yield [last];
}

/** The text of an input as it comes, with the bytes of a character that two chunks share put together. */
async function* decode(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of input) yield typeof chunk === 'string' ? chunk : decoder.write(chunk);
  yield decoder.end();
}

const BYTE_ORDER_MARK = '\ufeff';

/** Some programs put a mark before what they write; where files were joined, it stands before a later line too. */
function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

/** Says why a text is not JSON, and what to do about it. */
export function whyNotJson(text: string, error: unknown): string {
  if (text.trim() === '') return 'there is nothing in it';
  // The mark of UTF-16 is no UTF-8, and every other byte of plain text in UTF-16 is nought.
  if (/^\ufffd{2}|^.?\0/.test(text)) return 'this is not UTF-8 text: save it as UTF-8';
  // Of a text of one line the parser's own "line 1" would be taken for the number of the line among others.
  return `this is not JSON (${String(error instanceof Error ? error.message : error).replace(/ \(line 1 column \d+\)/, '')})`;
}

import { spanInWords } from '../../../platform/pages/days-in-words.ts';
import type { Time } from './fit-into-times.ts';

/** A time of which two may tell differently: a legal status or a placement. */
export interface CodedTime extends Time {
  readonly code: string;
}

export interface TimesToCompare {
  /** What it is of, as a sentence begins: `Legal status`. */
  readonly of: string;
  readonly told: readonly CodedTime[];
  readonly stored: readonly CodedTime[];
  /** The last day of which the returns tell: what came after it no return can deny. */
  readonly until: string | undefined;
  readonly inWords: (code: string) => string;
}

/**
 * Says in a sentence where what is kept differs from what the returns tell; undefined where it does not.
 *
 * ```ts
 * // Legal status: the returns say full care order, since 5 Jun 2025; entered in Footprint: interim care order, since 5 Jun 2025
 * ```
 */
export function compareTimes({ of, told, stored, until, inWords }: TimesToCompare): string | undefined {
  const returns = cutAt(told, until);
  const people = cutAt(stored, until);
  const list = (times: readonly CodedTime[], others: readonly CodedTime[]) =>
    times
      .filter((time) => !others.some((other) => isSame(time, other)))
      .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
      .map((time) => `${inWords(time.code)}, ${spanInWords(time)}`);
  const [onlyTold, onlyStored] = [list(returns, people), list(people, returns)];
  if (onlyTold.length === 0 && onlyStored.length === 0) return undefined;
  const nothing = 'nothing for these days';
  return `${of}: the returns say ${onlyTold.join('; ') || nothing}. Entered in Footprint: ${onlyStored.join('; ') || nothing}`;
}

function cutAt(times: readonly CodedTime[], until: string | undefined): CodedTime[] {
  if (until === undefined) return [...times];
  return times
    .filter(({ startedOn }) => startedOn <= until)
    .map((time) => ({ ...time, endedOn: time.endedOn !== null && time.endedOn > until ? null : time.endedOn }));
}

function isSame(a: CodedTime, b: CodedTime): boolean {
  return a.code === b.code && a.startedOn === b.startedOn && a.endedOn === b.endedOn;
}

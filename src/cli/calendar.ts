import {
  addWorkingDays,
  type Day,
  dayFromIso,
  isoFromDay,
  OutsideCalendar,
  workingDaysBetween,
} from '../rules/index.ts';
import { readArguments, readDay, readWholeNumber } from './arguments.ts';
import { nameOf, openInput, refuseUnreadable } from './input.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { type InputLine, readLines, whyNotJson } from './lines.ts';

export const CALENDAR_USAGE = `Usage: footprint calendar add DAY N             the Nth working day after DAY; N may be negative
       footprint calendar between A B           the working days after A up to and including B
       footprint calendar add --ndjson [FILE|-] many sums: {"from":DAY,"workingDays":N} a line in,
                                                {"to":DAY} a line out
         --json   the result as JSON: {"to":DAY}, {"workingDays":N}`;

/** Adds working days to a day, or counts them between two. */
export async function runCalendar(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { json: 'switch', ndjson: 'switch' }, CALENDAR_USAGE);
  const [verb, first, second, ...more] = positionals;
  if (verb !== 'add' && verb !== 'between') throw wrongCall(`say "add" or "between"${verb ? `, not "${verb}"` : ''}`);
  if (values.ndjson === true) {
    if (verb !== 'add') throw wrongCall('--ndjson goes with "add" only');
    if (second !== undefined) throw wrongCall('with --ndjson the days come from the lines: name one file at most');
    return addLines(first, io);
  }
  if (first === undefined || second === undefined || more.length > 0) {
    throw wrongCall(verb === 'add' ? '"add" wants a day and a number' : '"between" wants two days');
  }
  const printing = { io, asJson: values.json === true };
  try {
    return await (verb === 'add' ? printSum(first, second, printing) : printCount(first, second, printing));
  } catch (error) {
    if (error instanceof OutsideCalendar) throw new CallRefusal(error.message);
    throw error;
  }
}

function wrongCall(why: string): CallRefusal {
  return new CallRefusal(`${why}\n${CALENDAR_USAGE}`);
}

interface Printing {
  readonly io: Io;
  readonly asJson: boolean;
}

async function printSum(from: string, count: string, { io, asJson }: Printing): Promise<ExitCode> {
  const to = addWorkingDays(readDay(from, 'DAY'), readWholeNumber(count, 'N'));
  await print(io.stdout, asJson ? `${JSON.stringify({ to: isoFromDay(to) })}\n` : `${isoFromDay(to)}\n`);
  return DONE;
}

async function printCount(from: string, to: string, { io, asJson }: Printing): Promise<ExitCode> {
  const workingDays = workingDaysBetween(readDay(from, 'A'), readDay(to, 'B'));
  await print(io.stdout, asJson ? `${JSON.stringify({ workingDays })}\n` : `${workingDays}\n`);
  return DONE;
}

async function addLines(file: string | undefined, io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = DONE;
  try {
    for await (const lines of readLines(openInput(file, io))) {
      const results = lines.map(addLine);
      if (results.some((result) => 'error' in result)) exitCode = DONE_WITH_REFUSALS;
      await print(io.stdout, `${results.map((result) => JSON.stringify(result)).join('\n')}\n`);
    }
  } catch (error) {
    refuseUnreadable(error, nameOf(file));
  }
  return exitCode;
}

type Sum = { readonly to: string } | { readonly error: { readonly pointer: string; readonly message: string } };

function addLine({ text, number }: InputLine): Sum {
  const refuse = (pointer: string, message: string): Sum => ({
    error: { pointer, message: `line ${number}: ${message}` },
  });
  if (text === undefined) return refuse('', 'this line is too long; put one sum on each line');
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch (error) {
    return refuse('', `${whyNotJson(text, error)}; put one sum on each line`);
  }
  if (typeof told !== 'object' || told === null) {
    return refuse('', 'this is not an object such as {"from":"2026-01-05","workingDays":20}');
  }
  const from = 'from' in told && typeof told.from === 'string' ? dayFromIso(told.from) : undefined;
  const workingDays = 'workingDays' in told ? told.workingDays : undefined;
  if (from === undefined) return refuse('/from', 'this is not a day; write it as 2026-01-05');
  if (typeof workingDays !== 'number' || !Number.isSafeInteger(workingDays)) {
    return refuse('/workingDays', 'this is not a whole number; write it as 20 or -5');
  }
  return addOrRefuse(from, workingDays, refuse);
}

function addOrRefuse(from: Day, workingDays: number, refuse: (pointer: string, message: string) => Sum): Sum {
  try {
    return { to: isoFromDay(addWorkingDays(from, workingDays)) };
  } catch (error) {
    if (error instanceof OutsideCalendar) return refuse('', error.message);
    throw error;
  }
}

import { type CaseDefaults, type Evaluation, PROCEDURE_IDS, toContractJson, workOutTimetable } from '../rules/index.ts';
import { DEFAULT_PROCEDURE, readArguments, readDay, readProcedure } from './arguments.ts';
import { nameOf, openInput, refuseUnreadable } from './input.ts';
import { CallRefusal, DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { LinePool } from './line-pool.ts';
import { type InputLine, readLines, readWhole, whyNotJson } from './lines.ts';
import { timetableInWords } from './timetable-in-words.ts';
import { runTimetableOfReturn } from './timetable-of-return.ts';

export const TIMETABLE_USAGE = `Usage: footprint timetable [FILE|-]            every obligation of one case, told in JSON
       footprint timetable [FILE|-] --ndjson   of many cases, one on each line
       footprint timetable --ssda903 DIR       of every child of a return, from its files alone
         --procedure ID   one of ${PROCEDURE_IDS.join(', ')} (${DEFAULT_PROCEDURE})
         --as-of DAY      how things stand on that day (today; of a return, its last day)
         --json           the result as one JSON value
         --year YYYY      the year in which the return ends, where its files do not tell
       The procedure and the day that a case names itself come first.`;

/** Works out every obligation of a case, of a stream of cases, or of every child of a return. */
export async function runTimetable(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments(
    args,
    { procedure: 'text', 'as-of': 'text', json: 'switch', ndjson: 'switch', ssda903: 'text', year: 'text' },
    TIMETABLE_USAGE,
  );
  const [file, ...more] = positionals;
  if (more.length > 0) throw wrongCall(`"${more[0]}" is one word too many: name one file`);
  const procedure = values.procedure === undefined ? DEFAULT_PROCEDURE : readProcedure(values.procedure, '--procedure');
  const asOf = values['as-of'] === undefined ? undefined : readDay(values['as-of'], '--as-of');
  const { ssda903: folder, year } = values;
  if (folder !== undefined) {
    if (file !== undefined) throw wrongCall(`give either --ssda903 ${folder} or the file ${file}`);
    if (values.ndjson === true) throw wrongCall('--ssda903 gives one result: use --json, not --ndjson');
    return runTimetableOfReturn({ folder, year, procedure, asOf, asJson: values.json === true }, io);
  }
  if (year !== undefined) throw wrongCall('--year is the year of a return: give --ssda903 DIR as well');
  const defaults = { procedure, asOf: asOf ?? readDay(io.today(), 'today') };
  try {
    if (values.ndjson === true) return await printLines(file, defaults, io);
    return await printCase(file, { defaults, asJson: values.json === true }, io);
  } catch (error) {
    return refuseUnreadable(error, nameOf(file));
  }
}

function wrongCall(why: string): CallRefusal {
  return new CallRefusal(`${why}\n${TIMETABLE_USAGE}`);
}

interface CasePrinting {
  readonly defaults: CaseDefaults;
  readonly asJson: boolean;
}

async function printCase(file: string | undefined, { defaults, asJson }: CasePrinting, io: Io): Promise<ExitCode> {
  const name = nameOf(file);
  const outcome = workOutTimetable(parseCase(await readWhole(openInput(file, io)), name), defaults);
  if ('error' in outcome) {
    const { pointer, message } = outcome.error;
    throw new CallRefusal(pointer === '' ? `${name}: ${message}` : `${name}, at ${pointer}: ${message}`);
  }
  await print(io.stdout, write(outcome, { asJson, name }));
  return DONE;
}

function write(evaluation: Evaluation, { asJson, name }: { readonly asJson: boolean; readonly name: string }): string {
  try {
    return asJson ? `${toContractJson(evaluation)}\n` : timetableInWords(evaluation);
  } catch (error) {
    // The engine can hold some 500 million characters in one text.
    if (!(error instanceof RangeError)) throw error;
    throw new CallRefusal(`${name}: the result is too long to be written as one; tell the case in parts`);
  }
}

const ONE_A_LINE = 'for many cases, put one on each line and give --ndjson';

function parseCase(json: string | undefined, name: string): unknown {
  if (json === undefined) throw new CallRefusal(`${name}: this is too long to be one case; ${ONE_A_LINE}`);
  let told: unknown;
  try {
    told = JSON.parse(json);
  } catch (error) {
    throw new CallRefusal(`${name}: ${whyNotJson(json, error)}; write one case in JSON, or ${ONE_A_LINE}`);
  }
  if (Array.isArray(told)) throw new CallRefusal(`${name}: this is a list, and one case is wanted; ${ONE_A_LINE}`);
  return told;
}

/** Prints each batch as soon as it and those before it are worked out, with a few under way at once. */
async function printLines(file: string | undefined, defaults: CaseDefaults, io: Io): Promise<ExitCode> {
  const pool = new LinePool(defaults);
  let exitCode: ExitCode = DONE;
  const underWay: Promise<void>[] = [];
  const printInTurn = async (before: Promise<void> | undefined, lines: readonly InputLine[]): Promise<void> => {
    const [{ pieces, hasRefusals }] = await Promise.all([pool.workOut(lines), before]);
    if (hasRefusals) exitCode = DONE_WITH_REFUSALS;
    for (const piece of pieces) await print(io.stdout, piece);
  };
  try {
    for await (const lines of readLines(openInput(file, io))) {
      const turn = printInTurn(underWay.at(-1), lines);
      // Its failure is told when its turn is awaited; until then nobody listens, and Node would end the process.
      turn.catch(() => undefined);
      underWay.push(turn);
      if (underWay.length >= pool.capacity) await underWay.shift();
    }
    await Promise.all(underWay);
  } finally {
    await pool.close();
  }
  return exitCode;
}

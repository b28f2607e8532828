import path from 'node:path';
import { ReturnSummarizer } from '../casework/imports/return-summary.ts';
import { rulesNoReturnCanTell, timetablesOfReturn } from '../casework/imports/timetable-of-return.ts';
import type { CollectionYear } from '../exchange/ssda903/collection-year.ts';
import { type ReturnSource, readReturn, type Ssda903Return } from '../exchange/ssda903/read-return.ts';
import { CALENDAR_VERSION, type Day, isoFromDay, toContractJson } from '../rules/index.ts';
import { readDay } from './arguments.ts';
import { DONE, DONE_WITH_REFUSALS, type ExitCode, type Io, print } from './io.ts';
import { ProgressLine } from './progress.ts';
import { findReturnFiles, readCollectionYear } from './return-files.ts';
import { returnInWords } from './return-in-words.ts';
import { summaryAsJson } from './return-summary-json.ts';
import { onOneLine } from './words.ts';

/** What was asked for on the command line. */
export interface ReturnCall {
  readonly folder: string;
  /** The calendar year in which the return's year ends. */
  readonly year: string | undefined;
  readonly procedure: string;
  readonly asOf: Day | undefined;
  readonly asJson: boolean;
}

/** Works out every child of a return from its files alone, and says what they amount to. */
export async function runTimetableOfReturn(call: ReturnCall, io: Io): Promise<ExitCode> {
  const year = readCollectionYear(call.year);
  const { files, passedOver } = await findReturnFiles(call.folder, io.cwd);
  for (const folder of passedOver) {
    const shown = onOneLine(path.join(call.folder, folder));
    io.stderr.write(`footprint: ${shown}: passed over, because its name is not that of a year, such as 2025-26\n`);
  }
  const progress = new ProgressLine(io);
  try {
    return await workOutReturn({ ...call, files, year, progress }, io);
  } finally {
    progress.end();
  }
}

interface ReturnWork extends Omit<ReturnCall, 'year'> {
  readonly files: readonly ReturnSource[];
  readonly year: CollectionYear | undefined;
  readonly progress: ProgressLine;
}

async function workOutReturn({ files, year, progress, ...call }: ReturnWork, io: Io): Promise<ExitCode> {
  const today = readDay(io.today(), 'today');
  const read = await readReturn({
    files,
    year,
    asOf: today,
    onProgress: ({ file, rows }) => progress.tell(`Reading ${file}: ${rows.toLocaleString('en-GB')} rows`),
  });
  const defaults = { procedure: call.procedure, asOf: call.asOf ?? lastDayTold(read, today) };
  const summarizer = new ReturnSummarizer(read.recordedUntil);
  if (call.asJson) await printJson(read, { defaults, progress, summarizer }, io);
  else {
    workOut(read, { defaults, progress, summarizer });
    progress.end();
    await print(io.stdout, returnInWords(read, summarizer.toSummary(), defaults));
  }
  const isWhole = read.rejected.length === 0 && summarizer.toSummary().refused.size === 0;
  return isWhole ? DONE : DONE_WITH_REFUSALS;
}

/** A return tells nothing after its last day, so it is looked at as of that day unless another is asked for. */
function lastDayTold({ recordedUntil }: Ssda903Return, today: Day): Day {
  return recordedUntil !== undefined && recordedUntil < today ? recordedUntil : today;
}

interface Work {
  readonly defaults: { readonly procedure: string; readonly asOf: Day };
  readonly progress: ProgressLine;
  readonly summarizer: ReturnSummarizer;
}

function workOut(read: Ssda903Return, { defaults, progress, summarizer }: Work): void {
  let done = 0;
  for (const { child, outcome } of timetablesOfReturn(read, defaults)) {
    if ('error' in outcome) summarizer.addRefused(child.child, outcome.error.message);
    else summarizer.add(outcome);
    done += 1;
    progress.tell(`Working out ${done.toLocaleString('en-GB')} of ${read.childCount.toLocaleString('en-GB')} children`);
  }
}

const CHILDREN_PER_WRITE = 200;

/** One JSON value, written child by child so that a large return needs no large memory. */
async function printJson(read: Ssda903Return, { defaults, progress, summarizer }: Work, io: Io): Promise<void> {
  const heading = {
    asOf: isoFromDay(defaults.asOf),
    procedure: defaults.procedure,
    calendar: CALENDAR_VERSION,
    years: read.years,
    yearIsInferred: read.yearIsInferred,
    recordedFrom: read.recordedFrom === undefined ? null : isoFromDay(read.recordedFrom),
    recordedUntil: read.recordedUntil === undefined ? null : isoFromDay(read.recordedUntil),
    files: Object.fromEntries(read.files.map(({ name, ...report }) => [name, report])),
    rejected: read.rejected,
    warnings: read.warnings,
    rejectedByCode: read.rejectedByCode,
    warningsByCode: read.warningsByCode,
    holes: read.holes,
    cannotTell: rulesNoReturnCanTell(),
  };
  await print(io.stdout, `${JSON.stringify(heading).slice(0, -1)},"children":[`);
  let pending = '';
  let done = 0;
  for (const { child, outcome } of timetablesOfReturn(read, defaults)) {
    if ('error' in outcome) summarizer.addRefused(child.child, outcome.error.message);
    else summarizer.add(outcome);
    const told = 'error' in outcome ? JSON.stringify(outcome) : toContractJson(withoutWhatNoReturnTells(outcome));
    pending += `${done === 0 ? '' : ','}\n${told}`;
    done += 1;
    if (done % CHILDREN_PER_WRITE > 0) continue;
    progress.tell(`Working out ${done.toLocaleString('en-GB')} of ${read.childCount.toLocaleString('en-GB')} children`);
    await print(io.stdout, pending);
    pending = '';
  }
  progress.end();
  await print(io.stdout, `${pending}],"summary":${JSON.stringify(summaryAsJson(summarizer.toSummary()))}}\n`);
}

/** What no return can tell of any child is said once, in `cannotTell`, and not of every child again. */
function withoutWhatNoReturnTells<Outcome extends { readonly unknown: readonly { readonly rule: string }[] }>(
  outcome: Outcome,
): Outcome {
  return { ...outcome, unknown: outcome.unknown.filter(({ rule }) => !NEVER_TOLD.has(rule)) };
}

const NEVER_TOLD: ReadonlySet<string> = new Set(rulesNoReturnCanTell());

/**
 * How many cases a second the rules work out, in one process on one core, and through the whole command line.
 *
 * `node bench/rules.ts` prints one line of JSON a measure. Rounds of about two seconds after a warm-up; the median of
 * them is the figure, the others are beside it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { dayFromCivil } from '../src/rules/calendar/day.ts';
import { type CaseInput, toContractResult, workOutTimetable } from '../src/rules/index.ts';
import { tenReviewCase } from './ten-review-case.ts';

const CASES = 1000;
const ROUNDS = 5;
const ROUND_MILLISECONDS = 2000;
const STREAMED_CASES = 20_000;
const DEFAULTS = { procedure: 'national', asOf: dayFromCivil(2026, 11, 22) };

for (const withOutcomes of [false, true]) {
  const cases = Array.from({ length: CASES }, (_, index) => tenReviewCase(index, withOutcomes));
  const about = { reviews: 10, events: cases[0]?.events?.length, obligations: countObligations(cases[0]) };
  tell('rules: cases worked out, citations included', about, measure(cases, workOut));
  tell('rules: and turned into results with every explanation', about, measure(cases, workOutInFull));
  tell('whole process: footprint timetable --ndjson', about, measureStream(withOutcomes));
}

function workOut(told: CaseInput): void {
  const outcome = workOutTimetable(told, DEFAULTS);
  if ('error' in outcome) throw new Error(outcome.error.message);
}

function workOutInFull(told: CaseInput): void {
  const outcome = workOutTimetable(told, DEFAULTS);
  if ('error' in outcome) throw new Error(outcome.error.message);
  toContractResult(outcome);
}

function countObligations(told: CaseInput | undefined): number {
  const outcome = workOutTimetable(told, DEFAULTS);
  return 'error' in outcome ? 0 : outcome.obligations.length;
}

function measure(cases: readonly CaseInput[], work: (told: CaseInput) => void): number[] {
  for (let warmUp = 0; warmUp < 5; warmUp += 1) for (const told of cases) work(told);
  return Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < ROUND_MILLISECONDS) {
      for (const told of cases) work(told);
      done += cases.length;
    }
    return done / ((performance.now() - began) / 1000);
  });
}

/** Start-up, reading, working out, writing: everything, as a person would wait for it. */
function measureStream(withOutcomes: boolean): number[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'footprint-bench-'));
  const file = path.join(folder, 'cases.ndjson');
  const lines = Array.from({ length: STREAMED_CASES }, (_, index) =>
    JSON.stringify(tenReviewCase(index, withOutcomes)),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  const main = path.join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
  const figures = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    const { status } = spawnSync(process.execPath, [main, 'timetable', '--ndjson', file], { stdio: 'ignore' });
    if (status !== 0) throw new Error(`timetable --ndjson ended with ${status}`);
    return STREAMED_CASES / ((performance.now() - began) / 1000);
  });
  rmSync(folder, { recursive: true });
  return figures;
}

function tell(name: string, about: object, figures: number[]): void {
  const sorted = figures.map(Math.round).sort((a, b) => a - b);
  const perSecond = sorted[Math.floor(sorted.length / 2)];
  const machine = { node: process.version, cpu: cpus()[0]?.model, date: Temporal.Now.plainDateISO().toString() };
  console.log(JSON.stringify({ name, ...about, perSecond, rounds: sorted, ...machine }));
}

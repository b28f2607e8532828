import { parentPort, workerData } from 'node:worker_threads';
import type { CaseDefaults } from '../rules/index.ts';
import type { InputLine } from './lines.ts';
import { workOutLines } from './timetable-lines.ts';

/** A thread that works out batches of lines, one after the other, for `LinePool`. */
const defaults: CaseDefaults = workerData;

parentPort?.on('message', (lines: readonly InputLine[]) => {
  const worked = workOutLines(lines, defaults);
  parentPort?.postMessage(
    worked,
    worked.pieces.map(({ buffer }) => buffer),
  );
});

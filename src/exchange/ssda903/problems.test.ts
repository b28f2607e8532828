import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemLog, ReturnFile, toFileReport } from './problems.ts';
import { year } from './return-for-tests.ts';

const finding = (code: string) => ({ column: 'REVIEW', code, message: 'mend it' });

test('accounts for each row once, however much is wrong with it', () => {
  const log = new ProblemLog(10);
  const file = new ReturnFile('reviews.csv', 0, year(2026));
  const row = (number: number) => ({ file, row: number, rejected: false, warned: false });
  file.rows = 4;
  const [bad, odd] = [row(2), row(3)];
  log.reject(bad, finding('166'));
  log.reject(bad, finding('167'));
  log.warn(odd, finding('440'));
  log.warn(odd, finding('399'));
  log.rejectLine(file, 5, { code: 'FP-QUOTES', message: 'mend it' });
  const { rows, rejected, warned, ...report } = toFileReport(file);
  assert.deepEqual([rows, report.in, rejected, warned], [4, 2, 2, 1]);
  assert.deepEqual(log.rejected.toCounts(), { '166': 1, '167': 1, 'FP-QUOTES': 1 });
});

test('lists problems by file and row, up to a limit, and counts all of them', () => {
  const log = new ProblemLog(3);
  const [first, second] = [new ReturnFile('a.csv', 0, undefined), new ReturnFile('b.csv', 1, undefined)];
  for (const [file, row] of [
    [second, 9],
    [first, 7],
    [first, 3],
    [second, 2],
    [first, 2],
  ] as const) {
    log.warn({ file, row, rejected: false, warned: false }, finding('440'));
  }
  assert.deepEqual(
    log.warnings.toProblems().map(({ file, row, severity }) => [file, row, severity]),
    [
      ['a.csv', 3, 'warning'],
      ['a.csv', 7, 'warning'],
      ['b.csv', 9, 'warning'],
    ],
  );
  assert.deepEqual(log.warnings.toCounts(), { '440': 5 });
  assert.equal(log.warnings.total, 5);
});

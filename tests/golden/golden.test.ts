import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dayFromIso } from '../../src/rules/calendar/day.ts';
import type { ContractObligation, ContractResult } from '../../src/rules/engine/contract-result.ts';
import { workOutTimetable } from '../../src/rules/engine/timetable.ts';
import { toContractResult } from '../../src/rules/engine/to-contract.ts';
import { FIXED_RULES } from './fixed-rules.ts';
import { type ExpectedRow, type GoldenCase, type RowName, readGoldenFiles } from './golden-case.ts';

const TODAY = '2026-11-22';

for (const { name, cases } of readGoldenFiles()) {
  describe(name, () => {
    for (const golden of cases) test(title(golden), () => check(golden));
  });
}

function title({ situation, edge }: GoldenCase): string {
  return edge === null ? situation : `${situation} (edge ${edge})`;
}

function check(golden: GoldenCase): void {
  const outcome = workOut(golden);
  if ('error' in outcome) {
    assert.equal(outcome.error.pointer, golden.error?.pointer, `refused: ${outcome.error.message}`);
    assert.notEqual(outcome.error.message, '');
    return;
  }
  assert.equal(golden.error, undefined, 'the case was not refused');
  const { obligations, unknown } = outcome;
  for (const expected of golden.expect ?? []) checkRow(findRow(obligations, expected), expected);
  for (const [prefix, expected] of Object.entries(golden.rowsOf ?? {})) {
    const rows = obligations.filter(({ rule }) => rule.startsWith(prefix) && FIXED_RULES.includes(rule)).map(nameOf);
    assert.deepEqual(rows.sort(), [...expected].sort(), `rows of "${prefix}"`);
  }
  for (const name of golden.absent ?? []) {
    const absent = typeof name === 'string' ? { rule: name } : name;
    const rows = obligations.filter((row) => isNamed(row, absent));
    assert.deepEqual(rows.map(nameOf), [], 'rows that must not be there');
  }
  if (golden.unknown !== undefined) {
    const fixed = unknown.filter(({ rule }) => FIXED_RULES.includes(rule));
    assert.deepEqual(fixed.map(toText).sort(), golden.unknown.map(toText).sort());
  }
}

function workOut(golden: GoldenCase): ContractResult | { readonly error: { pointer: string; message: string } } {
  const procedure = golden.defaults?.procedure ?? 'national';
  const asOf = dayFromIso(golden.defaults?.asOf ?? TODAY);
  assert.ok(asOf !== undefined, 'the asOf of the defaults is a day');
  const outcome = workOutTimetable(golden.case, { procedure, asOf });
  return 'error' in outcome ? outcome : toContractResult(outcome);
}

function checkRow(row: ContractObligation, { sum, leftOut, says, ...fields }: ExpectedRow): void {
  for (const [field, expected] of Object.entries(fields)) {
    assert.deepEqual(row[field as keyof ContractObligation], expected, `${field} of ${nameOf(row)}: ${sum}`);
  }
  for (const field of leftOut ?? []) assert.ok(!(field in row), `${field} is left out of ${nameOf(row)}`);
  for (const words of says ?? []) assert.ok(row.explanation.includes(words), `"${row.explanation}" says "${words}"`);
  assert.equal(
    row.status === 'not-applicable',
    row.reason !== undefined && row.reason !== '',
    'a reason, if it needs one',
  );
}

function findRow(obligations: readonly ContractObligation[], name: RowName): ContractObligation {
  const [row, ...others] = obligations.filter((candidate) => isNamed(candidate, name));
  assert.ok(
    row !== undefined,
    `a row of ${name.rule} ${name.about ?? ''} among: ${obligations.map(nameOf).join(', ')}`,
  );
  assert.deepEqual(others.map(nameOf), [], `only one row of ${name.rule} ${name.about ?? ''} in the period`);
  return row;
}

function isNamed(row: ContractObligation, { rule, about, period }: RowName): boolean {
  return (
    row.rule === rule && (about === undefined || row.about === about) && (period === undefined || row.period === period)
  );
}

function nameOf({ rule, about }: ContractObligation): string {
  return about === null ? rule : `${rule} ${about}`;
}

function toText({ rule, about, period, missing }: NonNullable<GoldenCase['unknown']>[number]): string {
  return JSON.stringify([rule, about, period, missing]);
}

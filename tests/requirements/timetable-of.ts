import assert from 'node:assert/strict';
import {
  type CaseInput,
  type ContractObligation,
  type ContractResult,
  dayFromIso,
  type EventInput,
  toContractResult,
  workOutTimetable,
} from '../../src/rules/index.ts';

/** Each case says its own day; this one stands in only where the day does not matter. */
const ANY_DAY = dayFromIso('2026-11-22') ?? assert.fail('not a day');

/** Works out a case that must not be refused. */
export function timetableOf(told: CaseInput): ContractResult {
  const outcome = workOutTimetable(told, { procedure: 'national', asOf: ANY_DAY });
  if ('error' in outcome) return assert.fail(`${outcome.error.pointer} ${outcome.error.message}`);
  return toContractResult(outcome);
}

/** Every obligation that a case has by one rule. */
export function rowsOf(rule: string, told: CaseInput): ContractObligation[] {
  return timetableOf(told).obligations.filter((obligation) => obligation.rule === rule);
}

/** The one obligation that a case has by a rule, or by a rule about one review, dispute, stage or document. */
export function rowOf(rule: string, told: CaseInput, about?: string): ContractObligation {
  const rows = rowsOf(rule, told).filter((row) => about === undefined || row.about === about);
  const [row] = rows;
  if (row === undefined || rows.length > 1) return assert.fail(`${rows.length} rows of ${rule}: one was expected`);
  return row;
}

/** Asserts that a row has these fields, whatever else it has; a field that is left out of the row counts as null. */
export function has(row: ContractObligation, expected: Partial<Record<keyof ContractObligation, unknown>>): void {
  const found: Partial<Record<keyof ContractObligation, unknown>> = {};
  for (const field of Object.keys(expected) as (keyof ContractObligation)[]) found[field] = row[field] ?? null;
  assert.deepEqual(found, expected);
}

/** A review held in one meeting. */
export function held(review: string, on: string): EventInput[] {
  return [
    { type: 'review-started', review, on },
    { type: 'review-completed', review, on },
  ];
}

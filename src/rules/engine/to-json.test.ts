import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arbitraryCase } from '../../../tests/golden/arbitrary-case.ts';
import { dayFromIso } from '../calendar/day.ts';
import type { CaseInput } from '../facts/case-input.ts';
import type { Evaluation } from './evaluate.ts';
import { PROCEDURE_IDS, workOutTimetable } from './timetable.ts';
import { toContractResult } from './to-contract.ts';
import { toContractJson } from './to-json.ts';

/** Fixed, so that every run asks the same. */
const SETTINGS = { seed: 20_261_123, numRuns: 1000 };

function evaluateCase(told: CaseInput): Evaluation {
  const asOf = dayFromIso('2026-11-22') ?? assert.fail();
  const outcome = workOutTimetable(told, { procedure: 'national', asOf });
  return 'error' in outcome ? assert.fail(`${outcome.error.pointer} ${outcome.error.message}`) : outcome;
}

/** Both writers must say the same, field by field, with nothing left out and nothing added. */
function checkBothWriters(told: CaseInput): void {
  const evaluation = evaluateCase(told);
  const json = toContractJson(evaluation);
  assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(toContractResult(evaluation))));
  assert.ok(!json.includes('\n'), 'one line, so that a line can hold it');
}

/** Texts that are hard to write as JSON, and keys that are no ordinary names. */
const awkwardText = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom(
    '"',
    '\\',
    '\\"',
    '\n',
    '\u0000',
    '\u2028',
    '\u007f',
    '\ud800',
    'é',
    '🦉',
    '#2',
    '__proto__',
    'null',
    '1',
  ),
);

/** More than the keys that a case has. */
const KEYS = 10;

/** A case whose id and keys are such texts. */
const awkwardCase = fc
  .tuple(arbitraryCase, awkwardText, fc.uniqueArray(awkwardText, { minLength: KEYS, maxLength: KEYS }))
  .map(([told, id, texts]) => {
    const keys = new Map<string, string>();
    const renamed = (key: string): string => {
      const text = keys.get(key) ?? texts[keys.size] ?? assert.fail('a case has few keys');
      keys.set(key, text);
      return text;
    };
    const events = told.events.map(({ review, dispute, document, ...event }) => ({
      ...event,
      ...(review !== undefined && { review: renamed(review) }),
      ...(dispute !== undefined && { dispute: renamed(dispute) }),
      ...(document !== undefined && { document: renamed(document) }),
    }));
    return { ...told, id, events };
  });

test('says what the contract says, over cases of every kind', () => {
  fc.assert(fc.property(arbitraryCase, checkBothWriters), SETTINGS);
});

test('says what the contract says, over ids and keys of any text', () => {
  fc.assert(fc.property(awkwardCase, checkBothWriters), { ...SETTINGS, numRuns: 500 });
});

test('says what the contract says of a case with nothing in it, in every procedure', () => {
  for (const procedure of PROCEDURE_IDS) {
    checkBothWriters({ procedure });
    checkBothWriters({ procedure, id: '', events: [{ type: 'became-looked-after', on: '2026-01-05' }] });
  }
});

test('says what the contract says of what was never recorded, and why', () => {
  const recorded = { only: ['became-looked-after', 'review-started'], until: '2026-01-31' };
  const events = [{ type: 'became-looked-after', on: '2026-01-05' }];
  checkBothWriters({ events, recorded });
  const { unknown } = evaluateCase({ events, recorded });
  assert.ok(unknown.some(({ because }) => because === 'never-recorded'));
  assert.ok(unknown.some(({ because }) => because === 'after-record'));
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AREAS } from '../areas.ts';
import { dayFromCivil } from '../calendar/day.ts';
import type { ContractObligation } from './contract-result.ts';
import type { WorkedExample } from './rule.ts';
import { workOutTimetable } from './timetable.ts';
import { toContractResult } from './to-contract.ts';

const DEFAULTS = { procedure: 'national', asOf: dayFromCivil(2026, 11, 22) };

for (const area of AREAS) {
  for (const rule of area.rules) {
    describe(rule.id, () => {
      for (const example of rule.examples) {
        test(example.situation, () => {
          const row = getRow(rule.id, example);
          for (const [field, expected] of Object.entries(example.gives)) {
            assert.deepEqual({ [field]: row[field as keyof ContractObligation] ?? null }, { [field]: expected });
          }
        });
      }
    });
  }
}

/** The row that the example speaks of: about the review it names, else the last of its rule. */
function getRow(ruleId: string, { case: told, gives }: WorkedExample): ContractObligation {
  const outcome = workOutTimetable(told, DEFAULTS);
  if ('error' in outcome) return assert.fail(`${outcome.error.pointer} ${outcome.error.message}`);
  const rows = toContractResult(outcome).obligations.filter(({ rule }) => rule === ruleId);
  const row = rows.findLast(({ about }) => gives.about === undefined || gives.about === about);
  return row ?? assert.fail(`no row of ${ruleId} in ${JSON.stringify(rows)}`);
}

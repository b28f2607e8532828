import type { ImportInput } from '../../src/casework/imports/import-input.ts';
import { dayFromCivil } from '../../src/rules/calendar/day.ts';
import { generateReturns } from '../../src/synthetic/returns-for-tests.ts';
import { filesOfReturn } from './return-sources.ts';

/** Two years of a small authority, in many batches; the same each time, in every process. */
export function importUnderTest(): ImportInput {
  const files = generateReturns({ children: 40, years: 2, seed: 3 }).flatMap(filesOfReturn);
  return { files, today: dayFromCivil(2026, 11, 22), childrenInABatch: 10 };
}

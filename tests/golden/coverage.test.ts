import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIXED_PROCEDURES, FIXED_RULES, ONLY_IN } from './fixed-rules.ts';
import { type ExpectedRow, type GoldenCase, readGoldenFiles } from './golden-case.ts';

/** What must be worked out of each rule in each procedure; where a procedure has no such rule, that it gives no row. */
const FIELDS = ['due', 'nationalDue', 'status', 'layer'];

/** The edges of the rules: what the text leaves open, read in one way. */
const EDGES = [...numbered('A', 1, 29), ...numbered('B', 30, 40), ...numbered('C', 41, 43)];

/** Every place that an error points to; N stands for the number of an event. */
const POINTERS = [
  '',
  '/asOf',
  '/child/dateOfBirth',
  '/events',
  '/events/N',
  '/events/N/at',
  '/events/N/dispute',
  '/events/N/document',
  '/events/N/on',
  '/events/N/reason',
  '/events/N/review',
  '/events/N/stage',
  '/events/N/type',
  '/procedure',
];

const files = readGoldenFiles();
const goldens = files.flatMap(({ cases }) => cases);

describe('the golden cases together', () => {
  for (const procedure of FIXED_PROCEDURES) {
    test(`cover every rule under ${procedure}`, () => {
      const cases = goldens.filter((golden) => procedureOf(golden) === procedure);
      const missing = FIXED_RULES.filter((rule) => !isCovered(rule, procedure, cases));
      assert.deepEqual(missing, []);
    });
  }

  test('cover every edge of the rules', () => {
    const covered = new Set(goldens.map(({ edge }) => edge));
    assert.deepEqual(
      EDGES.filter((edge) => !covered.has(edge)),
      [],
    );
    assert.deepEqual(
      [...covered].filter((edge) => edge !== null && !EDGES.includes(edge)),
      [],
    );
  });

  test('cover every kind of error', () => {
    const pointers = new Set(goldens.flatMap(({ error }) => (error === undefined ? [] : kindOf(error.pointer))));
    assert.deepEqual([...pointers].sort(), POINTERS);
  });

  test('say how each was worked out, under a title of its own', () => {
    for (const { name, cases } of files) {
      const titles = cases.map(({ situation }) => situation);
      assert.equal(new Set(titles).size, titles.length, name);
      for (const golden of cases) {
        const rows = golden.expect ?? [];
        const sums = [...rows.map(({ sum }) => sum), ...(rows.length === 0 ? [golden.sum] : [])];
        assert.ok(
          sums.every((sum) => typeof sum === 'string' && sum !== ''),
          `${name}: ${golden.situation}`,
        );
      }
    }
  });
});

function isCovered(rule: string, procedure: string, cases: readonly GoldenCase[]): boolean {
  const isThere = ONLY_IN[rule]?.includes(procedure) ?? true;
  if (!isThere) return cases.some(({ absent = [] }) => absent.includes(rule));
  const rows = cases.flatMap(({ expect = [] }) => expect).filter((row) => row.rule === rule);
  return rows.some((row: ExpectedRow) => FIELDS.every((field) => field in row));
}

function procedureOf({ case: told, defaults }: GoldenCase): string {
  const own = typeof told === 'object' && told !== null && 'procedure' in told ? told.procedure : undefined;
  return typeof own === 'string' ? own : (defaults?.procedure ?? 'national');
}

function kindOf(pointer: string): string {
  return pointer.replace(/\d+/, 'N');
}

function numbered(section: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${section}${first + index}`);
}

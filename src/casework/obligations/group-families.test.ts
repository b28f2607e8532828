import assert from 'node:assert/strict';
import { it } from 'node:test';
import { groupFamilies } from './group-families.ts';
import type { CaseloadRow } from './store/caseload.ts';

const [ada, ben, cleo, dewi, una] = ['ada', 'ben', 'cleo', 'dewi', 'una'].map(rowOf) as [
  CaseloadRow,
  CaseloadRow,
  CaseloadRow,
  CaseloadRow,
  CaseloadRow,
];

function rowOf(name: string): CaseloadRow {
  return {
    childId: name,
    localId: name,
    name,
    bornOn: null,
    actingFor: null,
    nextReviewDueOn: null,
    nextReviewStatedOn: null,
    nextRule: null,
    nextDueOn: null,
    overdue: 0,
    unknown: 0,
    saidLastOn: null,
  };
}

it('puts brothers and sisters beside each other where the first of them stood, and leaves the others out', () => {
  const families = new Map([
    ['ada', 'f1'],
    ['ben', 'f2'],
    ['cleo', 'f1'],
    ['dewi', 'f2'],
    ['una', 'f3'],
  ]);
  const grouped = groupFamilies([ben, ada, una, cleo, dewi], families);
  assert.deepEqual(
    grouped.map(({ name, siblings }) => [name, siblings]),
    [
      ['ben', ['dewi']],
      ['dewi', ['ben']],
      ['ada', ['cleo']],
      ['cleo', ['ada']],
    ],
  );
  assert.deepEqual(groupFamilies([ada, una], new Map()), []);
});

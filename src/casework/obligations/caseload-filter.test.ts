import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countCaseload, filterCaseload } from './caseload-filter.ts';
import type { CaseloadRow } from './store/caseload.ts';

const UNTIL = '2026-12-18';
const ROWS: readonly CaseloadRow[] = [
  row('Zoë Featherstone', { nextReviewDueOn: '2026-11-02', overdue: 2 }),
  row('Sami Okafor', { nextReviewDueOn: UNTIL, unknown: 1 }),
  row('Ada Marram', { nextReviewDueOn: '2026-12-19' }),
  row(null, { localId: 'L77', unknown: 3 }),
];

function row(name: string | null, known: Partial<CaseloadRow>): CaseloadRow {
  return {
    childId: `id of ${name}`,
    localId: 'L1',
    name,
    bornOn: null,
    actingFor: null,
    nextReviewDueOn: null,
    nextReviewStatedOn: null,
    nextRule: null,
    nextDueOn: null,
    overdue: 0,
    unknown: 0,
    ...known,
  };
}

describe('the filters of a caseload', () => {
  it('count a review on the last day and one that should have been, and none after', () => {
    const families = new Map(
      ['id of Ada Marram', 'id of null', 'id of Zoë Featherstone'].map((id) => [id, id.slice(-1)]),
    );
    families.set('id of null', families.get('id of Ada Marram') ?? '');
    const counts = countCaseload(ROWS, families, UNTIL);
    assert.deepEqual(counts, { all: 4, reviews: 2, late: 1, unknown: 2, together: 2 });
  });

  it('show the children they count, in their order', () => {
    const names = filterCaseload(ROWS, { shown: 'reviews', name: '' }, UNTIL).map(({ name }) => name);
    assert.deepEqual(names, ['Zoë Featherstone', 'Sami Okafor']);
  });

  it('find a name without its accents and capitals, and a child without a name by the number', () => {
    const find = (name: string) => filterCaseload(ROWS, { shown: 'all', name }, UNTIL).map((found) => found.childId);
    assert.deepEqual(find(' ZOE f'), ['id of Zoë Featherstone']);
    assert.deepEqual(find('l77'), ['id of null']);
  });

  it('hold together: a name among those with something late', () => {
    assert.equal(filterCaseload(ROWS, { shown: 'late', name: 'sami' }, UNTIL).length, 0);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countCaseload, filterCaseload } from './caseload-filter.ts';
import type { CaseloadRow } from './store/caseload.ts';

const UNTIL = '2026-12-18';
const DAYS = { reviewsUntil: UNTIL, saidSince: '2026-08-20' };
const ROWS: readonly CaseloadRow[] = [
  row('Zoë Featherstone', { nextReviewDueOn: '2026-11-02', overdue: 2 }),
  row('Sami Okafor', { nextReviewDueOn: UNTIL, unknown: 1 }),
  row('Ada Marram', { nextReviewDueOn: '2026-12-19', saidLastOn: '2026-08-19' }),
  row(null, { localId: 'L77', unknown: 3, saidLastOn: null }),
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
    saidLastOn: '2026-11-01',
    ...known,
  };
}

describe('the filters of a caseload', () => {
  it('count a review on the last day and one that should have been, and none after', () => {
    const families = new Map(
      ['id of Ada Marram', 'id of null', 'id of Zoë Featherstone'].map((id) => [id, id.slice(-1)]),
    );
    families.set('id of null', families.get('id of Ada Marram') ?? '');
    const counts = countCaseload(ROWS, families, DAYS);
    assert.deepEqual(counts, { all: 4, reviews: 2, late: 1, unknown: 2, voice: 2, together: 2 });
  });

  it('show the children they count, in their order', () => {
    const names = filterCaseload(ROWS, { shown: 'reviews', name: '' }, DAYS).map(({ name }) => name);
    assert.deepEqual(names, ['Zoë Featherstone', 'Sami Okafor']);
  });

  it('hold those of whom nobody knows what they say, or only from before the first day that is current [ROL-07]', () => {
    const ids = filterCaseload(ROWS, { shown: 'voice', name: '' }, DAYS).map(({ childId }) => childId);
    assert.deepEqual(ids, ['id of Ada Marram', 'id of null']);
    const later = { ...DAYS, saidSince: '2026-08-19' };
    assert.equal(filterCaseload(ROWS, { shown: 'voice', name: '' }, later).length, 1);
  });

  it('find a name without its accents and capitals, and a child without a name by the number', () => {
    const find = (name: string) => filterCaseload(ROWS, { shown: 'all', name }, DAYS).map((found) => found.childId);
    assert.deepEqual(find(' ZOE f'), ['id of Zoë Featherstone']);
    assert.deepEqual(find('l77'), ['id of null']);
  });

  it('hold together: a name among those with something late', () => {
    assert.equal(filterCaseload(ROWS, { shown: 'late', name: 'sami' }, DAYS).length, 0);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termsOf } from '../settings/terms-of-authority.ts';
import { toDueRow, whoInWords } from './due-row.ts';
import type { OpenObligation } from './list-open-obligations.ts';

const OBLIGATION: OpenObligation = {
  id: 'o1',
  rule: 'preparation.iro-sees-child',
  about: 'r1',
  aboutOn: '2026-01-28',
  period: 1,
  actor: 'independent reviewing officer',
  dueOn: '2026-02-12',
  earliestOn: null,
  scheduleByOn: null,
  targetOn: null,
  layer: 'guidance',
  statedDueOn: null,
  total: 1,
};
const FOR = { childId: 'c1', today: '2026-02-02', iro: 'Iris Ode', socialWorker: null, terms: termsOf() };

test('a row says what, for which review, by when, who, and leads to why', () => {
  const row = toDueRow(OBLIGATION, FOR);
  assert.equal(row.title, 'Talk with the child in private before the review');
  assert.equal(row.about, 'the review of 28 Jan 2026');
  assert.equal(row.words, 'in 8 working days');
  assert.equal(row.who, 'Iris Ode, IRO');
  assert.equal(row.href, '/children/c1/obligations/o1');
  assert.equal(row.statedOn, undefined);
});

test('a stated day stands beside the computed one only where the two differ', () => {
  assert.equal(toDueRow({ ...OBLIGATION, statedDueOn: '2026-02-12' }, FOR).statedOn, undefined);
  assert.equal(toDueRow({ ...OBLIGATION, statedDueOn: '2026-02-20' }, FOR).statedOn, '2026-02-20');
});

test('a window that has not opened yet says from when', () => {
  assert.equal(toDueRow({ ...OBLIGATION, earliestOn: '2026-02-10' }, FOR).notBefore, '2026-02-10');
  assert.equal(toDueRow({ ...OBLIGATION, earliestOn: '2026-01-10' }, FOR).notBefore, undefined);
});

test('who does it is named where somebody is, and told by role where nobody is', () => {
  assert.equal(
    whoInWords('independent reviewing officer', { iro: null, socialWorker: null, terms: termsOf() }),
    'The IRO',
  );
  assert.equal(
    whoInWords('social worker', { iro: null, socialWorker: 'Wim Sol', terms: termsOf() }),
    'Wim Sol, social worker',
  );
  assert.equal(whoInWords('social worker', { iro: null, socialWorker: null, terms: termsOf() }), 'The social worker');
  assert.equal(whoInWords('authority', { iro: 'Iris Ode', socialWorker: null, terms: termsOf() }), 'The authority');
});

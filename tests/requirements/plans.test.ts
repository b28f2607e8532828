/** When plans and papers are due: docs/requirements.md, groups CPL, LVC and CPG. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EventInput } from '../../src/rules/index.ts';
import { has, rowOf, rowsOf } from './timetable-of.ts';

test('the care plan is ready within ten working days of the start of the first placement [CPL-01]', () => {
  const prepared = (on: string) =>
    rowOf('care-plan.prepared', {
      asOf: '2026-05-01',
      events: [
        { type: 'became-looked-after', on: '2026-03-12' },
        { type: 'placement-started', on: '2026-03-16', placement: 'p1' },
        { type: 'placement-started', on: '2026-03-23', placement: 'p2' },
        { type: 'care-plan-prepared', on },
      ],
    });
  has(prepared('2026-03-13'), { due: '2026-03-30', status: 'met', metOn: '2026-03-13', layer: 'statute' });
  has(prepared('2026-03-30'), { status: 'met' });
  has(prepared('2026-03-31'), { status: 'met-late', daysLate: 1 });
});

describe('the final pathway plan', () => {
  /** Eighteen on Monday 15 June; 25 May is a bank holiday, so 20 working days before is Friday 15 May. */
  const plan = (asOf: string, ...events: EventInput[]) =>
    rowsOf('transition.pathway-plan', {
      asOf,
      child: { dateOfBirth: '2008-06-15' },
      events: [{ type: 'became-looked-after', on: '2024-03-04' }, ...events],
    });

  test('reaches the IRO 20 working days before the eighteenth birthday, whether or not a review is due [LVC-13]', () => {
    const sent = (on: string) =>
      plan('2026-06-01', { type: 'pathway-plan-sent-to-iro', on })[0] ?? assert.fail('no row');
    has(sent('2026-05-15'), { due: '2026-05-15', status: 'met', actor: 'social worker' });
    has(sent('2026-05-18'), { status: 'met-late', daysLate: 3 });
  });

  test('is not owed before the sixteenth birthday [LVC-13]', () => {
    assert.equal(plan('2024-06-14').length, 0);
    assert.equal(plan('2024-06-15').length, 1);
  });
});

test('a court document reaches the IRO within five working days of its receipt [CPG-06]', () => {
  // From Wednesday 1 April, Good Friday and Easter Monday put the fifth working day off to Friday 10 April.
  const passed = (on: string) =>
    rowOf('proceedings.documents-to-iro', {
      asOf: '2026-05-01',
      events: [
        { type: 'court-document-received', document: 'order', on: '2026-04-01' },
        { type: 'court-document-passed-to-iro', document: 'order', on },
      ],
    });
  has(passed('2026-04-10'), { due: '2026-04-10', status: 'met', actor: 'legal department' });
  has(passed('2026-04-11'), { status: 'met-late', daysLate: 1 });
});

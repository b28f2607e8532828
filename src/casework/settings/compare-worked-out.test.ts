import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Day, dayFromIso } from '../../rules/index.ts';
import { type WorkedOut, type WorkingOut, workOutChild } from '../obligations/work-out-child.ts';
import { countMoves, listMoves } from './compare-worked-out.ts';
import { addEffects, effectOf, totalOf } from './model.ts';

const NATIONAL: WorkingOut = { procedure: 'national', today: day('2026-07-10'), recordingFrom: undefined };
const CHILD = { bornOn: '2014-05-02', recorded: null };
const EVENTS = [
  { type: 'became-looked-after', on: '2026-06-01' },
  { type: 'review-started', review: 'r1', on: '2026-06-26' },
];

function day(iso: string): Day {
  return dayFromIso(iso) as Day;
}

function workOut(working: Partial<WorkingOut>, child: Partial<Parameters<typeof workOutChild>[0]> = {}): WorkedOut {
  const outcome = workOutChild({ ...CHILD, events: EVENTS, ...child }, { ...NATIONAL, ...working });
  return 'refused' in outcome ? assert.fail(outcome.refused) : outcome;
}

function compareWorkedOut(before: WorkedOut, after: WorkedOut) {
  return countMoves(listMoves(before, after));
}

describe('what other figures change', () => {
  it('is nothing where the figures are the same', () => {
    assert.deepEqual(compareWorkedOut(workOut({}), workOut({})), {});
    // Halton follows the national figures under other names.
    assert.deepEqual(compareWorkedOut(workOut({}), workOut({ procedure: 'halton' })), {});
  });

  it('tells due days that move from windows that do, by rule', () => {
    const effects = compareWorkedOut(workOut({}), workOut({ procedure: 'bwd' }));
    // Three months after 26 June is 26 September; 91 days are up on 25 September, and the earlier decides.
    assert.deepEqual(effects['review.second'], effectOf('review.second', 'moved')['review.second']);
    // 20 calendar days prompt beside the 20 working days of the Regulations, which alone make a first review late.
    assert.deepEqual(effects['review.first'], effectOf('review.first', 'window')['review.first']);
    assert.equal(effects['allocation.appoint-iro'], undefined);
    const moves = listMoves(workOut({}), workOut({ procedure: 'bwd' }));
    assert.deepEqual(
      moves.find(({ rule }) => rule === 'review.second'),
      { rule: 'review.second', about: '#2', period: 1, kind: 'moved', beforeOn: '2026-09-26', afterOn: '2026-09-25' },
    );
  });

  it('tells what we come to know, and what we know no longer', () => {
    const recorded = { only: ['became-looked-after', 'review-started'], from: {}, until: '2026-06-30' };
    const [silent, telling] = [workOut({}, { recorded }), workOut({ recordingFrom: day('2026-05-01') }, { recorded })];
    const known = compareWorkedOut(silent, telling);
    assert.equal(known['allocation.appoint-iro']?.becameKnown, 1);
    const unknown = compareWorkedOut(telling, silent);
    assert.equal(unknown['allocation.appoint-iro']?.becameUnknown, 1);
  });

  it('adds up', () => {
    const both = addEffects(addEffects(effectOf('a', 'moved'), effectOf('a', 'moved')), effectOf('b', 'added'));
    assert.equal(both['a']?.moved, 2);
    assert.equal(totalOf(both), 3);
  });
});

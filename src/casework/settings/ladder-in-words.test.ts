import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disputeTotalOf, getProcedure, ladderOf, type Procedure, readOwnProcedure } from '../../rules/index.ts';
import { toLadder } from './ladder-in-words.ts';
import { termsOf } from './terms-of-authority.ts';

function ladderIn(base: string, procedure: Procedure = getProcedure(base)) {
  const terms = termsOf({ procedure: base, ownTerms: {} });
  return toLadder({ base, ladder: ladderOf(procedure), disputeTotal: disputeTotalOf(procedure), terms });
}

function own(base: string, rule: string, workingDays: number): Procedure {
  const override = {
    ...{ rule, figures: { due: [{ amount: workingDays, unit: 'working day' as const }] }, inForceFrom: '2026-04-01' },
    ...{ document: 'Disputes policy', paragraph: '2', reason: 'A trial.' },
  };
  const read = readOwnProcedure(base, [override]);
  return 'procedure' in read ? read.procedure : assert.fail(JSON.stringify(read.faults));
}

describe('a dispute ladder', () => {
  it('adds up against the 20 working days of guidance, and shares out what is left among stages without a time [CFG-04]', () => {
    const { stages, total } = ladderIn('thurrock');
    assert.equal(total, '20 working days');
    const left = 'Within what is left of the 20 working days: 5, for all stages without a time together';
    assert.deepEqual(
      stages.map(({ reach, bar }) => [reach, bar?.x, bar?.width, bar?.isOpen]),
      [
        ['By working day 5 of 20', '0%', '25%', false],
        ['By working day 10 of 20', '25%', '25%', false],
        ['By working day 15 of 20', '50%', '25%', false],
        ...[4, 5, 6].map(() => [left, '75%', '25%', true]),
      ],
    );
  });

  it('does not count a stage before the formal process, so that five stages of 5 working days keep to 20 [DBW-08]', () => {
    const { stages } = ladderIn('bwd');
    assert.deepEqual(
      stages.map(({ stage, addressee, reach }) => [stage, addressee, reach]),
      [
        [
          1,
          'Social worker, and the area team manager where needed',
          'Before the formal process, so the limit does not count it',
        ],
        [2, 'Area team manager', 'By working day 5 of 20'],
        [3, 'Service lead', 'By working day 10 of 20'],
        [4, 'Head of service', 'By working day 15 of 20'],
        [5, 'Director of children’s services', 'By working day 20 of 20'],
      ],
    );
    assert.equal(stages[0]?.bar, undefined);
  });

  it('says where an authority’s own figures go beyond the limit, and draws the limit', () => {
    const { stages } = ladderIn('bwd', own('bwd', 'dispute.stage-response', 6));
    assert.equal(stages[4]?.reach, 'By working day 24 of 20, which is beyond the limit');
    assert.deepEqual([stages[4]?.bar?.x, stages[4]?.bar?.limit], ['75%', '83.3%']);
    const shorter = ladderIn('bwd', own('bwd', 'dispute.total', 15));
    assert.equal(shorter.total, '15 working days');
    assert.equal(shorter.stages[4]?.reach, 'By working day 20 of 15, which is beyond the limit');
  });

  it('has no stages where the procedure names none, and the total all the same', () => {
    for (const base of ['national', 'halton', 'expectations']) {
      assert.deepEqual([ladderIn(base).stages, ladderIn(base).total], [[], '20 working days'], base);
    }
  });
});

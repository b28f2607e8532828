import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RelatedChild } from './list-related-children.ts';
import { planTogether } from './plan-together.ts';

const SISTER: RelatedChild = {
  relationId: 'r1',
  version: 1,
  relation: 'full-sibling',
  childId: 'c2',
  localId: 'L2',
  knownAs: null,
  givenName: 'Ada',
  familyName: 'Testchild',
  isWithinReach: true,
  isRestricted: false,
  since: null,
  irosDifferBecause: null,
  irosDifferNote: null,
  toldOfSharedIroOn: null,
  bornOn: '2012-01-09',
  isInCare: true,
  iroId: 'i1',
  iro: 'Iris Ode',
  place: 'U6',
  placeLocation: 'IN',
  livesTogether: true,
  nextReviewDueOn: '2026-12-18',
};
const CHILD = { iroId: 'i1', nextReviewDueOn: '2027-01-20' };

describe('reviews held together', () => {
  it('are in time for each up to the earliest day', () => {
    const brother = { ...SISTER, childId: 'c3', nextReviewDueOn: '2026-12-11' };
    const plan = planTogether(CHILD, [SISTER, brother]);
    assert.deepEqual([plan?.dayOn, plan?.haveOneIro, plan?.children.length], ['2026-12-11', true, 2]);
    assert.equal(planTogether({ ...CHILD, nextReviewDueOn: '2026-12-01' }, [SISTER])?.dayOn, '2026-12-01');
  });

  it('have more than one IRO where one of them has another one, or the child has none', () => {
    assert.equal(planTogether(CHILD, [SISTER, { ...SISTER, iroId: 'i2' }])?.haveOneIro, false);
    assert.equal(planTogether({ ...CHILD, iroId: null }, [{ ...SISTER, iroId: null }])?.haveOneIro, false);
  });

  it('are not thought of where nothing is due, care has ended, the record is out of reach, or they are no siblings', () => {
    assert.equal(planTogether({ ...CHILD, nextReviewDueOn: null }, [SISTER]), undefined);
    for (const other of [
      { nextReviewDueOn: null },
      { isInCare: false },
      { isInCare: null, isWithinReach: false },
      { relation: 'parent' as const },
    ]) {
      assert.equal(planTogether(CHILD, [{ ...SISTER, ...other }]), undefined);
    }
  });
});

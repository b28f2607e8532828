import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { may, POLICY, ROLES, reachesEveryChild } from './policy.ts';

describe('the policy', () => {
  it('lets everybody who has a role look after their own account, and nobody who has none', () => {
    for (const role of ROLES) assert.equal(may([role], 'account.own'), true, role);
    assert.equal(may([], 'account.own'), false);
    assert.equal(may(['superuser'], 'account.own'), false);
  });

  it('lets whoever looks after the program open no record', () => {
    const rights = POLICY['system-administrator'];
    assert.equal(rights.reach, 'no child');
    assert.deepEqual(
      rights.may.filter((permission) => permission.startsWith('children.') || permission.startsWith('caseload.')),
      [],
    );
  });

  it('knows which roles reach every child', () => {
    assert.deepEqual(
      ROLES.filter((role) => reachesEveryChild([role])),
      ['iro-manager', 'review-administrator'],
    );
  });
});

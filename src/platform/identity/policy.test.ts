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

  it('has a role for each who acts inside the authority, and lets each see no more than their part [RLE-01, RLE-03, RLE-05, RLE-06, RLE-08, RLE-09]', () => {
    const reaches = Object.fromEntries(ROLES.map((role) => [role, POLICY[role].reach]));
    assert.deepEqual(reaches, {
      iro: 'children they review',
      'iro-manager': 'every child',
      'review-administrator': 'every child',
      'social-worker': 'children they work with',
      'team-manager': 'children of their team',
      'service-manager': 'no child',
      'head-of-service': 'no child',
      director: 'no child',
      'chief-executive': 'no child',
      legal: 'no child',
      'system-administrator': 'no child',
    });
    assert.ok(may(['iro'], 'children.record') && !may(['iro-manager'], 'children.record'));
    assert.ok(may(['review-administrator'], 'allocation.appoint') && !may(['iro'], 'allocation.appoint'));
  });

  it('knows which roles reach every child', () => {
    assert.deepEqual(
      ROLES.filter((role) => reachesEveryChild([role])),
      ['iro-manager', 'review-administrator'],
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getDay, makeRegister } from '../../rules/index.ts';
import { leadOf, planReminders } from './plan-reminders.ts';
import { whoMustAct } from './who-must-act.ts';

const soonOf = (today: string, rule: string, lead = 5) =>
  planReminders(getDay(today), lead).rules.find((planned) => planned.rule === rule)?.soonUntil;

describe('when somebody is reminded', () => {
  it('is so many working days before as the authority chose, over weekends and bank holidays', () => {
    assert.equal(soonOf('2026-03-02', 'review.first'), '2026-03-09');
    // Good Friday and Easter Monday of 2026 are 3 and 6 April.
    assert.equal(soonOf('2026-04-01', 'review.first'), '2026-04-10');
    assert.equal(soonOf('2026-03-02', 'review.first', 10), '2026-03-16');
  });

  it('is later for a duty of a few days, at half of its time', () => {
    assert.equal(leadOf('outcome.decisions', 5), 2);
    assert.equal(leadOf('allocation.notify-service', 5), 1);
    assert.equal(leadOf('outcome.full-record', 5), 5);
    assert.equal(leadOf('preparation.invitations', 5), 5);
    assert.equal(leadOf('outcome.decisions', 1), 1);
  });

  it('is the last working day for what is due on a day that is none', () => {
    assert.equal(planReminders(getDay('2026-12-24'), 5).nextWorkingDay, '2026-12-29');
    assert.equal(planReminders(getDay('2026-12-04'), 5).nextWorkingDay, '2026-12-07');
  });
});

describe('who is reminded', () => {
  it('is who must act, and then who stands above them', () => {
    assert.deepEqual(whoMustAct({ rule: 'preparation.social-worker-report', actor: 'social worker' }), [
      'social-worker',
      'team-manager',
      'iro-manager',
    ]);
    assert.deepEqual(whoMustAct({ rule: 'review.first', actor: 'authority' }), ['iro', 'iro-manager']);
    assert.deepEqual(whoMustAct({ rule: 'allocation.appoint-iro', actor: 'authority' }), ['iro-manager']);
    assert.deepEqual(whoMustAct({ rule: 'preparation.invitations', actor: 'review administrator' }), [
      'review-administrator',
      'iro-manager',
    ]);
  });

  it('is somebody for every rule of the register, each step of a preparation too', () => {
    const { rules } = makeRegister();
    assert.ok(rules.filter(({ id }) => id.startsWith('preparation.')).length >= 8);
    for (const { id, actor } of rules) {
      assert.equal(whoMustAct({ rule: id, actor }).at(-1), 'iro-manager', id);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AccountFacts, type SignInState, signInStateOf } from './sign-in-state.ts';

const NOTHING: AccountFacts = {
  hasLeft: false,
  accessStoppedAt: null,
  hasPassword: null,
  isLocked: null,
  isInvited: null,
  wasInvited: null,
};
const ACTIVE = { ...NOTHING, hasPassword: true, isLocked: false, isInvited: false, wasInvited: false };

describe('how a sign-in stands', () => {
  const cases: readonly (readonly [SignInState, AccountFacts])[] = [
    ['not invited', NOTHING],
    ['invited', { ...NOTHING, hasPassword: false, isInvited: true, wasInvited: true }],
    ['invitation ended', { ...NOTHING, hasPassword: false, isInvited: false, wasInvited: true }],
    ['active', ACTIVE],
    ['active', { ...ACTIVE, isInvited: true, wasInvited: true }],
    ['locked', { ...ACTIVE, isLocked: true }],
    ['stopped', { ...ACTIVE, accessStoppedAt: '2026-06-01T10:00:00Z', isLocked: true }],
    ['left', { ...ACTIVE, hasLeft: true, accessStoppedAt: '2026-06-01T10:00:00Z', isLocked: true }],
  ];
  for (const [state, facts] of cases) {
    it(`is "${state}" where ${JSON.stringify(facts)}`, () => assert.equal(signInStateOf(facts), state));
  }
});

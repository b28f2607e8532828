import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEGAL_STATUS } from '../../exchange/ssda903/codes/episode-codes.ts';
import { legalRouteOf } from './legal-route-of-status.ts';

test('every legal status of the return is a way of being looked after, and none other is [DEF-02]', () => {
  for (const code of LEGAL_STATUS.codes.keys()) assert.ok(legalRouteOf(code), code);
  assert.equal(legalRouteOf('ZZ'), undefined);
});

test('a care order shares parental responsibility, and accommodation does not [DEF-03] [DEF-08]', () => {
  for (const code of ['C1', 'C2']) assert.equal(legalRouteOf(code)?.responsibility, 'shared', code);
  for (const code of ['V2', 'V3', 'V4']) assert.equal(legalRouteOf(code)?.responsibility, 'not-shared', code);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { year } from '../return-for-tests.ts';
import { ADOPTER_COUNT, ADOPTER_LEGAL_STATUS, ADOPTER_SEX, REASON_DECISION_ENDED } from './adoption-codes.ts';
import { ACCOMMODATION, ACTIVITY, IN_TOUCH } from './care-leaver-codes.ts';
import { ETHNICITY, SEX, sexOfCode, UPN_UNKNOWN } from './child-codes.ts';
import { type CodeSet, codesOf } from './code-set.ts';
import {
  CATEGORY_OF_NEED,
  LEGAL_STATUS,
  REASON_EPISODE_CEASED,
  REASON_NEW_EPISODE,
  REASON_PLACE_CHANGE,
} from './episode-codes.ts';
import { MISSING_KIND, PREVIOUS_PERMANENCE, SDQ_REASON, SOCIAL_WORKER_REASON } from './other-codes.ts';
import { isTemporaryMove, PLACEMENT, PLACEMENT_PROVIDER, placementKindOf } from './placement-codes.ts';
import { PARTICIPATION } from './review-codes.ts';

test('has as many codes in each set as the Department names', () => {
  const sizes: [CodeSet, number][] = [
    [PARTICIPATION, 8],
    [LEGAL_STATUS, 13],
    [REASON_NEW_EPISODE, 6],
    [PLACEMENT, 32],
    [PLACEMENT_PROVIDER, 6],
    [REASON_EPISODE_CEASED, 24],
    [CATEGORY_OF_NEED, 8],
    [REASON_PLACE_CHANGE, 12],
    [SEX, 5],
    [ETHNICITY, 20],
    [UPN_UNKNOWN, 5],
    [MISSING_KIND, 2],
    [SDQ_REASON, 5],
    [SOCIAL_WORKER_REASON, 10],
    [PREVIOUS_PERMANENCE, 5],
    [REASON_DECISION_ENDED, 4],
    [ADOPTER_SEX, 5],
    [ADOPTER_LEGAL_STATUS, 6],
    [ADOPTER_COUNT, 2],
    [IN_TOUCH, 6],
    [ACTIVITY, 14],
    [ACCOMMODATION, 33],
  ];
  for (const [set, size] of sizes) {
    assert.equal(set.codes.size, size, set.title);
    for (const { code, label } of set.codes.values()) assert.notEqual(label, '', code);
  }
});

test('has each year’s own codes', () => {
  const lives = (set: CodeSet, code: string) =>
    Array.from({ length: 16 }, (_, index) => 2014 + index).filter((each) => codesOf(set, year(each)).includes(code));
  const span = (set: CodeSet, code: string) => [lives(set, code)[0], lives(set, code).at(-1)];
  assert.deepEqual(span(SEX, '1'), [2014, 2024]);
  assert.deepEqual(span(SEX, 'U'), [2025, 2029]);
  assert.deepEqual(span(PLACEMENT, 'K3'), [2025, 2029]);
  assert.deepEqual(span(PLACEMENT, 'H5'), [2014, 2025]);
  assert.deepEqual(span(PLACEMENT, 'Z1'), [2014, 2025]);
  assert.deepEqual(span(PLACEMENT, 'Z14'), [2026, 2029]);
  assert.deepEqual(span(REASON_EPISODE_CEASED, 'E43'), [2014, 2018]);
  assert.deepEqual(span(REASON_EPISODE_CEASED, 'E45'), [2019, 2029]);
  assert.deepEqual(span(REASON_PLACE_CHANGE, 'CUSTOD'), [2019, 2029]);
  assert.deepEqual(span(ACTIVITY, 'F3'), [2014, 2021]);
  assert.deepEqual(span(ACTIVITY, 'F4'), [2022, 2029]);
  assert.deepEqual(span(SOCIAL_WORKER_REASON, 'MANAGE'), [2024, 2029]);
  assert.deepEqual(span(LEGAL_STATUS, 'D1'), [2014, 2029]);
});

test('reads a sex the same whichever year’s code it is written with', () => {
  assert.deepEqual(['1', 'M', '2', 'F', 'U'].map(sexOfCode), ['male', 'male', 'female', 'female', 'unknown']);
});

test('knows what kind of placement a code stands for, and which moves are only temporary', () => {
  assert.deepEqual(['U1', 'U6', 'A4', 'P1', 'K1', 'R5', 'T1', 'H5', 'Z12'].map(placementKindOf), [
    'long-term-foster',
    'foster',
    'adoption',
    'home',
    'secure',
    'custody',
    'hospital',
    'semi-independent',
    'other',
  ]);
  assert.deepEqual(['T0', 'T1', 'T4', 'U1'].map(isTemporaryMove), [true, true, true, false]);
});

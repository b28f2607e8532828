import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findLeavingCareStanding, type LeavingCareFacts, type Stretch } from './leaving-care-standing.ts';

const stretch = (from: string, to: string | null = null, isStartKnown = true): Stretch => ({ from, to, isStartKnown });
const standing = (asOf: string, facts: Partial<LeavingCareFacts>) =>
  findLeavingCareStanding({ dateOfBirth: '2010-05-02', care: [], shortBreaks: [], ...facts }, asOf);

describe('an eligible child', () => {
  test('is 16, and eligible on the birthday where 13 weeks were full before it [DEF-04]', () => {
    const care = [stretch('2026-01-05')];
    // 5 January to 2 May 2026 are 117 days.
    assert.deepEqual(standing('2026-05-01', { care }), { kind: 'not-yet', eligibleOn: '2026-05-02' });
    assert.deepEqual(standing('2026-05-02', { care }), { kind: 'eligible', since: '2026-05-02' });
  });

  test('waits for the ninety-first day where care began late', () => {
    const care = [stretch('2026-03-01')];
    // 31 days of March, 30 of April and 30 of May are 91 by the morning of 31 May.
    assert.deepEqual(standing('2026-05-30', { care }), { kind: 'not-yet', eligibleOn: '2026-05-31' });
    assert.deepEqual(standing('2026-05-31', { care }), { kind: 'eligible', since: '2026-05-31' });
  });

  test('has periods added up, and what lay before the fourteenth birthday left out [DEF-04]', () => {
    const earlier = stretch('2023-01-01', '2024-06-11');
    // 2 May to 11 June 2024 are 40 days; 51 more from 1 April 2026 are full on 22 May.
    const care = [earlier, stretch('2026-04-01')];
    assert.deepEqual(standing('2026-06-01', { care }), { kind: 'eligible', since: '2026-05-22' });
    assert.deepEqual(standing('2026-06-01', { care: [earlier] }), { kind: 'not-yet', eligibleOn: null });
  });

  test('needs some of that time after the sixteenth birthday', () => {
    const until = stretch('2025-01-01', '2026-05-02');
    assert.deepEqual(standing('2026-08-01', { care: [until] }), { kind: 'not-yet', eligibleOn: null });
    const back = [until, stretch('2026-07-01')];
    assert.deepEqual(standing('2026-08-01', { care: back }), { kind: 'eligible', since: '2026-07-01' });
  });

  test('is nobody in a series of short breaks, and those days do not count [DEF-04]', () => {
    const care = [stretch('2025-06-01')];
    assert.deepEqual(standing('2026-06-01', { care, shortBreaks: [stretch('2025-06-01')] }), {
      kind: 'not-yet',
      eligibleOn: null,
    });
    // The series ended on 1 April 2026: 91 days from there are full on 1 July.
    const shortBreaks = [stretch('2025-06-01', '2026-04-01')];
    assert.deepEqual(standing('2026-07-01', { care, shortBreaks }), { kind: 'eligible', since: '2026-07-01' });
  });

  test('born on 29 February is 16 on 29 February, and 14 on 1 March of a common year', () => {
    const leap = { dateOfBirth: '2008-02-29', care: [stretch('2022-01-01')] };
    assert.deepEqual(standing('2024-02-28', leap), { kind: 'not-yet', eligibleOn: '2024-02-29' });
    assert.deepEqual(standing('2024-02-29', leap), { kind: 'eligible', since: '2024-02-29' });
    const only = { dateOfBirth: '2008-02-29', care: [stretch('2021-12-01', '2022-05-31'), stretch('2025-01-01')] };
    // 1 March to 31 May 2022 are 91 days, so the first day back at 16 is enough.
    assert.deepEqual(standing('2025-01-01', only), { kind: 'eligible', since: '2025-01-01' });
  });
});

describe('what is not known', () => {
  test('is said: no date of birth, or too few days since a start that nobody knows', () => {
    assert.deepEqual(standing('2026-06-01', { dateOfBirth: null }), { kind: 'unknown', missing: 'date-of-birth' });
    const care = [stretch('2026-05-01', null, false)];
    assert.deepEqual(standing('2026-06-01', { care }), { kind: 'unknown', missing: 'start-of-care' });
    assert.deepEqual(standing('2026-09-01', { care }), { kind: 'eligible', since: '2026-07-31' });
  });

  test('does not matter where it lies before the fourteenth birthday', () => {
    const care = [stretch('2020-05-01', null, false)];
    assert.deepEqual(standing('2026-05-02', { care }), { kind: 'eligible', since: '2026-05-02' });
  });
});

const LEFT = { care: [stretch('2025-01-01', '2026-09-01')] };

test('a relevant child was eligible, is 16 or 17 and is looked after no longer [DEF-05]', () => {
  assert.deepEqual(standing('2026-08-31', LEFT), { kind: 'eligible', since: '2026-05-02' });
  assert.deepEqual(standing('2026-09-01', LEFT), { kind: 'relevant', since: '2026-09-01' });
  const again = { care: [...LEFT.care, stretch('2026-11-01')] };
  assert.deepEqual(standing('2026-11-02', again), { kind: 'eligible', since: '2026-11-01' });
  assert.deepEqual(standing('2028-05-01', LEFT), { kind: 'relevant', since: '2026-09-01' });
});

test('a former relevant child is 18, with duties to 21 and support that is asked for to 25 [DEF-06]', () => {
  const former = {
    kind: 'former-relevant',
    since: '2028-05-02',
    dutiesUntil: '2031-05-02',
    supportUntil: '2035-05-02',
  };
  assert.deepEqual(standing('2028-05-02', LEFT), former);
  assert.deepEqual(standing('2035-05-01', LEFT), former);
  assert.deepEqual(standing('2035-05-02', LEFT), { kind: 'none' });
  assert.deepEqual(standing('2028-05-02', { care: [stretch('2028-04-01')] }), { kind: 'none' }, 'never eligible');
});

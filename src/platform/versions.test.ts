import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settleVersion } from './versions.ts';

const FIRST = { number: 1, text: 'first' };
const SECOND = { number: 2, text: 'second' };

function settle(versions: readonly (typeof FIRST)[], text: string, seen?: number) {
  const correction = seen === undefined ? undefined : { seen, why: 'a slip' };
  return settleVersion({ versions, correction, isSame: (version) => version.text === text });
}

describe('a version that is about to be saved', () => {
  it('is the first of a new thing, and the next of one that is put right', () => {
    assert.deepEqual(settle([], 'first'), { kind: 'next', number: 1, last: undefined });
    assert.deepEqual(settle([SECOND, FIRST], 'third', 2), { kind: 'next', number: 3, last: SECOND });
  });

  it('is recorded once where its form is sent twice, also after it was put right', () => {
    assert.deepEqual(settle([FIRST], 'first'), { kind: 'recorded-already' });
    assert.deepEqual(settle([SECOND, FIRST], 'first'), { kind: 'recorded-already' });
  });

  it('is kept back where the form was sent before with something else in it', () => {
    assert.deepEqual(settle([FIRST], 'other'), { kind: 'sent-before' });
  });

  it('is told of the version that somebody saved meanwhile', () => {
    assert.deepEqual(settle([SECOND, FIRST], 'mine', 1), { kind: 'conflict', theirs: SECOND });
  });

  it('puts nothing right that is not there', () => {
    assert.deepEqual(settle([], 'mine', 1), { kind: 'not-found' });
  });
});

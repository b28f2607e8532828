import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { familiesOf } from './families-of.ts';

describe('families', () => {
  it('are brothers and sisters, and theirs in turn, in whatever order they are told', () => {
    const families = familiesOf([
      ['a', 'b'],
      ['d', 'c'],
      ['x', 'y'],
      ['c', 'b'],
    ]);
    assert.equal(new Set(['a', 'b', 'c', 'd'].map((child) => families.get(child))).size, 1);
    assert.equal(families.get('x'), families.get('y'));
    assert.notEqual(families.get('x'), families.get('a'));
    assert.equal(families.get('alone'), undefined);
  });
});

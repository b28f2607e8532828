import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageAndWordFor } from './age.ts';

test('whoever is 16 or 17 is called a young person beside their age, and nobody else [DEF-01]', () => {
  assert.equal(ageAndWordFor('2010-05-02', '2026-05-01'), '15');
  assert.equal(ageAndWordFor('2010-05-02', '2026-05-02'), '16, a young person');
  assert.equal(ageAndWordFor('2010-05-02', '2028-05-01'), '17, a young person');
  assert.equal(ageAndWordFor('2010-05-02', '2028-05-02'), '18');
  assert.equal(ageAndWordFor('2026-01-05', '2026-05-02'), 'under 1');
});

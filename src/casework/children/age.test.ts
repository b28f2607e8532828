import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termsOf } from '../settings/terms-of-authority.ts';
import { ageAndWordFor } from './age.ts';

const terms = termsOf();

test('whoever is 16 or 17 is called a young person beside their age, and nobody else [DEF-01]', () => {
  assert.equal(ageAndWordFor('2010-05-02', '2026-05-01', terms), '15');
  assert.equal(ageAndWordFor('2010-05-02', '2026-05-02', terms), '16, a young person');
  assert.equal(ageAndWordFor('2010-05-02', '2028-05-01', terms), '17, a young person');
  assert.equal(ageAndWordFor('2010-05-02', '2028-05-02', terms), '18');
  assert.equal(ageAndWordFor('2026-01-05', '2026-05-02', terms), 'under 1');
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readWhatWasTyped } from './what-was-typed.ts';

it('reads a day of birth as people write it, and no day that there is not', () => {
  for (const text of ['2/5/2014', '02.05.2014', '2 5 2014', '2-5-2014', '2014-05-02', '2 May 2014', '2 may 2014']) {
    assert.equal(readWhatWasTyped(text).bornOn, '2014-05-02', text);
  }
  for (const text of ['31/2/2014', '2/5/14', 'May 2014', '2 Mayor 2014x', '2 xyz 2014']) {
    assert.equal(readWhatWasTyped(text).bornOn, undefined, text);
  }
});

it('reads an NHS number and a UPN with or without blanks, and no other number', () => {
  assert.equal(readWhatWasTyped('999 000 0018').number, '9990000018');
  assert.equal(readWhatWasTyped('999-000-0018').number, '9990000018');
  assert.equal(readWhatWasTyped('a12345678901 2').number, 'A123456789012');
  for (const text of ['9990000019', 'L100', '12345']) assert.equal(readWhatWasTyped(text).number, undefined, text);
});

it('takes every word in small letters', () => {
  assert.deepEqual(readWhatWasTyped('  Sami   OKAFOR ').words, ['sami', 'okafor']);
  assert.deepEqual(readWhatWasTyped('  ').words, []);
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { valuesInWords } from './change-in-words.ts';

it('says each value before and after in words, whatever kind it is', () => {
  const words = valuesInWords({
    before: { status: 'V2', endedOn: null, needsInterpreter: false, communicationMethods: ['speech'] },
    after: {
      status: 'C2',
      endedOn: '2026-03-02',
      needsInterpreter: true,
      communicationMethods: ['eye-pointing', 'writing'],
    },
  });
  assert.deepEqual(
    words.map(({ label, before, after }) => `${label}: ${before} → ${after}`),
    [
      'Legal status: Single period of accommodation under section 20 → Full care order',
      'Until: nothing → 2 Mar 2026',
      'Needs an interpreter: no → yes',
      'Ways to communicate: Speech → Pointing with the eyes; Writing',
    ],
  );
});

it('says of what was new only what was said, tells no ids, and keeps addresses to itself', () => {
  const after = {
    name: 'Ola',
    address: '1 Hidden Lane',
    email: null,
    isAddressWithheld: true,
    needsInterpreter: null,
    childId: 'c9',
  };
  assert.deepEqual(valuesInWords({ before: null, after }), [
    { label: 'Name', before: undefined, after: 'Ola' },
    { label: 'Address', before: undefined, after: 'an address' },
    { label: 'Address is withheld', before: undefined, after: 'yes' },
  ]);
});

it('says what was taken out', () => {
  assert.deepEqual(valuesInWords({ before: { status: 'C2' }, after: null }), [
    { label: 'Legal status', before: 'Full care order', after: undefined },
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RELATIONSHIPS } from '../children/people/person.ts';
import { asksWhetherAlone, type ContactValues, kindOf, type Party, secondLooksAt } from './model.ts';

const CHILD: Party = { ref: { who: 'child' }, name: 'Sami', relation: 'the child', kind: 'child' };
const CONTACT: ContactValues = {
  contactedOn: '2026-05-28',
  parties: [CHILD],
  how: 'call',
  howNote: null,
  place: null,
  seenAlone: null,
  whyNotAlone: null,
  done: 'Asked how school is.',
  analysis: null,
  said: null,
  saidHow: null,
  toldLimits: 'yes',
  sharedWith: null,
  childAgreed: null,
};

test('what somebody is to the child follows from the relationship, also where it is in somebody’s own words', () => {
  for (const [relationship, kind] of [
    ['mother', 'parent'],
    ['birth mother', 'parent'],
    ['Mum', 'parent'],
    ['grandparent', 'family'],
    ['maternal grandmother', 'family'],
    ['step-parent', 'family'],
    ['foster mother', 'carer'],
    ['prospective adopter', 'carer'],
    ['school', 'professional'],
    ['speech therapist', 'professional'],
    ['a friend of the family’s dog', 'family'],
    ['neighbour', 'other'],
  ] as const) {
    assert.equal(kindOf(relationship), kind, relationship);
  }
});

test('each of the usual relationships is one of the kinds, and none is left as somebody else', () => {
  assert.deepEqual(
    RELATIONSHIPS.filter((relationship) => ['other', 'child'].includes(kindOf(relationship))),
    [],
  );
});

test('whether the child was alone is asked where the child was seen, and of nobody else [REC-16]', () => {
  const gran: Party = { ref: { who: 'named' }, name: 'Gran', relation: 'grandmother', kind: 'family' };
  assert.equal(asksWhetherAlone({ parties: [CHILD, gran], how: 'visit' }), true);
  assert.equal(asksWhetherAlone({ parties: [CHILD], how: 'video' }), true);
  assert.equal(asksWhetherAlone({ parties: [CHILD], how: 'text' }), false);
  assert.equal(asksWhetherAlone({ parties: [gran], how: 'visit' }), false);
});

test('a record that is short and plain gives no second thoughts', () => {
  assert.deepEqual(secondLooksAt(CONTACT), []);
});

test('a long record, how somebody works, and limits that were not told of, are worth another look [REC-10, REC-11, REC-13]', () => {
  assert.deepEqual(secondLooksAt({ ...CONTACT, done: 'a'.repeat(2600) }), ['long']);
  assert.deepEqual(secondLooksAt({ ...CONTACT, analysis: 'The social worker failed to visit.' }), ['practice']);
  assert.deepEqual(secondLooksAt({ ...CONTACT, toldLimits: 'no' }), ['limits-not-told']);
  assert.deepEqual(secondLooksAt({ ...CONTACT, done: 'The visit did not take place on 3 May.' }), []);
});

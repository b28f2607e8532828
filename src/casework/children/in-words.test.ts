import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEGAL_STATUS, REASON_EPISODE_CEASED } from '../../exchange/ssda903/codes/episode-codes.ts';
import { PLACEMENT } from '../../exchange/ssda903/codes/placement-codes.ts';
import { termsOf } from '../settings/terms-of-authority.ts';
import { alertsOf } from './alerts-of-child.ts';
import {
  endReasonInWords,
  legalStatusInWords,
  locationInWords,
  participationInWords,
  placementInWords,
} from './codes-in-words.ts';
import { eventInWords, sourceInWords } from './fact-in-words.ts';
import type { Child } from './find-child.ts';
import { nameOfChild, shortNameOfChild } from './name-of-child.ts';

const NO_NAME = { localId: 'L1', knownAs: null, givenName: null, familyName: null };

test('a child goes by the name they like', () => {
  const named = { ...NO_NAME, knownAs: 'Sami', givenName: 'Samuel', familyName: 'Testchild' };
  assert.equal(nameOfChild(named), 'Sami Testchild');
  assert.equal(shortNameOfChild(named), 'Sami');
  assert.equal(nameOfChild({ ...named, knownAs: null }), 'Samuel Testchild');
  assert.equal(nameOfChild(NO_NAME), 'Child L1', 'a return has no names');
});

test('every code of a return for a legal status, a placement and an ending has words', () => {
  for (const code of LEGAL_STATUS.codes.keys()) assert.notEqual(legalStatusInWords(code), code);
  for (const code of PLACEMENT.codes.keys()) assert.notEqual(placementInWords(code), code);
  for (const code of REASON_EPISODE_CEASED.codes.keys()) assert.notEqual(endReasonInWords(code), code);
  assert.equal(legalStatusInWords('C2'), 'Full care order');
  assert.equal(participationInWords('PN1'), 'Attended and spoke for themselves');
});

test('a code that nobody knows stands as it is, and what nobody said is not invented', () => {
  assert.equal(placementInWords('Q9'), 'Q9');
  assert.equal(endReasonInWords(null), undefined);
  assert.equal(participationInWords(null), undefined);
  assert.equal(locationInWords(null), undefined);
  assert.equal(locationInWords('OUT'), 'outside the authority’s area');
});

test('a fact says where it comes from: a person, a file and row, or the program', () => {
  const of = { recordedAt: '2026-03-03T14:02:00Z', recordedBy: 'Iris Ode', file: null, row: null, isImported: false };
  assert.equal(sourceInWords(of), 'Recorded by Iris Ode on 3 Mar 2026, 14:02');
  assert.equal(sourceInWords({ ...of, recordedBy: null }), 'Recorded by Footprint itself on 3 Mar 2026, 14:02');
  const read = { ...of, recordedBy: null, file: 'reviews.csv', row: 12, isImported: true };
  assert.equal(sourceInWords(read), 'Read from reviews.csv, row 12, on 3 Mar 2026, 14:02');
  assert.equal(eventInWords('review-started'), 'The first meeting of the review was held');
});

test('what must be known first is told in words, the gravest first', () => {
  const titles = alertsOf(
    {
      ...CHILD,
      restrictedBecause: 'A threat.',
      emergencyUntil: '2026-03-03T14:02:00Z',
      hasWithheldAddress: true,
      placeKind: 'custody',
      iro: null,
    },
    termsOf(),
  ).map(({ title }) => title);
  assert.deepEqual(titles, [
    'Restricted record',
    'Opened in an emergency',
    'An address is withheld',
    'In custody',
    'No IRO now',
  ]);
});

test('an order and a way to communicate are said in words, with the names and the ways', () => {
  const alerts = alertsOf(
    {
      ...CHILD,
      noContactWith: ['Ola Testmother'],
      communicationNeeds: ['does-not-use-speech'],
      communicationMethods: ['eye-pointing', 'symbols-or-pictures'],
    },
    termsOf(),
  );
  assert.deepEqual(
    alerts.map(({ title, text }) => `${title}: ${text}`),
    [
      'An order forbids contact: Ola Testmother: do not contact or invite without legal advice.',
      'How they communicate: Pointing with the eyes; Symbols or pictures. Prepare for it before you meet. It is not settled yet who supports them to say what they want.',
    ],
  );
  const [alert] = alertsOf({ ...CHILD, communicationNeeds: ['hard-to-express'] }, termsOf());
  assert.match(alert?.text ?? '', /Nobody has said yet which way works/);
  const settled = { ...CHILD, communicationNeeds: ['hard-to-express'] as const, isSupportSettled: true };
  assert.doesNotMatch(alertsOf(settled, termsOf())[0]?.text ?? '', /not settled/);
  assert.deepEqual(alertsOf({ ...CHILD, communicationMethods: ['speech'] }, termsOf()), []);
});

test('where nothing is the matter nothing is said, and a child who left care needs no IRO', () => {
  assert.deepEqual(alertsOf(CHILD, termsOf()), []);
  assert.deepEqual(alertsOf({ ...CHILD, iro: null, careTo: '2026-02-01' }, termsOf()), []);
});

const CHILD: Child = {
  ...NO_NAME,
  childId: 'c1',
  bornOn: '2014-05-02',
  isUnaccompanied: false,
  careFrom: '2026-01-05',
  careTo: null,
  careStartKnown: true,
  legalStatus: 'C2',
  legalStatusFrom: '2026-01-05',
  legalStatusStartKnown: true,
  place: 'U6',
  placeKind: 'foster',
  placeLocation: 'IN',
  placeFrom: '2026-01-05',
  iroId: 'i1',
  iro: 'Iris Ode',
  iroFrom: '2026-01-05',
  iroHasNoAccess: false,
  iroCover: null,
  socialWorker: null,
  socialWorkerFrom: null,
  restrictedBecause: null,
  emergencyUntil: null,
  hasWithheldAddress: false,
  noContactWith: [],
  communicationNeeds: [],
  communicationMethods: [],
  saidLastOn: null,
  isSupportSettled: false,
  isFromReturns: false,
};

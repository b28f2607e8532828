import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notification } from '../allocation/anchors.ts';
import { appointIro } from '../allocation/appoint-iro.ts';
import { fullRecord } from '../outcomes/full-record.ts';
import { carePlanPreparedInTime } from '../plans/care-plan-prepared.ts';
import { firstReview } from '../reviews/first-review.ts';
import { reviewAtHome } from '../reviews/review-at-home.ts';
import { cite, read } from './citation.ts';
import { compileProcedure } from './compile-procedure.ts';
import { after } from './figure.ts';
import { type AnyRuleOverride, override } from './procedure.ts';
import { defineRule } from './rule.ts';

const BECAUSE = { citation: cite('halton', '1', read('2026-11-22')), reason: 'An invented figure.' };

function compile(...overrides: AnyRuleOverride[]) {
  const definition = {
    id: 'invented',
    name: 'Invented',
    source: 'halton',
    about: '',
    ladder: [],
    words: {},
    overrides,
  } as const;
  return compileProcedure(definition, compileProcedure({ ...definition, overrides: [] }, undefined));
}

test('takes a stricter limit of statute and a looser one of guidance', () => {
  const { reviewDates, ofReviews } = compile(
    override(firstReview, { due: [after.workingDays(15)] }, BECAUSE),
    override(fullRecord, { due: [after.workingDays(30)] }, BECAUSE),
  );
  const termsOf = (id: string) => [...reviewDates, ...ofReviews].find(({ rule }) => rule.id === id)?.terms.due;
  assert.deepEqual(termsOf('review.first'), [after.workingDays(15)]);
  assert.deepEqual(termsOf('outcome.full-record'), [after.workingDays(30)]);
});

test('leaves the limit of earlier law as it was', () => {
  const { reviewDates } = compile(override(firstReview, { due: [after.workingDays(15)] }, BECAUSE));
  const first = reviewDates.find(({ rule }) => rule.id === 'review.first');
  assert.deepEqual(first?.earlierTerms.due, [after.days(28)]);
});

test('refuses a limit that is looser than statute', () => {
  assert.throws(
    () => compile(override(firstReview, { due: [after.workingDays(25)] }, BECAUSE)),
    /review\.first is statute/,
  );
  assert.throws(
    () => compile(override(carePlanPreparedInTime, { due: [after.workingDays(15)] }, BECAUSE)),
    /care-plan\.prepared is statute/,
  );
});

test('refuses hours that are counted from no moment, or with anything that would be left out', () => {
  assert.throws(() => compile(override(appointIro, { due: [after.hours(48)] }, BECAUSE)), /counted in hours/);
  const withTarget = { from: notification, due: [after.hours(48)], target: after.days(1) } as const;
  assert.throws(() => compile(override(appointIro, withTarget, BECAUSE)), /counted in hours/);
});

test('refuses a rule that is overridden twice, one that no area lists, and a local one without a day', () => {
  const twice = override(fullRecord, { due: [after.workingDays(20)] }, BECAUSE);
  assert.throws(() => compile(twice, twice), /overrides outcome\.full-record twice/);
  const unlisted = defineRule({ ...fullRecord, id: 'outcome.unlisted' });
  assert.throws(() => compile(override(unlisted, {}, BECAUSE)), /no area lists/);
  assert.throws(() => compile(override(reviewAtHome, {}, BECAUSE)), /must say when it is due/);
});

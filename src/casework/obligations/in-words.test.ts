import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRegister } from '../../rules/index.ts';
import { aboutInWords } from './about-in-words.ts';
import { dueInWords, soonUntil } from './due-in-words.ts';
import { standingInWords } from './standing-in-words.ts';
import { groupUnknown } from './unknown-in-words.ts';

test('an obligation says which review, dispute or document it is about', () => {
  const rule = 'outcome.decisions';
  assert.equal(aboutInWords({ rule, about: 'r1', aboutOn: '2026-01-28' }), 'the review of 28 Jan 2026');
  assert.equal(aboutInWords({ rule, about: '#2', aboutOn: null }), 'the next review');
  assert.equal(aboutInWords({ rule: 'review.second', about: '#2', aboutOn: null }), undefined);
  assert.equal(aboutInWords({ rule, about: null, aboutOn: null }), undefined);
  assert.equal(aboutInWords({ rule: 'dispute.stage-response', about: 'd1/2', aboutOn: null }), 'dispute d1, stage 2');
  assert.equal(aboutInWords({ rule: 'dispute.total', about: 'd1', aboutOn: null }), 'dispute d1');
  assert.equal(aboutInWords({ rule: 'proceedings.documents-to-iro', about: 'x', aboutOn: null }), 'document x');
});

test('every standing has words, and none of them is a code', () => {
  const standings = ['met', 'met-late', 'met-early', 'upcoming', 'overdue', 'deemed-agreed', 'not-applicable'];
  for (const standing of standings) assert.notEqual(standingInWords(standing), standing);
});

test('soon is what dueInWords calls soon', () => {
  const until = soonUntil('2026-04-01');
  assert.equal(until, '2026-04-10', 'five working days over Easter');
  assert.equal(dueInWords(until, '2026-04-01').kind, 'soon');
  assert.equal(dueInWords('2026-04-13', '2026-04-01').kind, 'later');
});

test('what is not known is grouped by its reason, each duty told once', () => {
  const groups = groupUnknown([
    { rule: 'outcome.decisions', because: 'never-recorded', missing: ['decisions-issued'], count: 3 },
    { rule: 'outcome.full-record', because: 'never-recorded', missing: ['record-completed'], count: 1 },
    { rule: 'transition.pathway-plan', because: null, missing: ['child.dateOfBirth'], count: 1 },
  ]);
  assert.deepEqual(
    groups.map(({ count }) => count),
    [4, 1],
  );
  const [recorded, told] = groups;
  assert.equal(recorded?.duties[0], `${titleOf('outcome.decisions')} (3 times)`);
  assert.equal(recorded?.duties[1], titleOf('outcome.full-record'));
  assert.equal(told?.reason, 'We don’t know yet: when the child was born.');
});

test('the same duty missing for two causes in one group is counted together', () => {
  const groups = groupUnknown([
    { rule: 'outcome.decisions', because: 'before-record', missing: ['decisions-issued'], count: 2 },
    { rule: 'outcome.decisions', because: 'before-record', missing: ['review-completed'], count: 1 },
  ]);
  assert.deepEqual(groups[0]?.duties, [`${titleOf('outcome.decisions')} (3 times)`]);
});

function titleOf(id: string): string | undefined {
  return makeRegister().rules.find((rule) => rule.id === id)?.title;
}

test('what is due on a weekend, seen from the Friday before, is due before the next working day', () => {
  assert.deepEqual(dueInWords('2026-11-22', '2026-11-20'), { words: 'before the next working day', kind: 'soon' });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AUDIENCES, answersFor, audienceOfChild, audienceOfPerson, stateOfPaper } from './model.ts';
import { questionsFor } from './questions.ts';

const HEADING = { childName: 'Sami', authorityName: 'Northshire', reviewOn: null, officerName: null };

describe('a consultation paper', () => {
  it('is written for whom it goes to: younger and older children, parents, carers and professionals [PRE-37, CHM-03, CHM-04]', () => {
    assert.deepEqual([4, 9, 10, 17, 18, undefined].map(audienceOfChild), [
      'child-younger',
      'child-younger',
      'child-older',
      'child-older',
      'child-older',
      'child-younger',
    ]);
    const of = (relationship: string, hasParentalResponsibility: boolean | null = null) =>
      audienceOfPerson({ relationship, hasParentalResponsibility });
    assert.deepEqual(
      ['mother', 'Foster carer', 'virtual school', 'health professional', 'advocate'].map((word) => of(word)),
      ['parent', 'carer', 'school', 'health', 'professional'],
    );
    assert.equal(of('grandparent', true), 'parent');
    const sets = AUDIENCES.map((audience) => questionsFor(audience, HEADING));
    assert.equal(new Set(sets.map((questions) => JSON.stringify(questions))).size, AUDIENCES.length);
  });

  it('has questions each with an id of its own, with the child’s name and no gap in them', () => {
    for (const audience of AUDIENCES) {
      const questions = questionsFor(audience, HEADING);
      assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length, audience);
      assert.doesNotMatch(JSON.stringify(questions), /\{child\}/);
      for (const { kind, options = [] } of questions) assert.equal(kind === 'choice', options.length > 1);
    }
  });

  it('shows a young child faces, and few words', () => {
    const questions = questionsFor('child-younger', HEADING);
    assert.ok(questions.filter(({ kind }) => kind === 'face').length >= 4);
    for (const { text } of questions) assert.ok(text.split(' ').length <= 14, text);
  });

  it('waits, comes back, expires with its link, or is withdrawn', () => {
    const sent = { cameBackAt: null, withdrawnAt: null, expiresAt: '2026-06-02T00:00:00Z' };
    const at = (moment: string, change = {}) => stateOfPaper({ ...sent, ...change }, moment);
    assert.equal(at('2026-06-01T23:59:59Z'), 'sent');
    assert.equal(at('2026-06-02T00:00:00Z'), 'expired');
    assert.equal(at('2026-07-01T00:00:00Z', { expiresAt: null }), 'sent');
    assert.equal(at('2026-07-01T00:00:00Z', { cameBackAt: '2026-06-01T10:00:00Z' }), 'came-back');
    assert.equal(at('2026-07-01T00:00:00Z', { withdrawnAt: '2026-06-01T10:00:00Z' }), 'withdrawn');
  });

  it('keeps one answer, or all of them, from one reader and from no other', () => {
    const answers = { well: 'Yes', worries: 'No' };
    assert.deepEqual(answersFor(answers, [{ question: 'worries', from: 'child' }], 'child'), { well: 'Yes' });
    assert.deepEqual(answersFor(answers, [{ question: 'worries', from: 'child' }], 'parents'), answers);
    assert.equal(answersFor(answers, [{ question: null, from: 'child' }], 'child'), undefined);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_NEEDS } from '../children/details/needs.ts';
import { termsOf } from '../settings/terms-of-authority.ts';
import type { RecordedSupport } from './find-communication.ts';
import { type KnownForSteps, type Step, stepsOf } from './steps.ts';

const RECORDED = { recordedAt: '2026-03-02T10:00:00Z', recordedBy: 'Iris Ode' };
const NOTHING: KnownForSteps = {
  needs: { ...NO_NEEDS, communicationNeeds: ['does-not-use-speech'] },
  support: [],
  advice: [],
  iroFrom: '2026-03-16',
  prepared: undefined,
};
const ADVOCATE: RecordedSupport = {
  ...RECORDED,
  decidedOn: '2026-03-16',
  kind: 'advocate',
  who: 'Ada Sign',
  skill: 'Eye pointing',
  sinceOn: '2026-03-16',
  childSaid: 'Looked up at her picture.',
};

const stepOf = (id: Step['id'], known: Partial<KnownForSteps>): Step =>
  stepsOf({ ...NOTHING, ...known }, termsOf()).find((step) => step.id === id) ?? assert.fail('no such step');
const supportOf = (support: Partial<RecordedSupport>) => stepOf('support', { support: [{ ...ADVOCATE, ...support }] });

describe('the further steps for a child with additional communication needs', () => {
  it('are nine, of which none is taken before anybody has done anything [COM-01]', () => {
    const steps = stepsOf(NOTHING, termsOf());
    assert.equal(steps.length, 9);
    assert.deepEqual(
      steps.filter(({ isDone }) => isDone),
      [],
    );
  });

  it('ask how each way works with this child: the same sign is another one with somebody else [COM-12]', () => {
    const needs = { ...NOTHING.needs, communicationMethods: ['yes-or-no-signal', 'eye-pointing', 'speech'] as const };
    assert.equal(stepOf('method', { needs }).text, 'Not said yet: A signal for yes or no, Pointing with the eyes');
    const yes = { ...needs, signForYes: 'Looks up', communicationNote: 'Looks at one of four pictures.' };
    assert.equal(stepOf('method', { needs: yes }).text, 'Not said yet: A signal for yes or no', 'no is not said');
    assert.equal(stepOf('method', { needs: { ...yes, signForNo: 'Closes the eyes' } }).isDone, true);
    const aid = { ...NOTHING.needs, communicationMethods: ['communication-aid'] as const, communicationNote: 'x' };
    assert.equal(stepOf('method', { needs: aid }).isDone, false);
    assert.equal(stepOf('method', { needs: { ...aid, aids: 'A tablet with pictures' } }).isDone, true);
    const speech = { ...NOTHING.needs, communicationMethods: ['speech'] as const };
    assert.equal(stepOf('method', { needs: speech }).isDone, true);
  });

  it('count support from the outset, and say how many days after the IRO it began [COM-07]', () => {
    assert.equal(stepOf('support', {}).isDone, false);
    assert.deepEqual(
      [supportOf({}).isDone, supportOf({}).text],
      [true, 'Ada Sign, an independent advocate, since 16 Mar 2026'],
    );
    assert.match(supportOf({ sinceOn: '2026-03-26' }).text, /; the IRO was appointed 10 days before$/);
    assert.match(supportOf({ sinceOn: '2026-03-17' }).text, /appointed the day before$/);
    const waiting = supportOf({ sinceOn: null });
    assert.equal(waiting.isDone, false);
    assert.match(waiting.text, /who has not begun yet/);
  });

  it('are settled too where the child opts out or chooses somebody else [COM-06]', () => {
    const nobody = supportOf({ kind: 'declined', who: null, sinceOn: null });
    assert.deepEqual([nobody.isDone, nobody.text], [true, 'The child does not want anybody']);
    const chosen = supportOf({ kind: 'chosen', who: 'Pat' });
    assert.equal(chosen.text, 'Pat, whom the child chose, since 16 Mar 2026');
  });

  it('hold whoever was asked, the next review and the form of feedback [COM-11, COM-14]', () => {
    const advice = [{ ...RECORDED, askedOn: '2026-03-20', whom: 'Tess Hill', relation: 'teacher', said: 'Wait.' }];
    assert.equal(stepOf('asked', { advice }).text, 'Tess Hill, teacher, 20 Mar 2026');
    assert.equal(stepOf('review', {}).text, 'No review is being prepared yet');
    const prepared = { support: true, takingPart: false };
    assert.deepEqual(
      [stepOf('review', { prepared }).isDone, stepOf('taking-part', { prepared }).isDone],
      [true, false],
    );
    const needs = { ...NOTHING.needs, feedbackFormat: 'A film with signs' };
    assert.equal(stepOf('feedback', { needs }).text, 'A film with signs');
  });
});

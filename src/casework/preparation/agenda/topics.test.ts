import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineOf, splitLine, type ToldBefore, takeOver, topicsOf } from './topics.ts';

const TOLD: ToldBefore = {
  shortName: 'Sami',
  officer: 'Iris Ode',
  parts: [
    { part: 'talk-with-social-worker', itemId: 'r', answers: { on: '2026-05-22', concerns: 'No school place yet.' } },
    { part: 'private-talk', itemId: 't', answers: { on: '2026-05-28', raised: 'The noise at night.' } },
    {
      part: 'wishes',
      itemId: 'r',
      answers: { on: '2026-05-27', topics: 'My room\n\n Seeing Gran \n', notTopics: 'Dad' },
    },
  ],
  disputed: [{ part: 'Seeing family and friends', askedOn: '2026-05-28' }],
  papers: [
    { id: 'm', who: 'Mo', isChilds: false, receivedOn: '2026-05-29', isWithheld: false },
    { id: 'c', who: 'Sami Testchild', isChilds: true, receivedOn: '2026-05-30', isWithheld: false },
    { id: 's', who: 'A school', isChilds: false, receivedOn: '2026-05-30', isWithheld: true },
  ],
};

describe('what may be talked about at a review', () => {
  it('begins with the points that the IRO helped the child to choose [COM-16]', () => {
    const planned = { part: 'taking-part', itemId: 'r', answers: { on: '2026-05-30', keyPoints: 'My chair' } } as const;
    const [first] = topicsOf({ ...TOLD, parts: [...TOLD.parts, planned] });
    assert.ok(first?.isForMeeting && first.isChilds);
    assert.equal(lineOf(first), 'My chair (Sami, 30 May 2026)');
  });

  it('has the child’s own first, each with where it comes from, and nothing that the child wants kept out of it [INT-20]', () => {
    assert.deepEqual(topicsOf(TOLD).map(lineOf), [
      'My room (Sami, 27 May 2026)',
      'Seeing Gran (Sami, 27 May 2026)',
      'The noise at night. (Sami, 28 May 2026)',
      'Seeing family and friends (Sami, 28 May 2026)',
      'What Sami wrote beforehand (Sami, 30 May 2026)',
      'What Mo wrote beforehand (Mo, 29 May 2026)',
      'No school place yet. (Iris Ode, 22 May 2026)',
    ]);
  });

  it('is on a new agenda by itself only where the child said it for the meeting; what was said in private is asked about first', () => {
    const topics = topicsOf(TOLD);
    const open = topics.filter(({ isForMeeting }) => isForMeeting).map(({ text }) => text);
    assert.deepEqual(open, ['My room', 'Seeing Gran']);
    const noise = topics.find(({ text }) => text === 'The noise at night.');
    assert.equal(noise?.caution, 'Said in private: ask Sami before others read it');
  });

  it('is taken over behind what the child has on it, and before all else', () => {
    const [, , noise, , , mo] = topicsOf(TOLD);
    assert.ok(noise !== undefined && mo !== undefined);
    const agenda = 'My room (Sami, 27 May 2026)\nHealth\n';
    assert.equal(
      takeOver(agenda, { taken: [mo, noise], shortName: 'Sami' }),
      'My room (Sami, 27 May 2026)\nThe noise at night. (Sami, 28 May 2026)\nHealth\nWhat Mo wrote beforehand (Mo, 29 May 2026)',
    );
    assert.equal(
      takeOver('Health', { taken: [noise], shortName: 'Sami' }),
      'The noise at night. (Sami, 28 May 2026)\nHealth',
      'at the top where nothing of the child’s is on it',
    );
    const twice = takeOver(lineOf(noise), { taken: [noise], shortName: 'Sami' });
    assert.equal(twice, lineOf(noise));
    assert.equal(takeOver('The noise at night.', { taken: [noise], shortName: 'Sami' }), 'The noise at night.');
  });

  it('is split into what it is and where it comes from', () => {
    assert.deepEqual(splitLine('Gran (and Dad) (Sami, 27 May 2026)'), {
      text: 'Gran (and Dad)',
      source: 'Sami, 27 May 2026',
    });
    assert.deepEqual(splitLine('Health'), { text: 'Health', source: undefined });
  });
});

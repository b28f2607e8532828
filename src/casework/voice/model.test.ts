import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disputedParts, latestOfEachPart, type PlanViewValues, saysAnything, saysTheSame } from './model.ts';

const NOTHING: PlanViewValues = {
  askedOn: '2026-05-28',
  askedBy: 'Iris Ode',
  obtainedBy: 'said',
  setting: null,
  parts: {},
  isHappy: null,
  going: null,
  cameOfIt: null,
  explained: null,
  support: [],
  chosen: null,
  understands: null,
  knowsHowOften: null,
  wantsMeetings: null,
  meetingsNote: null,
  worry: null,
  worryAnswer: null,
};

describe('what a child thinks of the plan', () => {
  it('is for each part what was said of it last, in the order of the plan', () => {
    const latest = latestOfEachPart([
      { viewId: 'b', askedOn: '2026-05-28', parts: { school: { standing: 'disputes', words: 'Too far.' } } },
      {
        viewId: 'a',
        askedOn: '2026-03-02',
        parts: { school: { standing: 'agrees', words: null }, home: { standing: 'agrees', words: 'Good.' } },
      },
    ]);
    assert.deepEqual(latest, [
      { part: 'home', standing: 'agrees', words: 'Good.', askedOn: '2026-03-02', viewId: 'a' },
      { part: 'school', standing: 'disputes', words: 'Too far.', askedOn: '2026-05-28', viewId: 'b' },
    ]);
  });

  it('is disputed only where the child does not agree', () => {
    const parts = { home: { standing: 'partly', words: 'x' }, school: { standing: 'disputes', words: 'y' } } as const;
    assert.deepEqual(disputedParts({ parts }), ['school']);
  });

  it('says something with any one answer, and nothing where only the asking is told', () => {
    assert.equal(saysAnything({ ...NOTHING, cameOfIt: 'The bus was changed.' }), false);
    for (const said of [{ isHappy: 'yes' }, { going: 'Well' }, { wantsMeetings: 'as-now' }, { worry: 'x' }] as const) {
      assert.equal(saysAnything({ ...NOTHING, ...said }), true, JSON.stringify(said));
    }
    assert.equal(saysAnything({ ...NOTHING, parts: { home: { standing: 'no-view', words: null } } }), true);
  });

  it('is the same as another only where each field is', () => {
    assert.equal(saysTheSame(NOTHING, { ...NOTHING, parts: {} }), true);
    const others: readonly Partial<PlanViewValues>[] = [
      { askedBy: 'Wim Sol' },
      { parts: { home: { standing: 'agrees', words: null } } },
      { support: ['iro'] },
      { worryAnswer: 'x' },
    ];
    for (const other of others) assert.equal(saysTheSame(NOTHING, { ...NOTHING, ...other }), false);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Tie, whyBarred } from './independence.ts';
import { AppointmentHistory, type AppointmentOutcome, type OfficerForChild } from './model.ts';

const INDEPENDENT = { whyBarred: () => undefined };
const ASH: OfficerForChild = { staffId: 'ash', roles: ['iro'], leftOn: null, registeredUntil: null, ...INDEPENDENT };
const BIRCH: OfficerForChild = {
  staffId: 'birch',
  roles: ['iro', 'team-manager'],
  leftOn: null,
  registeredUntil: null,
  ...INDEPENDENT,
};
const LEFT: OfficerForChild = {
  staffId: 'left',
  roles: ['iro'],
  leftOn: '2026-03-01',
  registeredUntil: null,
  ...INDEPENDENT,
};
const MANAGER: OfficerForChild = {
  staffId: 'manager',
  roles: ['iro-manager'],
  leftOn: null,
  registeredUntil: null,
  ...INDEPENDENT,
};

/** A child's IROs, written `ash 2026-01-01 2026-03-01`. */
function historyOf(...kept: readonly string[]): AppointmentHistory {
  return new AppointmentHistory(
    kept.map((text, index) => {
      const [staffId = '', startedOn = '', endedOn = null] = text.split(' ');
      return { id: `kept ${index}`, staffId, startedOn, endedOn };
    }),
  );
}

function appoint(history: AppointmentHistory, officer: OfficerForChild, when: string): AppointmentOutcome {
  const [from = '', until = null] = when.split(' ');
  return history.appoint({ from, until }, officer);
}

/** What is to be written, in the same writing; what is kept already has its id before it. */
function changesOf(history: AppointmentHistory): string[] {
  const { ended, added } = history.changes();
  return [...ended, ...added].map(({ id, staffId, startedOn, endedOn }) =>
    [...(id === null ? [] : [`${id}:`]), staffId, startedOn, ...(endedOn === null ? [] : [endedOn])].join(' '),
  );
}

function refusalOf(history: AppointmentHistory, officer: OfficerForChild, when: string): string {
  const outcome = appoint(history, officer, when);
  assert.deepEqual(changesOf(history), []);
  return outcome.fate === 'refused' ? `${outcome.refusal}: ${outcome.message}` : assert.fail(outcome.fate);
}

describe('appointing an IRO', () => {
  it('adds one where the child had none', () => {
    const history = historyOf();
    assert.deepEqual(appoint(history, ASH, '2026-01-05'), { fate: 'added' });
    assert.deepEqual(changesOf(history), ['ash 2026-01-05']);
  });

  it('ends the one before on the day on which the new one begins, and keeps what was', () => {
    const history = historyOf('ash 2026-01-05');
    assert.deepEqual(appoint(history, BIRCH, '2026-03-02'), { fate: 'changed' });
    assert.deepEqual(changesOf(history), ['kept 0: ash 2026-01-05 2026-03-02', 'birch 2026-03-02']);
  });

  it('puts a slip of the same day right for whoever looks at the child, and back again', () => {
    const history = historyOf('ash 2026-03-02');
    assert.deepEqual(history.appoint({ from: '2026-03-02', until: null, seen: 1 }, BIRCH), { fate: 'changed' });
    assert.deepEqual(changesOf(history), ['kept 0: ash 2026-03-02 2026-03-02', 'birch 2026-03-02']);
    const back = historyOf('ash 2026-03-02 2026-03-02', 'birch 2026-03-02');
    assert.deepEqual(back.appoint({ from: '2026-03-02', until: null, seen: 2 }, ASH), { fate: 'changed' });
    assert.deepEqual(changesOf(back), ['kept 1: birch 2026-03-02 2026-03-02', 'ash 2026-03-02']);
  });

  it('changes nothing where there is more than whoever decided had seen, unless the child is theirs by now', () => {
    const history = historyOf('ash 2026-01-05', 'birch 2026-03-02');
    const decided = { from: '2026-03-03', until: null, seen: 1 };
    const outcome = historyOf('ash 2026-03-02').appoint({ ...decided, seen: 0 }, BIRCH);
    assert.equal(outcome.fate === 'refused' && outcome.refusal, 'changed-meanwhile');
    const theirs = history.appoint(decided, BIRCH);
    assert.equal(theirs.fate === 'refused' && theirs.refusal, 'already-theirs');
    assert.deepEqual(changesOf(history), []);
  });

  it('changes nothing the second time', () => {
    const history = historyOf('ash 2026-01-05 2026-03-02', 'birch 2026-03-02');
    assert.deepEqual(appoint(history, ASH, '2026-01-05'), { fate: 'unchanged' });
    assert.deepEqual(appoint(history, ASH, '2026-01-05 2026-03-02'), { fate: 'unchanged' });
    assert.deepEqual(appoint(history, BIRCH, '2026-03-02'), { fate: 'unchanged' });
    assert.deepEqual(changesOf(history), []);
  });

  it('enters the end of one that goes on', () => {
    const history = historyOf('ash 2026-01-05');
    assert.deepEqual(appoint(history, ASH, '2026-01-05 2026-03-02'), { fate: 'changed' });
    assert.deepEqual(changesOf(history), ['kept 0: ash 2026-01-05 2026-03-02']);
  });

  it('puts one from before in front of those that are known, up to the first of them', () => {
    const history = historyOf('birch 2026-03-02');
    assert.deepEqual(appoint(history, ASH, '2026-01-05'), { fate: 'added' });
    assert.deepEqual(changesOf(history), ['ash 2026-01-05 2026-03-02']);
  });

  it('lets somebody end on the day they left, and not later', () => {
    const history = historyOf();
    assert.deepEqual(appoint(history, LEFT, '2026-01-05 2026-03-01'), { fate: 'added' });
    assert.match(refusalOf(historyOf(), LEFT, '2026-01-05'), /^iro-has-left: this IRO left on 1 March 2026/);
    assert.match(refusalOf(historyOf(), LEFT, '2026-01-05 2026-03-02'), /^iro-has-left/);
  });

  it('is refused in words where it cannot be', () => {
    assert.match(refusalOf(historyOf(), MANAGER, '2026-01-05'), /^not-an-iro: this person is no IRO/);
    assert.match(
      refusalOf(historyOf(), ASH, '2026-01-05 2026-01-04'),
      /^ends-before-it-begins: it would end on 4 January 2026, before it begins on 5 January 2026/,
    );
    const past = ['birch 2026-01-05 2026-03-02'] as const;
    assert.match(
      refusalOf(historyOf(...past), ASH, '2026-02-01'),
      /^overlaps: somebody else was the child’s IRO from 5 January 2026 to 2 March 2026: begin on that day or later/,
    );
    assert.match(refusalOf(historyOf(...past), ASH, '2026-01-05'), /^overlaps: .* from the same day, 5 January 2026/);
    assert.match(
      refusalOf(historyOf(...past), ASH, '2025-12-01 2026-01-06'),
      /^overlaps: another IRO’s appointment begins on 5 January 2026: end this one by that day/,
    );
    assert.match(refusalOf(historyOf('ash 2026-01-05'), ASH, '2026-02-01'), /^already-theirs: .* since 5 January 2026/);
    assert.match(refusalOf(historyOf('ash 2026-01-05 2026-02-01'), ASH, '2026-01-05'), /^already-ended: .* 1 February/);
    assert.match(
      refusalOf(historyOf('ash 2026-01-05 2026-02-01', 'birch 2026-02-01'), ASH, '2026-01-05 2026-02-02'),
      /^overlaps/,
    );
  });

  it('does not grow an appointment that covers no day into the time of another', () => {
    const history = historyOf('ash 2026-02-01', 'birch 2026-02-05 2026-02-05');
    assert.match(
      refusalOf(history, BIRCH, '2026-02-05 2026-02-06'),
      /^overlaps: somebody else is the child’s IRO from 1 February 2026 on: the two would overlap/,
    );
  });

  it('never leaves a child with two IROs on a day, whatever is asked for', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`);
    const asked = fc.tuple(fc.constantFrom(ASH, BIRCH, LEFT), day, fc.option(day));
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 8 }), (all) => {
        const history = historyOf();
        for (const [officer, from, until] of all) history.appoint({ from, until }, officer);
        // Those that cover a day; each must end before the next begins.
        const spans = history.changes().added.filter(({ startedOn, endedOn }) => startedOn !== endedOn);
        for (const [index, { endedOn }] of spans.entries()) {
          const next = spans[index + 1];
          assert.ok(next === undefined || (endedOn !== null && endedOn <= next.startedOn), JSON.stringify(spans));
        }
      }),
    );
  });
});

describe('independence under regulation 46', () => {
  const tied = (tie: Partial<Tie>): OfficerForChild => {
    const ties: Tie[] = [{ staffId: 'ash', kind: 'worker', through: null, from: '2025-02-03', until: null, ...tie }];
    return { ...ASH, whyBarred: (term) => whyBarred(ties, term) };
  };

  it('never lets the child’s social worker, now or before, be the IRO [IND-11]', () => {
    const words = refusalOf(historyOf(), tied({}), '2026-01-05');
    assert.match(
      words,
      /^not-independent: regulation 46 bars this person .* social worker, or did \(since 3 February 2025\)/,
    );
  });

  it('never lets anybody be the IRO who manages such a person [IND-14]', () => {
    const words = refusalOf(historyOf(), tied({ kind: 'visitor', through: 'Holly Lane' }), '2026-01-05');
    assert.match(words, /they manage Holly Lane, who visits the child for the authority/);
  });

  it('lets somebody be the IRO once they visit no more, and who was the IRO before they became something else', () => {
    const visitor = tied({ kind: 'visitor', until: '2025-12-01' });
    assert.equal(appoint(historyOf(), visitor, '2026-01-05').fate, 'added');
    assert.equal(appoint(historyOf(), tied({}), '2024-01-08 2025-01-06').fate, 'added');
    assert.equal(appoint(historyOf(), tied({}), '2024-01-08 2025-03-03').fate, 'refused');
  });

  it('holds for a change too: the one before stays', () => {
    assert.match(refusalOf(historyOf('birch 2026-01-05'), tied({}), '2026-03-02'), /^not-independent/);
  });
});

describe('registration', () => {
  it('refuses somebody whose registration ran out, and takes them on its last day [IND-01]', () => {
    const lapsed = { ...ASH, registeredUntil: '2026-01-31' };
    assert.match(refusalOf(historyOf(), lapsed, '2026-02-02'), /^not-registered: .* ran out on 31 January 2026/);
    assert.equal(appoint(historyOf(), lapsed, '2026-01-31').fate, 'added');
  });
});

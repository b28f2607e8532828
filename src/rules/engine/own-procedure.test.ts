import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayFromIso } from '../calendar/day.ts';
import { PROCEDURE_IDS, toContractResult, workOutTimetable } from '../index.ts';
import type { OwnFigures, OwnOverride } from './own-override.ts';
import { type Procedure, readOwnProcedure, strictnessOfOwn } from './own-procedure.ts';
import { listAdjustableRules, registerOwnOverride } from './register.ts';

const own = (rule: string, figures: OwnFigures | null, inForceFrom = '2026-01-01'): OwnOverride => ({
  rule,
  figures,
  inForceFrom,
  ...{ document: 'Reviews policy', paragraph: '4.2', reason: 'Agreed with the director.' },
});
const workingDays = (amount: number) => ({ amount, unit: 'working day' as const });

function ready(base: string, ...overrides: OwnOverride[]): Procedure {
  const read = readOwnProcedure(base, overrides);
  return 'procedure' in read ? read.procedure : assert.fail(JSON.stringify(read.faults));
}

function faultsOf(base: string, override: OwnOverride): [string, string][] {
  const read = readOwnProcedure(base, [override]);
  return 'faults' in read ? read.faults.map(({ field, message }) => [field, message]) : [];
}

/** A child in care since 5 January 2026 whose first review was held on 28 January. */
const EVENTS = [
  { type: 'became-looked-after', on: '2026-01-05' },
  { type: 'review-started', review: 'r1', on: '2026-01-28' },
  { type: 'review-completed', review: 'r1', on: '2026-01-28' },
];

function workOut(procedure: Procedure, events: object[] = EVENTS) {
  const asOf = dayFromIso('2026-06-01') ?? assert.fail();
  const outcome = workOutTimetable({ events }, { procedure, asOf });
  return 'error' in outcome ? assert.fail(outcome.error.message) : toContractResult(outcome);
}

function dueOf(procedure: Procedure, rule: string, events?: object[]) {
  const { obligations } = workOut(procedure, events);
  return obligations
    .filter((each) => each.rule === rule)
    .map(({ due, nationalDue, target }) => ({ due, nationalDue, target: target ?? null }));
}

describe('a procedure of an authority’s own', () => {
  it('sets its figure beside the national one, and cites its own paragraph first', () => {
    const procedure = ready('national', own('outcome.full-record', { due: [workingDays(18)] }));
    assert.deepEqual(dueOf(procedure, 'outcome.full-record'), [
      { due: '2026-02-23', nationalDue: '2026-02-18', target: null },
    ]);
    const record = workOut(procedure).obligations.find(({ rule }) => rule === 'outcome.full-record');
    assert.deepEqual(record?.citations[0], { source: 'own', provision: 'Reviews policy, 4.2' });
    assert.equal(workOut(procedure).procedure, 'own');
  });

  it('stands upon the procedure that it names, rule by rule', () => {
    const procedure = ready('bwd', own('outcome.full-record', { due: [workingDays(10)] }));
    // Blackburn with Darwen: three months are 28 April, 91 days are 29 April.
    assert.equal(dueOf(procedure, 'review.second')[0]?.due, '2026-04-28');
    assert.equal(dueOf(procedure, 'outcome.full-record')[0]?.due, '2026-02-11');
    assert.equal(dueOf(procedure, 'outcome.distribution')[0]?.due, '2026-03-04');
  });

  it('joins old law with new: what was counted before its day stays as it was [CFG-06]', () => {
    const procedure = ready(
      'national',
      own('outcome.full-record', { due: [workingDays(10)] }, '2026-01-28'),
      own('outcome.full-record', { due: [workingDays(12)] }, '2026-03-01'),
    );
    const completedOn = (day: string) => [
      { type: 'became-looked-after', on: '2026-01-05' },
      { type: 'review-started', review: 'r1', on: day },
      { type: 'review-completed', review: 'r1', on: day },
    ];
    const due = (day: string) => dueOf(procedure, 'outcome.full-record', completedOn(day))[0]?.due;
    // 15, 10 and 12 working days.
    assert.equal(due('2026-01-27'), '2026-02-17');
    assert.equal(due('2026-01-28'), '2026-02-11');
    assert.equal(due('2026-02-27'), '2026-03-13');
    assert.equal(due('2026-03-02'), '2026-03-18');
  });

  it('gives a rule back to its procedure from a day on', () => {
    const procedure = ready(
      'national',
      own('review.second', { due: [{ amount: 2, unit: 'month' }] }, '2020-01-01'),
      own('review.second', null, '2026-01-28'),
    );
    assert.equal(dueOf(procedure, 'review.second')[0]?.due, '2026-04-28');
  });

  it('holds the later of two that begin on one day, so that a slip is put right by a further one', () => {
    const procedure = ready(
      'national',
      own('outcome.full-record', { due: [workingDays(1)] }),
      own('outcome.full-record', { due: [workingDays(10)] }),
    );
    assert.equal(dueOf(procedure, 'outcome.full-record')[0]?.due, '2026-02-11');
  });

  it('adopts a duty that is only local, from its day on and no further back', () => {
    const adopted = own('contact.midway', { due: [{ amount: 0, unit: 'day' }] }, '2026-03-01');
    assert.equal(dueOf(ready('national', adopted), 'contact.midway').length, 1);
    const later = { ...adopted, inForceFrom: '2026-06-01' };
    assert.deepEqual(dueOf(ready('national', later), 'contact.midway'), []);
    assert.deepEqual(faultsOf('national', own('contact.midway', {})), [
      ['due', 'The national guidance has no such duty: say when it is due'],
    ]);
  });

  it('asks for a review at home from its day on, and leaves the ordinary rule before it', () => {
    const procedure = ready(
      'national',
      own('review.at-home-on-care-order', { due: [{ amount: 2, unit: 'month' }] }, '2026-02-01'),
    );
    const atHome = [...EVENTS, { type: 'placed-at-home-on-care-order', on: '2026-02-02' }];
    assert.deepEqual(dueOf(procedure, 'review.at-home-on-care-order', atHome), []);
    assert.equal(dueOf(procedure, 'review.second', atHome)[0]?.due, '2026-04-28');
    const second = [...atHome, { type: 'review-started', review: 'r2', on: '2026-04-20' }];
    assert.equal(dueOf(procedure, 'review.at-home-on-care-order', second)[0]?.due, '2026-06-20');
  });

  it('adds a day that prompts and takes the one of its procedure away', () => {
    const adds = ready('national', own('review.first', { target: { amount: 15, unit: 'working day' } }));
    assert.equal(dueOf(adds, 'review.first')[0]?.target, '2026-01-26');
    const takes = ready('bwd', own('review.first', { target: null }));
    assert.equal(dueOf(takes, 'review.first')[0]?.target, null);
    assert.equal(dueOf(takes, 'review.first')[0]?.due, '2026-02-02');
  });
});

describe('what an authority may not set', () => {
  it('is anything looser than statute, in plain words [CFG-09]', () => {
    const [fault] = faultsOf('national', own('review.first', { due: [workingDays(25)] }));
    assert.deepEqual(fault, [
      'due',
      'The Regulations set 20 working days. An authority may be stricter, or add a day that only prompts, and may never be looser',
    ]);
    assert.equal(faultsOf('national', own('review.second', { due: [{ amount: 91, unit: 'day' }] })).length, 1);
    assert.deepEqual(faultsOf('national', own('review.first', { due: [workingDays(15)] })), []);
  });

  it('is anything that would put off a review which the IRO directs [CFG-09]', () => {
    const [fault] = faultsOf('national', own('review.at-iro-request', { due: [workingDays(10)] }));
    assert.match(String(fault?.[1]), /never be looser/);
  });

  it('is a review at home that would come later than the one it stands in the place of', () => {
    const [fault] = faultsOf('national', own('review.at-home-on-care-order', { due: [{ amount: 9, unit: 'month' }] }));
    assert.match(String(fault?.[1]), /^The Regulations set 3 months/);
  });

  it('is the first day that the Regulations set after an adoption placement ended', () => {
    assert.deepEqual(faultsOf('national', own('review.adoption.disruption', { earliest: null })), [
      ['earliest', 'The Regulations set the first day, which an authority cannot change'],
    ]);
  });

  it('is told all at once, each with its field', () => {
    const nothing = {
      ...own('outcome.full-record', { due: [{ amount: 1.5, unit: 'day' }], target: workingDays(-1) }, '2026-02-30'),
    };
    assert.deepEqual(
      faultsOf('national', { ...nothing, document: ' ', reason: '' }).map(([field]) => field),
      ['inForceFrom', 'source', 'reason', 'due', 'target'],
    );
    assert.deepEqual(faultsOf('national', own('outcome.nothing', {})), [['rule', 'There is no rule outcome.nothing']]);
  });

  it('is a window that ends before it begins, a prompt after the last day, hours from a day, or a slip of the hand', () => {
    const fields = (rule: string, figures: OwnFigures, base = 'national') =>
      faultsOf(base, own(rule, figures)).map(([field]) => field);
    assert.deepEqual(
      fields('preparation.iro-sees-child', {
        earliest: { amount: 5, unit: 'day' },
        due: [{ amount: 10, unit: 'day' }],
      }),
      ['earliest'],
    );
    assert.deepEqual(fields('outcome.full-record', { target: workingDays(16) }), ['target']);
    assert.deepEqual(fields('outcome.full-record', { due: [{ amount: 48, unit: 'hour' }] }), ['due']);
    assert.deepEqual(fields('outcome.full-record', { due: [workingDays(1000)] }), ['due']);
    assert.deepEqual(fields('outcome.full-record', { due: [] }), ['due']);
    assert.deepEqual(fields('dispute.stage-response', { due: [workingDays(3)] }), ['rule']);
    assert.deepEqual(fields('dispute.stage-response', { due: [workingDays(3)] }, 'bwd'), []);
    assert.deepEqual(fields('allocation.appoint-iro', { due: [{ amount: 24, unit: 'hour' }] }, 'expectations'), []);
  });
});

it('what is looser than guidance may be, and says so [CFG-01]', () => {
  assert.equal(strictnessOfOwn('national', own('outcome.full-record', { due: [workingDays(18)] })), 'looser');
  assert.equal(strictnessOfOwn('national', own('outcome.full-record', { due: [workingDays(10)] })), 'stricter');
  assert.equal(strictnessOfOwn('bwd', own('outcome.full-record', { due: [workingDays(15)] })), 'same');
  const first = own('preparation.social-worker-report', { due: [workingDays(5)], dueForFirstReview: [workingDays(1)] });
  assert.equal(strictnessOfOwn('national', first), 'looser');
  assert.equal(registerOwnOverride('national', first)?.strictness, 'looser');
});

it('every rule that may be set can be set to what it is, under every procedure that ships', () => {
  for (const base of PROCEDURE_IDS) {
    for (const { id, figures } of listAdjustableRules(base)) {
      if (figures.due.length === 0) continue;
      assert.deepEqual(faultsOf(base, own(id, figures)), [], `${base} ${id}`);
    }
  }
});

it('a procedure with no figures of an authority’s own is the one that ships', () => {
  assert.equal(workOut(ready('bwd')).procedure, 'bwd');
});

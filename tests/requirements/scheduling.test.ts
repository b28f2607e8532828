/** When reviews are due: docs/requirements.md, group SCH. Days of 2026 without Easter are worked out by counting weeks. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type EventInput, PROCEDURE_IDS } from '../../src/rules/index.ts';
import { has, held, rowOf, rowsOf } from './timetable-of.ts';

/** From Monday 16 March 20 working days pass Good Friday (3 April) and Easter Monday (6 April): Wednesday 15 April. */
const BEFORE_EASTER: EventInput = { type: 'became-looked-after', on: '2026-03-16' };
const IN_JANUARY: EventInput = { type: 'became-looked-after', on: '2026-01-05' };

describe('the first review', () => {
  for (const procedure of PROCEDURE_IDS) {
    test(`is due on the twentieth working day after becoming looked after, under ${procedure} [SCH-01]`, () => {
      const on = (asOf: string, ...events: EventInput[]) =>
        rowOf('review.first', { procedure, asOf, events: [BEFORE_EASTER, ...events] });
      has(on('2026-04-15'), { due: '2026-04-15', status: 'upcoming', layer: 'statute' });
      has(on('2026-04-16'), { due: '2026-04-15', status: 'overdue', daysLate: 1 });
      has(on('2026-05-01', ...held('r1', '2026-04-15')), { status: 'met', metOn: '2026-04-15' });
      has(on('2026-05-01', ...held('r1', '2026-04-16')), { status: 'met-late', daysLate: 1 });
    });
  }

  test('has a target of 20 calendar days in Blackburn with Darwen, which prompts and decides nothing [SCH-06]', () => {
    const row = rowOf('review.first', {
      procedure: 'bwd',
      asOf: '2026-05-01',
      events: [BEFORE_EASTER, ...held('r1', '2026-04-10')],
    });
    has(row, { target: '2026-04-05', due: '2026-04-15', nationalDue: '2026-04-15', status: 'met', daysLate: null });
  });
});

describe('the second review', () => {
  test('is due three months after the first, or on the last day of a shorter month [SCH-02]', () => {
    const second = (first: string) =>
      rowOf('review.second', { asOf: '2027-01-04', events: [IN_JANUARY, ...held('r1', first)] });
    has(second('2026-01-28'), { due: '2026-04-28', layer: 'statute' });
    has(second('2026-11-30'), { due: '2027-02-28' });
  });

  test('is in time on its due day and late on the next [SCH-02]', () => {
    const second = (on: string) =>
      rowOf('review.second', {
        asOf: '2026-06-01',
        events: [IN_JANUARY, ...held('r1', '2026-01-28'), ...held('r2', on)],
      });
    has(second('2026-04-28'), { status: 'met', daysLate: null });
    has(second('2026-04-29'), { status: 'met-late', daysLate: 1 });
  });

  test('is due on the sooner of three months and 91 days in Blackburn with Darwen [SCH-07]', () => {
    const second = (first: string) =>
      rowOf('review.second', { procedure: 'bwd', asOf: '2026-09-01', events: [IN_JANUARY, ...held('r1', first)] });
    // From 2 February 91 days run to 4 May: the months are sooner.
    has(second('2026-02-02'), { due: '2026-05-02', nationalDue: '2026-05-02' });
    // From 1 June three months are 92 days: the days are sooner.
    has(second('2026-06-01'), { due: '2026-08-31', nationalDue: '2026-09-01' });
  });
});

describe('the third and later reviews', () => {
  const HELD = [IN_JANUARY, ...held('r1', '2026-01-28'), ...held('r2', '2026-04-20')];

  test('are each due six months after the one before [SCH-03]', () => {
    const events = [...HELD, ...held('r3', '2026-10-20')];
    has(rowOf('review.subsequent', { asOf: '2026-10-20', events }, 'r3'), { due: '2026-10-20', status: 'met' });
    has(rowOf('review.subsequent', { asOf: '2026-10-20', events }, '#4'), { due: '2027-04-20', layer: 'statute' });
  });

  test('are late from the day after [SCH-03]', () => {
    const events = [...HELD, ...held('r3', '2026-10-21')];
    has(rowOf('review.subsequent', { asOf: '2026-10-21', events }, 'r3'), { status: 'met-late', daysLate: 1 });
    has(rowOf('review.subsequent', { asOf: '2026-10-22', events: HELD }), { status: 'overdue', daysLate: 2 });
  });

  test('are due on the sooner of six months and 183 days in Blackburn with Darwen, after any review [SCH-08]', () => {
    const next = (...last: [key: string, on: string][]) =>
      rowsOf('review.subsequent', {
        procedure: 'bwd',
        asOf: '2026-07-02',
        events: [IN_JANUARY, ...held('r1', '2026-01-20'), ...last.flatMap(([key, on]) => held(key, on))],
      }).at(-1) ?? assert.fail('no later review');
    // From 2 February six months are 181 days: the months are sooner.
    has(next(['r2', '2026-02-02']), { due: '2026-08-02', nationalDue: '2026-08-02' });
    // From 1 July six months are 184 days: the days are sooner; and the last of three reviews is the one that counts.
    has(next(['r2', '2026-02-02'], ['r3', '2026-07-01']), { due: '2026-12-31', nationalDue: '2027-01-01' });
  });
});

test('a child on a care order at home is reviewed every three months in Blackburn with Darwen [SCH-09, PWP-01]', () => {
  const events = [
    IN_JANUARY,
    ...held('r1', '2026-01-28'),
    ...held('r2', '2026-04-20'),
    { type: 'placed-at-home-on-care-order', on: '2026-05-11' },
  ];
  const told = { procedure: 'bwd', asOf: '2026-07-20', events };
  has(rowOf('review.at-home-on-care-order', told), { due: '2026-07-20', nationalDue: '2026-10-20', layer: 'local' });
  assert.deepEqual(rowsOf('review.subsequent', told), []);
  const later = { procedure: 'bwd', asOf: '2026-10-21', events: [...events, ...held('r3', '2026-07-20')] };
  has(rowOf('review.at-home-on-care-order', later, 'r3'), { status: 'met' });
  has(rowOf('review.at-home-on-care-order', later, '#4'), { due: '2026-10-20', status: 'overdue', daysLate: 1 });
});

describe('the date of record', () => {
  test('of a review of one meeting is the day of that meeting: the next review counts from it [SCH-10]', () => {
    const told = { asOf: '2026-06-01', events: [IN_JANUARY, ...held('r1', '2026-02-02')] };
    has(rowOf('review.first', told), { metOn: '2026-02-02', status: 'met' });
    has(rowOf('review.second', told), { due: '2026-05-02' });
  });

  test('of a review of several meetings is the day of the first [SCH-10, ADJ-14]', () => {
    const events = [
      IN_JANUARY,
      { type: 'review-started', review: 'r1', on: '2026-02-02' },
      { type: 'review-completed', review: 'r1', on: '2026-02-20' },
    ];
    const told = { asOf: '2026-06-01', events };
    has(rowOf('review.first', told), { metOn: '2026-02-02', status: 'met' });
    has(rowOf('review.second', told), { due: '2026-05-02' });
  });
});

test('a review held sooner than it was due counts, and the next is counted from it [SCH-22]', () => {
  const events = [IN_JANUARY, ...held('r1', '2026-01-28'), ...held('early', '2026-03-10')];
  const told = { asOf: '2026-03-31', events };
  has(rowOf('review.second', told), { about: 'early', due: '2026-04-28', status: 'met', metOn: '2026-03-10' });
  has(rowOf('review.subsequent', told), { due: '2026-09-10' });
});

describe('a review that must be held besides', () => {
  const HELD = [IN_JANUARY, ...held('r1', '2026-01-28')];
  const row = (rule: string, ...events: EventInput[]) =>
    rowOf(rule, { asOf: '2026-04-01', events: [...HELD, ...events] });

  for (const procedure of PROCEDURE_IDS) {
    test(`is due by the day that the IRO directs, and never moves the ordinary one, under ${procedure} [SCH-04, CFG-09]`, () => {
      const directed = { type: 'iro-requested-review', review: 'r2', on: '2026-03-06' };
      const told = { procedure, asOf: '2026-03-20', events: [...HELD, directed] };
      has(rowOf('review.at-iro-request', told), {
        about: 'r2',
        due: '2026-03-06',
        status: 'overdue',
        layer: 'statute',
      });
      has(rowOf('review.second', told), { about: 'r2', due: '2026-04-28', status: 'upcoming' });
      const met = { ...told, events: [...told.events, ...held('r2', '2026-03-06')] };
      has(rowOf('review.at-iro-request', met), { status: 'met', metOn: '2026-03-06' });
      has(rowOf('review.second', met), { status: 'met', metOn: '2026-03-06' });
    });
  }

  test('is due by the day that is set after a visit raised concern, and before a release, the end of a placement or of accommodation, or a move [SCH-05]', () => {
    const on = (type: string) => ({ type, review: 'r2', on: '2026-03-10' });
    has(row('review.after-visit-concern', on('visit-raised-concern')), { due: '2026-03-10', status: 'overdue' });
    for (const [rule, type] of [
      ['review.before-release', 'release-planned'],
      ['review.before-ceasing', 'accommodation-end-proposed'],
      ['review.before-placement-ends', 'placement-end-proposed'],
      ['review.before-placing-with-parent', 'placing-with-parent-proposed'],
      ['review.before-other-arrangements', 'other-arrangements-proposed'],
    ] as const) {
      has(row(rule, on(type)), { due: '2026-03-09', status: 'overdue', layer: 'statute' });
      has(row(rule, on(type), ...held('r2', '2026-03-09')), { status: 'met' });
      has(row(rule, on(type), ...held('r2', '2026-03-10')), { status: 'met-late', daysLate: 1 });
    }
  });

  test('is owed no more where the child left care before its day', () => {
    const gone = { type: 'ceased-looked-after', on: '2026-02-20' };
    const directed = { type: 'iro-requested-review', review: 'r2', on: '2026-03-06' };
    has(row('review.at-iro-request', directed, gone), { status: 'not-applicable' });
  });
});

test('a child on remand has the ordinary reviews, plans of its own, and a review before the remand ends [SCH-27]', () => {
  const remanded = [IN_JANUARY, { type: 'remanded-to-local-authority', on: '2026-01-05' }];
  const told = (...events: EventInput[]) => ({ asOf: '2026-02-10', events: [...remanded, ...events] });
  has(rowOf('review.first', told()), { due: '2026-02-02', status: 'overdue', layer: 'statute' });
  has(rowOf('remand.care-plan', told()), { due: '2026-01-12', status: 'overdue', layer: 'statute' });
  const detained = told({ type: 'remanded-to-youth-detention', on: '2026-01-12' });
  has(rowOf('remand.detention-plan', detained), { due: '2026-01-26', status: 'overdue', layer: 'statute' });
  const ends = told({ type: 'release-planned', review: 'r1', on: '2026-01-21' });
  has(rowOf('review.before-release', ends), { about: 'r1', due: '2026-01-20', status: 'overdue' });
  assert.deepEqual(rowsOf('remand.care-plan', { asOf: '2026-02-10', events: [IN_JANUARY] }), []);
});

describe('another timetable takes the place of the ordinary one', () => {
  const HELD = [IN_JANUARY, ...held('r1', '2026-01-28'), ...held('r2', '2026-04-20')];
  const openRule = (...change: EventInput[]): string[] => {
    const told = { asOf: '2026-05-20', events: [...HELD, ...change] };
    const rules = ['review.subsequent', 'review.adoption.authorised.first', 'review.adoption.placed.first'];
    return rules.filter((rule) => rowsOf(rule, told).some(({ about }) => about === '#3'));
  };

  test('once the authority may place the child for adoption, and again once the child is placed [SCH-28]', () => {
    const authorised = { type: 'authorised-for-adoption', on: '2026-05-05' };
    const placed = { type: 'placed-for-adoption', on: '2026-05-18' };
    assert.deepEqual(openRule(), ['review.subsequent']);
    assert.deepEqual(openRule(authorised), ['review.adoption.authorised.first']);
    assert.deepEqual(openRule(authorised, placed), ['review.adoption.placed.first']);
    assert.deepEqual(openRule(placed), ['review.adoption.placed.first']);
  });

  test('during a series of short breaks [SCH-29]', () => {
    const events = [
      { type: 'became-looked-after', on: '2026-03-02' },
      { type: 'short-breaks-started', on: '2026-03-02' },
    ];
    has(rowOf('review.short-break.first', { asOf: '2026-04-01', events }), { due: '2026-06-02' });
    assert.deepEqual(rowsOf('review.first', { asOf: '2026-04-01', events }), []);
    const later = { asOf: '2026-07-01', events: [...events, ...held('r1', '2026-06-01')] };
    has(rowOf('review.short-break.subsequent', later), { due: '2026-12-01' });
    assert.deepEqual(rowsOf('review.second', later), []);
  });
});

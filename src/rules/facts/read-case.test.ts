import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AREAS } from '../areas.ts';
import { type Day, dayFromIso, isoFromDay } from '../calendar/day.ts';
import { becameLookedAfter, ceasedLookedAfter, placementStarted } from '../children/events.ts';
import { PROCEDURE_IDS } from '../engine/timetable.ts';
import { reviewArranged, reviewCompleted, reviewStarted } from '../reviews/events.ts';
import { type CaseFacts, dayOf, NEVER } from './case-facts.ts';
import type { CaseRefusal } from './case-input.ts';
import { isRefusal, readCase, type Vocabulary } from './read-case.ts';

const DEFAULTS = { procedure: 'national', asOf: day('2026-11-22') };
const VOCABULARY: Vocabulary = {
  events: new Map(AREAS.flatMap(({ events }) => events).map((event) => [event.type, event])),
  beginning: becameLookedAfter,
  end: ceasedLookedAfter,
  procedureIds: PROCEDURE_IDS,
};
const IN_CARE = { type: 'became-looked-after', on: '2026-01-05' };

describe('a case that can be read', () => {
  test('takes null for what is not told', () => {
    const facts = read({ id: null, procedure: null, asOf: null, child: null, events: null });
    assert.equal(facts.id, null);
    assert.equal(facts.procedure, 'national');
    assert.equal(isoFromDay(facts.asOf), '2026-11-22');
    assert.equal(facts.child.dateOfBirth, NEVER);
    assert.deepEqual(facts.periods, []);
  });

  test('keeps the earliest of repeated events, and of completions the latest', () => {
    const told = [
      { type: 'review-started', review: 'r1', on: '2026-02-05' },
      { type: 'review-started', review: 'r1', on: '2026-01-30' },
      { type: 'review-completed', review: 'r1', on: '2026-02-05' },
      { type: 'review-completed', review: 'r1', on: '2026-01-30' },
    ];
    const [review] = read({ events: [IN_CARE, ...told] }).reviews;
    assert.ok(review !== undefined);
    assert.equal(isoFromDay(dayOf(review, reviewStarted)), '2026-01-30');
    assert.equal(isoFromDay(dayOf(review, reviewCompleted)), '2026-02-05');
  });

  test('leaves out what has not happened yet, but knows what is arranged', () => {
    const told = [
      { type: 'review-arranged', review: 'r1', on: '2026-12-10' },
      { type: 'review-started', review: 'r1', on: '2026-12-10' },
      { type: 'dispute-opened', dispute: 'd1', on: '2026-12-10' },
    ];
    const facts = read({ events: [IN_CARE, ...told] });
    assert.deepEqual(
      facts.reviews.map((review) => [dayOf(review, reviewArranged), dayOf(review, reviewStarted)]),
      [[day('2026-12-10'), NEVER]],
    );
    assert.deepEqual(facts.disputes, []);
  });

  test('gives an event of a period to the period of its day, and to none where it falls between two', () => {
    const told = [
      { type: 'ceased-looked-after', on: '2026-02-02' },
      { type: 'became-looked-after', on: '2026-03-02' },
      { type: 'placement-started', on: '2026-02-16' },
      { type: 'placement-started', on: '2026-03-02' },
    ];
    const { periods } = read({ events: [IN_CARE, ...told] });
    assert.deepEqual(
      periods.map((period) => dayOf(period, placementStarted)),
      [NEVER, day('2026-03-02')],
    );
  });

  test('keeps one stage apart from another, and from the stages of another dispute', () => {
    const told = [
      { type: 'dispute-stage-started', dispute: 'd2', stage: 1, on: '2026-02-02' },
      { type: 'dispute-stage-started', dispute: 'd1', stage: 2, on: '2026-02-02' },
      { type: 'dispute-stage-started', dispute: 'd1', stage: 1, on: '2026-02-02' },
    ];
    assert.deepEqual(
      read({ events: told }).stages.map(({ key }) => key),
      ['d1/1', 'd1/2', 'd2/1'],
    );
  });
});

describe('a case that is refused', () => {
  test('carries its id, so that its line can be found', () => {
    assert.equal(refuse({ id: 'c7', procedure: 'camden' }).id, 'c7');
    assert.equal(refuse('not a case').id, null);
  });

  test('names the place and the remedy', () => {
    assert.match(
      remedy('/procedure', { procedure: 'camden' }),
      /known are national, halton, expectations, thurrock, bwd/,
    );
    assert.match(remedy('/asOf', { asOf: '5 January 2026' }), /write it as 2026-01-05/);
    assert.match(remedy('/id', { id: 7 }), /must be text/);
    assert.match(remedy('/child', { child: '2014-05-02' }), /"dateOfBirth": "2014-05-02"/);
    assert.match(remedy('/events/0', { events: ['became-looked-after'] }), /an object with a "type"/);
    assert.match(remedy('/events/0/on', { events: [{ type: 'became-looked-after' }] }), /a day is missing/);
    assert.match(
      remedy('/events/1/at', { events: [IN_CARE, { type: 'iro-appointed', at: '2026-01-06T10:00:00Z' }] }),
      /local date and time such as 2026-01-05T14:30/,
    );
    assert.match(
      remedy('/events/1/reason', {
        events: [IN_CARE, { type: 'iro-private-talk-excused', review: 'r1', on: '2026-01-06', reason: 'busy' }],
      }),
      /refused, age-and-understanding/,
    );
  });

  test('says what is wrong with a record that does not say what is recorded', () => {
    assert.match(remedy('/recorded', { recorded: [] }), /must be an object/);
    assert.match(remedy('/recorded/only', { recorded: { only: ['no-such-event'] } }), /types of event/);
    assert.match(remedy('/recorded/from', { recorded: { from: '2026-01-05' } }), /for a type of event/);
    assert.match(
      remedy('/recorded/from/no-such-event', { recorded: { from: { 'no-such-event': '2026-01-05' } } }),
      /no such event/,
    );
    assert.match(
      remedy('/recorded/from/review-started', { recorded: { from: { 'review-started': 'May' } } }),
      /not a day/,
    );
    assert.match(remedy('/recorded/until', { recorded: { until: '31/03/2026' } }), /not a day/);
  });
});

function read(input: unknown): CaseFacts {
  const facts = readCase(input, VOCABULARY, DEFAULTS);
  return isRefusal(facts) ? assert.fail(`${facts.error.pointer} ${facts.error.message}`) : facts;
}

function refuse(input: unknown): CaseRefusal {
  const refusal = readCase(input, VOCABULARY, DEFAULTS);
  return isRefusal(refusal) ? refusal : assert.fail('the case was not refused');
}

function remedy(pointer: string, input: unknown): string {
  const { error } = refuse(input);
  assert.equal(error.pointer, pointer);
  return error.message;
}

function day(iso: string): Day {
  return dayFromIso(iso) ?? assert.fail(`${iso} is not a day`);
}

/** When the IRO meets, writes to and talks with the child: docs/requirements.md, groups INT and MON. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EventInput } from '../../src/rules/index.ts';
import { has, held, rowOf, rowsOf, timetableOf } from './timetable-of.ts';

const TALK = 'preparation.iro-sees-child';
const LOOKED_AFTER: EventInput = { type: 'became-looked-after', on: '2026-02-09' };
const FIRST_REVIEW = held('r1', '2026-03-02');
const SECOND_REVIEW = held('r2', '2026-05-26');

const sawChild = (review: string, on: string): EventInput => ({ type: 'iro-saw-child', review, on });

describe('the introductory letter', () => {
  const letter = (dateOfBirth: string, ...events: EventInput[]) =>
    rowsOf('allocation.introductory-letter', {
      procedure: 'expectations',
      asOf: '2026-06-01',
      child: { dateOfBirth },
      events: [
        { type: 'became-looked-after', on: '2026-05-20' },
        { type: 'service-notified', at: '2026-05-21T09:00' },
        { type: 'iro-appointed', at: '2026-05-22T09:00' },
        ...events,
      ],
    });
  const sent = (at: string) =>
    letter('2014-05-02', { type: 'introductory-letter-sent', at })[0] ?? assert.fail('no row');

  test('is for the IRO to send within 48 hours of the appointment [INT-03]', () => {
    has(sent('2026-05-24T09:00'), { due: '2026-05-24T09:00', status: 'met', actor: 'independent reviewing officer' });
    has(sent('2026-05-24T09:01'), { status: 'met-late' });
  });

  test('goes to a child who is four on the day of the appointment and not to a younger one [INT-03]', () => {
    assert.equal(letter('2022-05-22').length, 1);
    assert.equal(letter('2022-05-23').length, 0);
  });
});

describe('the talk with the child', () => {
  const talk = (review: string, procedure: string, ...events: EventInput[]) =>
    rowOf(
      TALK,
      { procedure, asOf: '2026-06-30', events: [LOOKED_AFTER, ...FIRST_REVIEW, ...SECOND_REVIEW, ...events] },
      review,
    );

  test('is due before the first review, at the latest on its day [INT-04, INT-10]', () => {
    has(talk('r1', 'national', sawChild('r1', '2026-02-26')), {
      due: '2026-03-02',
      status: 'met',
      metOn: '2026-02-26',
    });
    has(talk('r1', 'national', sawChild('r1', '2026-03-03')), { status: 'met-late', daysLate: 1, layer: 'statute' });
    has(talk('r1', 'national'), { status: 'overdue' });
  });

  test('is due before every later review too, and a talk before the first does not serve for it [INT-10, INT-22]', () => {
    const first = sawChild('r1', '2026-02-26');
    has(talk('r2', 'national', first), { due: '2026-05-26', status: 'overdue', metOn: null });
    has(talk('r2', 'national', first, sawChild('r2', '2026-05-26')), { status: 'met' });
  });

  test('is not owed where a child who understands refuses it [INT-10]', () => {
    const refused = { type: 'iro-private-talk-excused', review: 'r2', on: '2026-05-20', reason: 'refused' };
    has(talk('r2', 'national', refused), { status: 'not-applicable', reason: 'refused' });
  });

  test('falls before the day of the first review where that is asked [INT-05]', () => {
    has(talk('r1', 'expectations', sawChild('r1', '2026-03-01')), { due: '2026-03-01', status: 'met' });
    has(talk('r1', 'expectations', sawChild('r1', '2026-03-02')), { status: 'met-late', daysLate: 1 });
    has(talk('r1', 'expectations'), { nationalDue: '2026-03-02' });
  });

  test('is a visit from 20 to 10 days before the review in Blackburn with Darwen, both days included [INT-16]', () => {
    const visit = (on: string) => talk('r2', 'bwd', sawChild('r2', on));
    has(visit('2026-05-05'), { earliest: '2026-05-06', due: '2026-05-16', status: 'met-early' });
    has(visit('2026-05-06'), { status: 'met' });
    has(visit('2026-05-16'), { status: 'met' });
    has(visit('2026-05-17'), { status: 'met-late', daysLate: 1 });
  });
});

describe('between two reviews', () => {
  const contact = (procedure: string, asOf: string, ...events: EventInput[]) =>
    rowsOf('contact.midway', { procedure, asOf, events: [LOOKED_AFTER, ...held('r1', '2026-02-27'), ...events] });

  test('the IRO is in touch with the child at half of the time to the next, where that is asked [INT-06]', () => {
    // From 27 February to 27 May, when the second review is due, are 89 days; half of them, rounded down, lead to 12 April.
    const midway = (asOf: string, ...events: EventInput[]) =>
      contact('expectations', asOf, ...events)[0] ?? assert.fail('no row');
    const contacted = (on: string): EventInput => ({ type: 'iro-contacted-child', on });
    has(midway('2026-04-12'), { about: 'r1', due: '2026-04-12', status: 'upcoming' });
    has(midway('2026-04-13'), { status: 'overdue', daysLate: 1 });
    has(midway('2026-05-01', contacted('2026-04-12')), { status: 'met' });
    has(midway('2026-05-01', contacted('2026-02-27')), { status: 'overdue', metOn: null });
  });

  test('no contact is owed nationally, nor where a procedure does not ask for it [MON-01]', () => {
    const events = [LOOKED_AFTER, ...held('r1', '2026-02-27')];
    for (const procedure of ['national', 'halton', 'thurrock', 'bwd']) {
      const { obligations } = timetableOf({ procedure, asOf: '2026-05-01', events });
      const talks = obligations.filter(({ rule }) => rule.startsWith('contact.') || rule.startsWith('preparation.'));
      assert.ok(
        obligations.some(({ about }) => about === '#2'),
        'the next review is open',
      );
      // What is asked about the review that was held was asked by its day.
      assert.ok(!talks.some(({ rule, due }) => rule.startsWith('contact.') || due > '2026-02-27'), procedure);
    }
  });
});

/** The clocks of the appointment: docs/requirements.md, group APT. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EventInput } from '../../src/rules/index.ts';
import { has, rowOf, rowsOf, timetableOf } from './timetable-of.ts';

/** Friday 22 May; Monday 25 May is a bank holiday. */
const BEFORE_HOLIDAY: EventInput = { type: 'became-looked-after', on: '2026-05-22' };

test('the service hears of a new looked-after child within two working days [APT-03]', () => {
  const on = (asOf: string, ...events: EventInput[]) =>
    rowOf('allocation.notify-service', { asOf, events: [BEFORE_HOLIDAY, ...events] });
  has(on('2026-05-27'), { due: '2026-05-27', status: 'upcoming' });
  has(on('2026-05-28'), { status: 'overdue', daysLate: 1 });
  has(on('2026-06-01', { type: 'service-notified', at: '2026-05-27T17:00' }), { status: 'met', metOn: '2026-05-27' });
  has(on('2026-06-01', { type: 'service-notified', at: '2026-05-28T09:00' }), { status: 'met-late', daysLate: 1 });
});

describe('the appointment', () => {
  const on = (asOf: string, ...events: EventInput[]) =>
    rowOf('allocation.appoint-iro', { asOf, events: [BEFORE_HOLIDAY, ...events] });

  test('is good practice within five working days [APT-04]', () => {
    has(on('2026-06-02', { type: 'iro-appointed', at: '2026-06-01T16:00' }), { due: '2026-06-01', status: 'met' });
    has(on('2026-06-02', { type: 'iro-appointed', at: '2026-06-02T09:00' }), { status: 'met-late', layer: 'guidance' });
  });

  test('is owed by law before the first review, whether that is arranged or held, and by no later review [APT-04]', () => {
    const owed = (...events: EventInput[]) =>
      rowsOf('allocation.iro-before-first-review', { asOf: '2026-09-01', events: [BEFORE_HOLIDAY, ...events] });
    const arranged = { type: 'review-arranged', review: 'r1', on: '2026-06-15' };
    has(owed(arranged)[0] ?? assert.fail(), { about: 'r1', due: '2026-06-15', status: 'overdue', layer: 'statute' });
    const held = [
      { type: 'review-started', review: 'r1', on: '2026-06-12' },
      { type: 'review-completed', review: 'r1', on: '2026-06-12' },
      { type: 'review-started', review: 'r2', on: '2026-08-12' },
      { type: 'review-completed', review: 'r2', on: '2026-08-12' },
    ];
    const appointed = (at: string) => ({ type: 'iro-appointed', at });
    has(owed(arranged, ...held, appointed('2026-06-11T09:00'))[0] ?? assert.fail(), {
      due: '2026-06-12',
      status: 'met',
    });
    const late = owed(...held, appointed('2026-06-15T09:00'));
    has(late[0] ?? assert.fail(), { due: '2026-06-12', status: 'met-late', daysLate: 3 });
    assert.equal(late.length, 1);
    assert.deepEqual(owed(), [], 'nothing is arranged yet');
  });

  test('that is not made is overdue from the sixth working day, for as long as it is not made [APT-05]', () => {
    has(on('2026-06-01'), { status: 'upcoming' });
    has(on('2026-06-02'), { status: 'overdue', daysLate: 1 });
    has(on('2026-07-01'), { status: 'overdue', daysLate: 30 });
  });

  test('is owed anew when the child comes back into care [APT-05]', () => {
    const events = [
      BEFORE_HOLIDAY,
      { type: 'iro-appointed', at: '2026-05-26T10:00' },
      { type: 'ceased-looked-after', on: '2026-06-12' },
      { type: 'became-looked-after', on: '2026-07-06' },
    ];
    const rows = rowsOf('allocation.appoint-iro', { asOf: '2026-07-14', events });
    assert.deepEqual(
      rows.map(({ period, due, status }) => ({ period, due, status })),
      [
        { period: 1, due: '2026-06-01', status: 'met' },
        { period: 2, due: '2026-07-13', status: 'overdue' },
      ],
    );
  });
});

test('an IRO is allocated within 48 hours of the notification, nights and holidays counted, where that is asked [APT-06]', () => {
  const told = (...events: EventInput[]) => ({
    procedure: 'expectations',
    asOf: '2026-06-01',
    events: [BEFORE_HOLIDAY, ...events],
  });
  const notified = { type: 'service-notified', at: '2026-05-22T16:30' };
  const appointed = (at: string) => rowOf('allocation.appoint-iro', told(notified, { type: 'iro-appointed', at }));
  has(appointed('2026-05-24T16:30'), { due: '2026-05-24T16:30', nationalDue: '2026-06-01', status: 'met' });
  has(appointed('2026-05-24T16:31'), { status: 'met-late' });
  has(rowOf('allocation.appoint-iro', told(notified)), { status: 'overdue' });
  const { obligations, unknown } = timetableOf(told());
  const isAppointment = ({ rule }: { rule: string }) => rule === 'allocation.appoint-iro';
  assert.deepEqual(obligations.filter(isAppointment), []);
  assert.deepEqual(
    unknown.filter(isAppointment).map(({ missing }) => missing),
    [['service-notified']],
  );
});

/** What comes before a review, and when: docs/requirements.md, groups PRE, ATT and ADM. */
import { describe, test } from 'node:test';
import type { EventInput } from '../../src/rules/index.ts';
import { has, held, rowOf } from './timetable-of.ts';

/**
 * The second review is arranged for Tuesday 26 May. Counting back, Monday 25 and Monday 4 May are bank holidays:
 * 3 working days before is 20 May, 5 is 18 May, 10 is 11 May, 15 is 1 May and 20 is 24 April.
 */
const ARRANGED: readonly EventInput[] = [
  { type: 'became-looked-after', on: '2026-02-09' },
  ...held('r1', '2026-03-02'),
  { type: 'review-arranged', review: 'r2', on: '2026-05-26' },
];

function step(rule: string, procedure: string, ...events: EventInput[]) {
  return rowOf(`preparation.${rule}`, { procedure, asOf: '2026-05-25', events: [...ARRANGED, ...events] }, 'r2');
}

function done(type: string, on: string): EventInput {
  return { type, review: 'r2', on };
}

describe('the social worker', () => {
  test('talks with the child about the review at least 20 working days before it [PRE-01]', () => {
    const talk = (on: string) =>
      step('social-worker-consults-child', 'national', done('social-worker-consulted-child', on));
    has(talk('2026-04-24'), { due: '2026-04-24', status: 'met', actor: 'social worker' });
    has(talk('2026-04-25'), { status: 'met-late', daysLate: 1 });
  });

  test('does so in Blackburn with Darwen by the same day [PRE-02]', () => {
    has(step('social-worker-consults-child', 'bwd'), { due: '2026-04-24', status: 'overdue' });
  });

  test('has the report there at least three working days before [PRE-08]', () => {
    const report = (on: string) => step('social-worker-report', 'national', done('social-worker-report-received', on));
    has(report('2026-05-20'), { due: '2026-05-20', status: 'met', actor: 'social worker' });
    has(report('2026-05-21'), { status: 'met-late', daysLate: 1 });
  });

  test('has the report there three working days before a first review and five before later ones, in Blackburn with Darwen [PRE-11]', () => {
    has(step('social-worker-report', 'bwd'), { due: '2026-05-18', nationalDue: '2026-05-20' });
    // Monday 2 March less three working days is Wednesday 25 February.
    const told = { procedure: 'bwd', asOf: '2026-05-25', events: ARRANGED };
    has(rowOf('preparation.social-worker-report', told, 'r1'), { due: '2026-02-25', nationalDue: '2026-02-25' });
  });
});

describe('the plans that a review looks at', () => {
  test('the personal education plan reaches the IRO at least three working days before [PRE-09]', () => {
    has(step('pep', 'national', done('pep-received', '2026-05-20')), { due: '2026-05-20', status: 'met' });
    has(step('pep', 'national', done('pep-received', '2026-05-21')), { status: 'met-late' });
  });

  test('the health plan reaches the IRO at least three working days before [PRE-10]', () => {
    has(step('health-plan', 'national', done('health-plan-received', '2026-05-20')), {
      due: '2026-05-20',
      status: 'met',
    });
    has(step('health-plan', 'national', done('health-plan-received', '2026-05-21')), { status: 'met-late' });
  });
});

describe('the IRO speaks with the social worker', () => {
  const RULE = 'preparation.iro-speaks-to-social-worker';

  test('at least 15 working days before the review [PRE-03]', () => {
    const talk = (on: string) =>
      step('iro-speaks-to-social-worker', 'national', done('iro-spoke-to-social-worker', on));
    has(talk('2026-05-01'), { due: '2026-05-01', status: 'met', actor: 'independent reviewing officer' });
    has(talk('2026-05-05'), { status: 'met-late', daysLate: 4 });
    has(step('iro-speaks-to-social-worker', 'national'), { status: 'overdue' });
  });

  test('as soon as practicable where the child was not looked after 15 working days before [PRE-03]', () => {
    const events = [
      { type: 'became-looked-after', on: '2026-02-09' },
      { type: 'review-arranged', review: 'r1', on: '2026-02-20' },
    ];
    const row = rowOf(RULE, { asOf: '2026-02-16', events });
    has(row, { due: '2026-02-20', asSoonAsPracticable: true, status: 'upcoming' });
  });
});

describe('the review administration', () => {
  test('sends the consultation documents at least ten working days before the review [PRE-05, ADM-02]', () => {
    const sent = (on: string) => step('consultation-documents', 'national', done('consultation-documents-sent', on));
    has(sent('2026-05-11'), { due: '2026-05-11', status: 'met', actor: 'review administrator' });
    has(sent('2026-05-12'), { status: 'met-late', daysLate: 1 });
  });

  test('sends the invitations at least ten working days before the review [ATT-03, ADM-02]', () => {
    const sent = (on: string) => step('invitations', 'national', done('invitations-sent', on));
    has(sent('2026-05-11'), { due: '2026-05-11', status: 'met', actor: 'review administrator' });
    has(sent('2026-05-12'), { status: 'met-late', daysLate: 1 });
  });
});

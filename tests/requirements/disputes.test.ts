/** The clocks and ladders of dispute resolution: docs/requirements.md, groups DIS, DTH and DBW. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type EventInput, listProcedures } from '../../src/rules/index.ts';
import { has, rowOf, rowsOf } from './timetable-of.ts';

const opened = (on: string): EventInput => ({ type: 'dispute-opened', dispute: 'd1', on });
const started = (stage: number, on: string): EventInput => ({
  type: 'dispute-stage-started',
  dispute: 'd1',
  stage,
  on,
});
const answered = (stage: number, on: string): EventInput => ({
  type: 'dispute-stage-answered',
  dispute: 'd1',
  stage,
  on,
});

/** The answer that is due at one stage; from Monday 16 March five working days end on Monday 23 March. */
function stage(procedure: string, number: number, ...events: EventInput[]) {
  return rowOf('dispute.stage-response', { procedure, asOf: '2026-06-01', events }, `d1/${number}`);
}

function ladderOf(procedure: string) {
  return listProcedures().find(({ id }) => id === procedure)?.ladder ?? assert.fail(`there is no ${procedure}`);
}

function addressee(procedure: string, number: number): string {
  const rung = ladderOf(procedure).find((one) => one.stage === number);
  return rung?.addressee ?? assert.fail(`there is no stage ${number}`);
}

describe('a formal dispute', () => {
  test('takes no more than 20 working days in all [DIS-08]', () => {
    const resolved = (...events: EventInput[]) =>
      rowOf('dispute.total', { asOf: '2026-05-01', events: [opened('2026-03-16'), ...events] });
    const on = (day: string): EventInput => ({ type: 'dispute-resolved', dispute: 'd1', on: day });
    // Good Friday and Easter Monday put the twentieth working day off to Wednesday 15 April.
    has(resolved(on('2026-04-15')), { due: '2026-04-15', status: 'met' });
    has(resolved(on('2026-04-16')), { status: 'met-late', daysLate: 1 });
    has(resolved(), { status: 'overdue', daysLate: 16 });
  });

  test('climbs a ladder whose stages have a time to answer, where a procedure gives one [DIS-06]', () => {
    for (const [procedure, stages] of [
      ['thurrock', 3],
      ['bwd', 5],
    ] as const) {
      assert.ok(ladderOf(procedure).length >= stages, procedure);
      for (let number = 1; number <= stages; number += 1) {
        has(stage(procedure, number, started(number, '2026-03-16')), { due: '2026-03-23', status: 'overdue' });
      }
    }
  });

  test('may start at any stage: its clock and the total run without the stages below it [DIS-07]', () => {
    const events = [opened('2026-03-16'), started(4, '2026-03-16')];
    has(stage('bwd', 4, ...events), { due: '2026-03-23' });
    has(rowOf('dispute.total', { procedure: 'bwd', asOf: '2026-06-01', events }), { due: '2026-04-15' });
    assert.equal(rowsOf('dispute.stage-response', { procedure: 'bwd', asOf: '2026-06-01', events }).length, 1);
  });
});

describe('the management alert of Thurrock', () => {
  test('has the levels of the council in their order [DTH-12]', () => {
    assert.deepEqual(
      ladderOf('thurrock').map(({ stage: number, addressee: post }) => `${number} ${post}`),
      [
        '1 Social worker',
        '2 Team manager',
        '3 Service manager',
        '4 Head of service',
        '5 Director',
        '6 Chief executive',
      ],
    );
  });

  test('may go straight to stage 3, which is answered in its own time [DTH-13]', () => {
    has(stage('thurrock', 3, started(3, '2026-03-16')), { due: '2026-03-23' });
  });

  test('is answered at each of stages 1 to 3 within five working days, and at no later stage [DTH-14]', () => {
    for (const number of [1, 2, 3]) {
      const answer = (on: string) => stage('thurrock', number, started(number, '2026-03-16'), answered(number, on));
      has(answer('2026-03-23'), { due: '2026-03-23', status: 'met', layer: 'local' });
      has(answer('2026-03-24'), { status: 'met-late', daysLate: 1 });
    }
    const told = { procedure: 'thurrock', asOf: '2026-06-01', events: [started(4, '2026-03-16')] };
    assert.deepEqual(rowsOf('dispute.stage-response', told), []);
  });
});

describe('the challenge of Blackburn with Darwen', () => {
  const answersInFiveDays = (number: number): void => {
    const answer = (on: string) => stage('bwd', number, started(number, '2026-03-16'), answered(number, on));
    has(answer('2026-03-23'), { due: '2026-03-23', status: 'met', layer: 'local' });
    has(answer('2026-03-24'), { status: 'met-late', daysLate: 1 });
  };

  test('is first answered by the social worker, and the area team manager where needed, within five working days [DBW-03]', () => {
    assert.equal(addressee('bwd', 1), 'Social worker, and the area team manager where needed');
    answersInFiveDays(1);
  });

  test('is then answered by the area team manager within five working days [DBW-04]', () => {
    assert.equal(addressee('bwd', 2), 'Area team manager');
    answersInFiveDays(2);
  });

  test('is then answered by the service lead within five working days [DBW-05]', () => {
    assert.equal(addressee('bwd', 3), 'Service lead');
    answersInFiveDays(3);
  });

  test('is then answered by the head of service within five working days [DBW-06]', () => {
    assert.equal(addressee('bwd', 4), 'Head of service');
    answersInFiveDays(4);
  });

  test('is at last answered by the director of children’s services within five working days [DBW-07]', () => {
    assert.equal(addressee('bwd', 5), 'Director of children’s services');
    answersInFiveDays(5);
  });

  test('has 20 working days for its formal stages, which four stages of five fill, the informal one before them [DBW-08]', () => {
    const events = [
      started(1, '2026-03-02'),
      opened('2026-03-09'),
      started(2, '2026-03-09'),
      started(3, '2026-03-16'),
      started(4, '2026-03-23'),
      started(5, '2026-03-30'),
    ];
    const total = rowOf('dispute.total', { procedure: 'bwd', asOf: '2026-06-01', events });
    has(total, { due: '2026-04-08' });
    assert.equal(stage('bwd', 5, ...events).due, total.due);
  });
});

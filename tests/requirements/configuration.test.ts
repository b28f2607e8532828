/** The national guidance and an authority's own procedure beside it: docs/requirements.md, groups CFG and DEF. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type EventInput, listProcedures, makeRegister, PROCEDURE_IDS } from '../../src/rules/index.ts';
import { has, held, rowOf, timetableOf } from './timetable-of.ts';

/** A child of whom much is told, so that nearly every rule has something to say. */
const EVENTFUL: readonly EventInput[] = [
  { type: 'became-looked-after', on: '2026-01-05' },
  { type: 'service-notified', at: '2026-01-06T10:00' },
  { type: 'iro-appointed', at: '2026-01-07T10:00' },
  { type: 'placement-started', on: '2026-01-05' },
  ...held('r1', '2026-01-28'),
  { type: 'decisions-issued', review: 'r1', on: '2026-02-03' },
  { type: 'review-adjourned', review: 'r2', on: '2026-04-20' },
  { type: 'review-arranged', review: 'r3', on: '2026-10-12' },
  { type: 'dispute-opened', dispute: 'd1', on: '2026-03-16' },
  { type: 'dispute-stage-started', dispute: 'd1', stage: 1, on: '2026-03-16' },
  { type: 'court-document-received', document: 'order', on: '2026-04-01' },
];

const eventful = (procedure: string) =>
  timetableOf({ procedure, asOf: '2026-06-01', child: { dateOfBirth: '2009-06-15' }, events: EVENTFUL });

describe('a local procedure', () => {
  test('that is looser than the national guidance is shown as such, with its reason and the national day [CFG-01]', () => {
    const overrides = listProcedures().flatMap((procedure) => procedure.overrides);
    const looser = overrides.filter(({ strictness }) => strictness === 'looser');
    const names = looser.map(({ procedure, rule }) => `${procedure} ${rule}`);
    for (const name of ['bwd outcome.full-record', 'bwd outcome.distribution']) assert.ok(names.includes(name), name);
    for (const { procedure, rule, reason } of looser.filter(({ procedure: id }) => id === 'bwd')) {
      assert.match(reason, /looser than the guidance/);
      const row = rowOf(rule, { procedure, asOf: '2026-06-01', events: EVENTFUL }, 'r1');
      assert.ok(row.nationalDue !== null && row.nationalDue < row.due, rule);
    }
  });

  test('resolves disputes by a ladder of its own, and all within 20 working days [CFG-04]', () => {
    const stages = new Set(listProcedures().map(({ ladder }) => ladder.length));
    for (const count of [0, 5, 6]) assert.ok(stages.has(count), `a ladder of ${count} stages`);
    for (const procedure of PROCEDURE_IDS) {
      has(rowOf('dispute.total', { procedure, asOf: '2026-06-01', events: EVENTFUL }), { due: '2026-04-15' });
    }
  });

  test('gives a reason and a source for every figure of its own, and the day from which the newest chapter holds [CFG-06]', () => {
    const overrides = listProcedures().flatMap((procedure) => procedure.overrides);
    assert.ok(overrides.length > 0);
    for (const { procedure, rule, reason, citation } of overrides) {
      assert.notEqual(reason, '', `${procedure} ${rule}`);
      assert.equal(citation.source, procedure, rule);
    }
    const ofChapter = overrides.filter(({ procedure }) => procedure === 'expectations');
    assert.ok(ofChapter.length > 0);
    for (const { rule, inForceFrom } of ofChapter) assert.equal(inForceFrom, '2023-08-01', rule);
  });

  test('takes none of the national duties away [CFG-09]', () => {
    const duties = (procedure: string) => eventful(procedure).obligations.map(({ rule, about }) => `${rule} ${about}`);
    const national = duties('national');
    assert.ok(new Set(national.map((duty) => duty.split(' ')[0])).size >= 20, national.join('\n'));
    for (const procedure of PROCEDURE_IDS) {
      const own = new Set(duties(procedure));
      assert.deepEqual(
        national.filter((duty) => !own.has(duty)),
        [],
        procedure,
      );
    }
  });
});

test('every obligation names the provision it rests on, and the register says where the Act and Regulations are [CFG-08]', () => {
  for (const procedure of PROCEDURE_IDS) {
    for (const { rule, citations } of eventful(procedure).obligations) assert.ok(citations.length > 0, rule);
  }
  for (const { id, layer, citations } of makeRegister().rules) {
    const opened = citations.filter(({ title, provision }) => title !== '' && provision !== '');
    assert.equal(opened.length, citations.length, id);
    const isLinked = citations.some(({ url }) => url?.startsWith('https://www.legislation.gov.uk/'));
    assert.ok(layer !== 'statute' || isLinked, id);
  }
});

test('a working day is no weekend, Christmas Day, Good Friday or bank holiday in England and Wales [DEF-16]', () => {
  const dueAfterTwo = (on: string): string =>
    rowOf('allocation.notify-service', { asOf: on, events: [{ type: 'became-looked-after', on }] }).due;
  assert.equal(dueAfterTwo('2026-06-11'), '2026-06-15', 'a weekend');
  assert.equal(dueAfterTwo('2026-04-02'), '2026-04-08', 'Good Friday and Easter Monday');
  assert.equal(dueAfterTwo('2025-12-24'), '2025-12-30', 'Christmas Day and Boxing Day');
  assert.equal(dueAfterTwo('2022-09-16'), '2022-09-21', 'the day of the state funeral of 2022');
  assert.equal(dueAfterTwo('2026-12-31'), '2027-01-05', 'New Year, and not the second day of it that Scotland has');
  assert.equal(dueAfterTwo('2026-03-16'), '2026-03-18', 'Saint Patrick’s Day, a bank holiday in Northern Ireland only');
});

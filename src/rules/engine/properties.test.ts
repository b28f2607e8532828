import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryCase, type WholeCase } from '../../../tests/golden/arbitrary-case.ts';
import { FIXED_RULES } from '../../../tests/golden/fixed-rules.ts';
import { checkDays, checkStatus, day, later } from '../../../tests/golden/row-checks.ts';
import { isWorkingDay, nonWorkingDaysBetween } from '../calendar/working-days.ts';
import type { CaseInput, EventInput, RecordedInput } from '../facts/case-input.ts';
import { RULES } from './compile-procedure.ts';
import type { ContractObligation, ContractResult } from './contract-result.ts';
import type { Evaluation } from './evaluate.ts';
import type { Rule } from './rule.ts';
import { PROCEDURE_IDS, workOutTimetable } from './timetable.ts';
import { toContractResult } from './to-contract.ts';
import { toContractJson } from './to-json.ts';

/** Fixed, so that every run asks the same; a failure prints it with the path to the smallest case. */
const SETTINGS = { seed: 20_261_122, numRuns: 1500 };
const DEFAULTS = { procedure: 'national', asOf: day('2026-11-22') };

/** Of these the national procedure knows nothing. Which day a review is due is a duty everywhere, whatever its rule. */
const LOCAL_ONLY = RULES.filter((rule) => rule.terms === null && !isDecider(rule)).map(({ id }) => id);
const REVIEW_DATES = RULES.filter(isDecider).map(({ id }) => id);
const METWAYS = ['met', 'met-late', 'met-early'];
const STATUSES = ['deemed-agreed', 'met', 'met-early', 'met-late', 'not-applicable', 'overdue', 'upcoming'];
const REVIEW_STARTED = 'review-started';
const METBY = new Map(RULES.map((rule) => [rule.id, rule.metBy.type]));

/** Days around asOf on which a record may begin or end. */
const recordedDay = fc.integer({ min: -1500, max: 200 });
const recordedCase = fc
  .record({
    told: arbitraryCase,
    only: fc.option(fc.subarray([...new Set(METBY.values())]), { nil: undefined }),
    from: fc.array(fc.tuple(fc.constantFrom(...METBY.values()), recordedDay), { maxLength: 6 }),
    until: fc.option(recordedDay, { nil: undefined }),
  })
  .map(({ told, only, from, until }) => {
    const record: RecordedInput = {
      ...(only !== undefined && { only }),
      from: Object.fromEntries(from.map(([type, days]) => [type, later(told.asOf, days)])),
      ...(until !== undefined && { until: later(told.asOf, until) }),
    };
    return { told, record };
  });

describe('any valid case', () => {
  test('says the same, in the same order, however its events are shuffled', () => {
    const shuffled = arbitraryCase.chain((told) =>
      fc.tuple(fc.constant(told), fc.shuffledSubarray([...told.events], { minLength: told.events.length })),
    );
    check(shuffled, ([told, events]) => assert.deepEqual(workOut({ ...told, events }), workOut(told)));
  });

  test('is not moved by a court document or a dispute, which concern no other duty', () => {
    const unrelated = fc.record({ days: fc.integer({ min: -2000, max: 0 }), isDocument: fc.boolean() });
    check(fc.tuple(arbitraryCase, unrelated), ([told, { days, isDocument }]) => {
      const on = later(told.asOf, days);
      const event: EventInput = isDocument
        ? { type: 'court-document-received', document: 'new', on }
        : { type: 'dispute-opened', dispute: 'new', on };
      const before = workOut(told);
      const after = workOut({ ...told, events: [event, ...told.events] });
      assert.deepEqual(
        after.obligations.filter(({ about }) => about !== 'new'),
        before.obligations,
      );
      assert.deepEqual(after.unknown, before.unknown);
      assert.equal(after.obligations.length, before.obligations.length + 1);
    });
  });

  test('is not moved by what happens after its day, arrangements apart', () => {
    check(arbitraryCase, (told) => {
      assert.deepEqual(workOut({ ...told, events: pastEvents(told) }), workOut(told));
    });
  });

  test('never turns what was met into not met, nor its day, as time goes on without new events', () => {
    check(fc.tuple(arbitraryCase, fc.integer({ min: 1, max: 800 })), ([told, days]) => {
      const events = pastEvents(told);
      const after = byDuty(workOut({ ...told, events, asOf: later(told.asOf, days) }).obligations);
      for (const row of workOut({ ...told, events }).obligations) {
        if (row.metOn === null) continue;
        const laterRow = after.get(dutyOf(row));
        assert.equal(laterRow?.metOn, row.metOn, dutyOf(row));
        assert.equal(METWAYS.includes(laterRow.status), METWAYS.includes(row.status), dutyOf(row));
      }
    });
  });

  test('has the national due day beside its own: the one that the national procedure gives', () => {
    check(arbitraryCase, (told) => {
      const nationally = byDuty(workOut({ ...told, procedure: 'national' }).obligations);
      for (const procedure of PROCEDURE_IDS) {
        const { obligations } = workOut({ ...told, procedure });
        for (const row of obligations) {
          const expected = LOCAL_ONLY.includes(row.rule) ? null : nationally.get(dutyOf(row))?.due;
          assert.equal(row.nationalDue, expected, `${procedure}: ${dutyOf(row)}`);
        }
        const own = byDuty(obligations);
        for (const duty of nationally.keys()) assert.ok(own.has(duty) || isUntimed(duty, told, procedure), duty);
      }
    });
  });

  test('is explained and cited, duty by duty, and each duty is told once', () => {
    check(arbitraryCase, (told) => {
      const { obligations } = workOut(told);
      for (const { explanation, citations, title, rule } of obligations) {
        assert.match(explanation, / \d{4}\b/, `${rule} names a day: ${explanation}`);
        assert.doesNotMatch(explanation, /undefined|null|NaN/, rule);
        assert.notEqual(title, '');
        assert.equal(
          new Set(citations.map(({ source, provision }) => `${source} ${provision}`)).size,
          citations.length,
        );
        assert.ok(
          citations.length > 0 && citations.every(({ source, provision }) => source.length > 0 && provision.length > 0),
        );
      }
      const names = obligations.map(({ rule, about, period }) => `${rule} ${about} ${period}`);
      assert.equal(new Set(names).size, names.length);
    });
  });

  test('has a status that follows from due, metOn and asOf', () => {
    check(arbitraryCase, (told) => {
      for (const row of workOut(told).obligations) checkStatus(row, told.asOf);
    });
  });

  test('has exactly one review without a recording date in each period of care that has begun', () => {
    check(arbitraryCase, (told) => {
      const begun = told.events.filter(({ type, on = '' }) => type === 'became-looked-after' && on <= told.asOf);
      const open = workOut(told).obligations.filter((row) => isReviewDate(row.rule) && row.metOn === null);
      assert.deepEqual(
        open.map(({ period }) => period),
        begun.map((_, index) => index + 1),
      );
    });
  });

  test('holds no day but those of calendars that people use', () => {
    check(arbitraryCase, (told) => {
      for (const row of workOut(told).obligations) checkDays(row);
    });
  });

  test('is to be scheduled by the last working day on or before the due day', () => {
    check(arbitraryCase, (told) => {
      for (const { rule, due, scheduleBy } of workOut(told).obligations) {
        if (scheduleBy === undefined) continue;
        assert.match(rule, /^review\./);
        assert.ok(isWorkingDay(day(scheduleBy)), scheduleBy);
        const between = day(due) - day(scheduleBy);
        assert.equal(nonWorkingDaysBetween(day(scheduleBy), day(due)).length, between, `${scheduleBy} for ${due}`);
      }
    });
  });

  test('is written as JSON alike by both writers', () => {
    check(arbitraryCase, (told) => {
      const evaluation = evaluateCase(told);
      assert.deepEqual(JSON.parse(toContractJson(evaluation)), toContractResult(evaluation));
    });
  });

  test('is one of many: every rule and every status occurs among them', () => {
    const rows = fc.sample(arbitraryCase, SETTINGS).flatMap((told) => workOut(told).obligations);
    const occurring = new Set(rows.map(({ rule }) => rule));
    assert.deepEqual(
      FIXED_RULES.filter((rule) => !occurring.has(rule)),
      [],
    );
    assert.deepEqual([...new Set(rows.map(({ status }) => status))].sort(), STATUSES);
  });
});

describe('what was never recorded', () => {
  test('is never overdue, nor taken for agreed', () => {
    check(recordedCase, ({ told, record }) => {
      for (const row of workOut({ ...told, recorded: record }).obligations) {
        if (row.status !== 'overdue' && !(row.status === 'deemed-agreed' && row.metOn === null)) continue;
        const type = METBY.get(row.rule) ?? '';
        assert.ok(record.only === undefined || record.only.includes(type), `${row.rule}: ${type} is not recorded`);
        assert.ok(row.due >= (record.from?.[type] ?? ''), `${row.rule}: due before ${type} was recorded`);
        assert.ok(row.due.slice(0, 10) <= (record.until ?? '9999'), `${row.rule}: due after the record ends`);
      }
    });
  });

  test('is unknown instead: no duty is lost, and none that was met is touched', () => {
    check(recordedCase, ({ told, record }) => {
      // From when reviews were recorded decides which review a later one is: that is the next property.
      const { [REVIEW_STARTED]: _, ...from } = record.from ?? {};
      const withRecord = workOut({ ...told, recorded: { ...record, from } });
      const kept = byDuty(withRecord.obligations);
      const unknown = byDuty(withRecord.unknown);
      for (const row of workOut(told).obligations) {
        const same = kept.get(dutyOf(row));
        if (same !== undefined) assert.deepEqual(same, row);
        else {
          assert.equal(row.metOn, null, dutyOf(row));
          assert.deepEqual(unknown.get(dutyOf(row))?.missing, [METBY.get(row.rule)], dutyOf(row));
        }
      }
    });
  });

  test('leaves every review with a due day or with none that can be known, and no nonsense', () => {
    check(fc.tuple(arbitraryCase, recordedDay), ([told, days]) => {
      const recorded = { from: { [REVIEW_STARTED]: later(told.asOf, days) } };
      const { obligations, unknown } = workOut({ ...told, recorded });
      const duties = [...obligations, ...unknown].map(dutyOf);
      assert.equal(new Set(duties).size, duties.length);
      for (const row of workOut(told).obligations) assert.ok(duties.includes(dutyOf(row)), dutyOf(row));
      for (const row of obligations) checkDays(row);
    });
  });

  test('changes nothing where everything is recorded', () => {
    check(arbitraryCase, (told) => {
      assert.deepEqual(workOut({ ...told, recorded: {} }), workOut(told));
    });
  });
});

function check<Told>(arbitrary: fc.Arbitrary<Told>, holds: (told: Told) => void): void {
  fc.assert(fc.property(arbitrary, holds), SETTINGS);
}

function evaluateCase(told: CaseInput): Evaluation {
  const outcome = workOutTimetable(told, DEFAULTS);
  return 'error' in outcome ? assert.fail(`${outcome.error.pointer} ${outcome.error.message}`) : outcome;
}

function workOut(told: CaseInput): ContractResult {
  return toContractResult(evaluateCase(told));
}

/** Only arrangements are known ahead. */
function pastEvents({ events, asOf }: WholeCase): EventInput[] {
  return events.filter(({ type, on, at }) => type === 'review-arranged' || (on ?? at ?? '').slice(0, 10) <= asOf);
}

/** When a review is due is one duty, whichever rule gives its day. */
function dutyOf({ rule, about, period }: Pick<ContractObligation, 'rule' | 'about' | 'period'>): string {
  return `${isReviewDate(rule) ? 'review' : rule} ${about} ${period}`;
}

function byDuty<Row extends Parameters<typeof dutyOf>[0]>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [dutyOf(row), row]));
}

function isReviewDate(rule: string): boolean {
  return REVIEW_DATES.includes(rule);
}

function isDecider(rule: Rule): boolean {
  return rule.of === 'review' && rule.decides !== undefined;
}

/** Under expectations the 48 hours have no beginning before the service is notified. */
function isUntimed(duty: string, told: WholeCase, procedure: string): boolean {
  if (procedure !== 'expectations' || !duty.startsWith('allocation.appoint-iro')) return false;
  return workOut({ ...told, procedure }).unknown.some((row) => dutyOf(row) === duty);
}

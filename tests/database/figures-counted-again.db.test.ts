/**
 * The figures of a made-up authority, counted again from its facts in plain loops: no query that counts, and of the duties
 * none that was stored. What the pages say and what comes out here must be one.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import type { DutyCounts, ReportPeriod } from '../../src/casework/figures/model.ts';
import { reportCaseload } from '../../src/casework/figures/report-caseload.ts';
import { reportCaseloadMonths } from '../../src/casework/figures/report-caseload-months.ts';
import { reportParticipation } from '../../src/casework/figures/report-participation.ts';
import { reportTimeliness } from '../../src/casework/figures/report-timeliness.ts';
import { loadCases } from '../../src/casework/obligations/load-cases.ts';
import { getFigures } from '../../src/casework/obligations/recompute-obligations.ts';
import { workOutChild } from '../../src/casework/obligations/work-out-child.ts';
import { createDemo } from '../../src/demo/create-demo.ts';
import { listAuthorityIds } from '../../src/platform/database/authority-ids.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import { dayFromIso, isoFromDay, NEVER } from '../../src/rules/index.ts';
import { makeTestHome } from '../support/test-server.ts';

const TODAY = '2026-11-20';
const today = dayFromIso(TODAY) ?? assert.fail();
const PERIOD: ReportPeriod = { from: '2025-04-01', until: '2026-11-30', asOf: TODAY };

const home = makeTestHome();
const database = await openDatabase({ home });
after(async () => {
  await database.close();
  rmSync(home, { recursive: true, force: true });
});
assert.ok(await createDemo(database, { today, children: 60, years: 3 }));
const [authorityId = ''] = await listAuthorityIds(database);
const program = { authorityId, userId: null };

const raw = await database.withTransaction(program, async (tx) => {
  const children = await tx.selectFrom('children').select(['id', 'born_on']).execute();
  return {
    children: new Map(children.map(({ id, born_on }) => [id, born_on])),
    cases: await loadCases(
      tx,
      program,
      children.map(({ id }) => id),
    ),
    figures: await getFigures(tx, program),
    reviews: await tx.selectFrom('reviews').select(['child_id', 'recording_on', 'participation']).execute(),
    appointments: await tx
      .selectFrom('appointments')
      .select(['child_id', 'staff_id', 'started_on', 'ended_on'])
      .execute(),
    care: await tx.selectFrom('periods_of_care').select(['child_id', 'started_on', 'ended_on']).execute(),
    staff: await tx.selectFrom('staff').select(['id', 'name', 'roles', 'full_time_equivalent']).execute(),
  };
});

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
const isIn = (day: string) => day >= PERIOD.from && day <= PERIOD.until;
const isOver = (span: { started_on: string; ended_on: string | null }, day: string) =>
  span.started_on <= day && (span.ended_on === null || span.ended_on > day);

describe('figures counted again in plain loops', () => {
  it('of timeliness are what the rules say of each child’s facts, duty by duty [REP-06, REP-28]', async () => {
    const counted = countDuties();
    const report = await database.withTransaction(program, (tx) => reportTimeliness(tx, program, PERIOD));
    const told = new Map<string, number>();
    for (const { rule, months, unknown } of report.rules) {
      for (const { month, counts } of months) tell(told, `${rule} ${month}`, statusesOf(counts));
      tell(told, `${rule} unknown`, unknown);
    }
    assert.equal(report.outOfDate, 0);
    assert.ok(counted.size > 100, 'the demo is too small to show anything');
    assert.deepEqual(sorted(told), sorted(counted));
  });

  it('of participation are what is recorded of each review and the child’s birthday [REP-25]', async () => {
    const counted = countReviews();
    const report = await database.withTransaction(program, (tx) => reportParticipation(tx, program, PERIOD));
    const told = new Map<string, number>();
    for (const { month, held, underFour, ageUnknown, fourAndOver } of report.months) {
      const { byCode, notStated, codedUnderFour } = fourAndOver;
      const figures = { held, 'under four': underFour, 'age unknown': ageUnknown, 'not stated': notStated };
      tell(told, month, { ...figures, ...byCode, PN0: codedUnderFour });
    }
    assert.ok(counted.size > 20, 'the demo is too small to show anything');
    assert.deepEqual(sorted(told), sorted(counted));
  });

  it('of caseload are the looked-after children of each appointment, today and month by month [REP-26, REP-30]', async () => {
    const inCare = (childId: string, day: string) =>
      raw.care.some((span) => span.child_id === childId && isOver(span, day));
    const childrenOf = (staffId: string, day: string) =>
      raw.appointments.filter((one) => one.staff_id === staffId && isOver(one, day) && inCare(one.child_id, day))
        .length;
    const report = await database.withTransaction(program, (tx) => reportCaseload(tx, program, { asOf: TODAY }));
    assert.ok(report.officers.length > 1);
    for (const { staffId, children, name } of report.officers) assert.equal(children, childrenOf(staffId, TODAY), name);
    assert.equal(report.lookedAfter, raw.care.filter((span) => isOver(span, TODAY)).length);

    const months = await database.withTransaction(program, (tx) => reportCaseloadMonths(tx, program, PERIOD));
    assert.equal(months.months.length, 20);
    const officers = raw.staff.filter(({ roles }) => roles.includes('iro'));
    const posts = officers.reduce((sum, { full_time_equivalent: part }) => sum + Number(part), 0);
    for (const [index, { on, month }] of months.months.entries()) {
      let together = 0;
      for (const { id, name, full_time_equivalent: part } of officers) {
        const children = childrenOf(id, on);
        together += children;
        const told = months.officers.find(({ staffId }) => staffId === id)?.months[index];
        const perFullTime = Math.round((children / Number(part)) * 10) / 10;
        assert.deepEqual([told?.children, told?.perFullTime], [children, perFullTime], `${name}, ${month}`);
      }
      assert.equal(months.team[index]?.children, together, month);
      assert.equal(months.team[index]?.perFullTime, Math.round((together / posts) * 10) / 10, month);
      const lookedAfter = raw.care.filter((span) => isOver(span, on)).length;
      assert.equal(months.withoutIro[index], lookedAfter - together, month);
    }
  });
});

/** The duties that fell due, by rule, month and how they stand; and those of which nobody knows, by reason. */
function countDuties(): Map<string, number> {
  const counted = new Map<string, number>();
  for (const child of raw.cases) {
    const worked = workOutChild(child, { ...raw.figures, today });
    if ('refused' in worked) assert.fail(worked.refused);
    for (const { rule, due, nationalDue, status } of worked.obligations) {
      const day = isoFromDay(due);
      if (!isIn(day)) continue;
      add(counted, `${rule.id} ${day.slice(0, 7)} ${status}`);
      if (nationalDue !== NEVER && nationalDue !== due) add(counted, `${rule.id} ${day.slice(0, 7)} differing`);
    }
    for (const { rule, because = 'not-told' } of worked.unknown) add(counted, `${rule} unknown ${because}`);
  }
  return counted;
}

/** The reviews that were held, by month and by how the child took part. */
function countReviews(): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { child_id, recording_on, participation } of raw.reviews) {
    if (recording_on === null || !isIn(recording_on) || recording_on > TODAY) continue;
    const bornOn = raw.children.get(child_id) ?? null;
    const month = recording_on.slice(0, 7);
    add(counted, `${month} held`);
    if (bornOn === null) add(counted, `${month} age unknown`);
    else if (recording_on < fourthBirthday(bornOn)) add(counted, `${month} under four`);
    else add(counted, `${month} ${participation ?? 'not stated'}`);
  }
  return counted;
}

function tell(told: Map<string, number>, of: string, counts: Readonly<Record<string, number>>): void {
  for (const [what, count] of Object.entries(counts)) if (count > 0) told.set(`${of} ${what}`, count);
}

/** By the words that the rules have for how a duty stands. */
function statusesOf(counts: DutyCounts): Readonly<Record<string, number>> {
  return {
    met: counts.inTime,
    'met-late': counts.late,
    'met-early': counts.early,
    overdue: counts.overdue,
    'deemed-agreed': counts.deemedAgreed,
    upcoming: counts.upcoming,
    'not-applicable': counts.notApplicable,
    differing: counts.national.differing,
  };
}

/** Of somebody born on 29 February it is a 29 February. */
function fourthBirthday(bornOn: string): string {
  return `${Number(bornOn.slice(0, 4)) + 4}${bornOn.slice(4)}`;
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}

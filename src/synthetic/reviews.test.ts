import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addMonths, addWeeks, type Day, dayFromIso } from '../rules/calendar/day.ts';
import { addWorkingDays, isWorkingDay } from '../rules/calendar/working-days.ts';
import { Random } from './random.ts';
import type { RegimeChange, RegimeEvent } from './regimes.ts';
import { type ReviewMeeting, reviewsOf } from './reviews.ts';

const TRIES = 400;
const UNTIL = day('2026-03-31');
const START = day('2023-05-15');

function day(iso: string): Day {
  const found = dayFromIso(iso);
  assert.ok(found !== undefined);
  return found;
}

function change(iso: string, event: RegimeEvent): RegimeChange {
  return { on: day(iso), event };
}

/** Many plans of the same care, each with luck of its own. */
function plansOf(care: { start?: Day; end?: Day; changes?: readonly RegimeChange[] }): ReviewMeeting[][] {
  const { start = START, end = UNTIL, changes = [] } = care;
  return Array.from({ length: TRIES }, (_, seed) => reviewsOf(new Random(seed), { start, end, changes, until: UNTIL }));
}

function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

function firstIn(plan: readonly ReviewMeeting[], regime: string): Day | undefined {
  return plan.find((meeting) => meeting.regime === regime)?.on;
}

test('meets first within 20 working days, then in three months, then every six', () => {
  const plans = plansOf({});
  const isOnTime = (index: number, due: (plan: ReviewMeeting[]) => Day) => (plan: ReviewMeeting[]) =>
    (plan[index]?.on ?? UNTIL) <= due(plan);
  const held = (plan: ReviewMeeting[], index: number) => plan[index]?.on ?? START;
  assert.ok(
    shareOf(
      plans,
      isOnTime(0, () => addWorkingDays(START, 20)),
    ) > 0.84,
  );
  assert.ok(
    shareOf(
      plans,
      isOnTime(1, (plan) => addMonths(held(plan, 0), 3)),
    ) > 0.86,
  );
  assert.ok(
    shareOf(
      plans,
      isOnTime(2, (plan) => addMonths(held(plan, 1), 6)),
    ) > 0.86,
  );
  for (const plan of plans) assert.ok(plan.length >= 5 && plan.length <= 8, `${plan.length} reviews in three years`);
});

test('meets on working days only, in order, and never after the last known day', () => {
  for (const plan of plansOf({})) {
    for (const [index, { on }] of plan.entries()) {
      assert.ok(isWorkingDay(on) && on <= UNTIL);
      assert.ok(on > (plan[index - 1]?.on ?? START));
    }
  }
});

test('counts four weeks to the first review of a child who came before April 2011', () => {
  const start = day('2011-03-31');
  for (const [first] of plansOf({ start, end: day('2011-12-01') })) {
    assert.ok(first === undefined || first.on >= addDays(start, 7));
  }
  const firsts = plansOf({ start, end: day('2011-12-01') }).flatMap(([first]) =>
    first === undefined ? [] : [first.on],
  );
  assert.ok(shareOf(firsts, (on) => on <= addWeeks(start, 4)) > 0.84);
});

test('holds a review within four weeks of a placement for adoption', () => {
  const changes = [change('2024-02-05', 'authorised'), change('2024-07-01', 'placed')];
  const placed = plansOf({ changes }).map((plan) => firstIn(plan, 'placed'));
  assert.ok(shareOf(placed, (on) => on !== undefined && on <= addWeeks(day('2024-07-01'), 4)) > 0.85);
});

test('reviews a disruption from four weeks after it on, most within six, and then goes on as authorised', () => {
  const disruptedOn = day('2024-10-14');
  const changes = [
    change('2024-02-05', 'authorised'),
    change('2024-07-01', 'placed'),
    change('2024-10-14', 'disrupted'),
  ];
  const plans = plansOf({ changes });
  const reviewed = plans.map((plan) => firstIn(plan, 'disrupted') ?? UNTIL);
  assert.ok(reviewed.every((on) => on >= addWeeks(disruptedOn, 4)));
  assert.ok(shareOf(reviewed, (on) => on <= addWeeks(disruptedOn, 6)) > 0.85);
  for (const plan of plans) assert.ok(plan.filter(({ regime }) => regime === 'disrupted').length <= 1);
  for (const plan of plans) assert.equal(plan.at(-1)?.regime, 'authorised');
});

test('starts the clock anew when short breaks become care', () => {
  const fullTimeOn = day('2025-02-03');
  const changes: RegimeChange[] = [
    { on: START, event: 'short-breaks-started' },
    change('2025-02-03', 'short-breaks-ended'),
  ];
  const plans = plansOf({ changes });
  const first = plans.map((plan) => firstIn(plan, 'ordinary') ?? UNTIL);
  assert.ok(shareOf(first, (on) => on <= addWorkingDays(fullTimeOn, 20)) > 0.84);
  const series = plans.flatMap((plan) => plan.filter(({ on }) => on < fullTimeOn));
  assert.ok(series.every(({ regime }) => regime === 'short-breaks'));
  assert.ok(shareOf(plans, (plan) => (plan[0]?.on ?? UNTIL) <= addMonths(START, 3)) > 0.85);
});

test('never meets before the day of a change under the regime that it brings', () => {
  const changes = [change('2023-06-05', 'authorised'), change('2023-06-19', 'placed')];
  for (const plan of plansOf({ changes })) {
    for (const { on, regime } of plan) {
      assert.equal(regime, on < day('2023-06-05') ? 'ordinary' : on < day('2023-06-19') ? 'authorised' : 'placed');
    }
  }
});

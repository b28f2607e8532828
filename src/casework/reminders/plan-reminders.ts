import { addWorkingDays, type Day, isoFromDay, listAdjustableRules, makeRegister } from '../../rules/index.ts';
import type { RemindedRole } from './model.ts';
import { whoMustAct } from './who-must-act.ts';

/** Of what is late longer than this nobody is reminded any more: it stands in each list and in the digest. */
const LATE_WORKING_DAYS = 20;

/** Up to which day a duty of one rule is reminded of, and who is. */
export interface PlannedRule {
  readonly rule: string;
  readonly ladder: readonly RemindedRole[];
  /** The last day that is soon, `YYYY-MM-DD`. */
  readonly soonUntil: string;
}

/** What is to be reminded of on one working day. */
export interface ReminderPlan {
  readonly today: string;
  /** What is due before it is due today: a Saturday's duty on the Friday. */
  readonly nextWorkingDay: string;
  /** The first day of which what is late is still reminded of. */
  readonly lateFrom: string;
  readonly rules: readonly PlannedRule[];
}

/**
 * Plans one working day's reminders. A duty is first told so many working days before its day as the authority chose,
 * and one whose whole time is short at half of it: decisions due in 5 working days, 2 before.
 *
 * ```ts
 * planReminders(getDay('2026-12-04'), 5).nextWorkingDay // '2026-12-07': what is due on Saturday is told on Friday
 * ```
 */
export function planReminders(today: Day, leadWorkingDays: number): ReminderPlan {
  const until = (lead: number) => isoFromDay(addWorkingDays(today, lead));
  return {
    today: isoFromDay(today),
    nextWorkingDay: until(1),
    lateFrom: isoFromDay(addWorkingDays(today, -LATE_WORKING_DAYS)),
    rules: RULES.map(({ id, actor }) => ({
      rule: id,
      ladder: whoMustAct({ rule: id, actor }),
      soonUntil: until(leadOf(id, leadWorkingDays)),
    })),
  };
}

/** How many working days before its day a duty of a rule is first told. */
export function leadOf(rule: string, leadWorkingDays: number): number {
  const half = HALF_TIMES.get(rule);
  return half === undefined ? leadWorkingDays : Math.min(leadWorkingDays, half);
}

const RULES = makeRegister().rules;

/** Half of the time of each rule that gives a time in working days, one at the least. */
const HALF_TIMES: ReadonlyMap<string, number> = new Map(
  listAdjustableRules('national').flatMap(({ id, counted, figures }) => {
    const [due] = figures.due;
    if (due?.unit !== 'working day' || !counted.startsWith('after')) return [];
    return [[id, Math.max(1, Math.floor(due.amount / 2))] as const];
  }),
);

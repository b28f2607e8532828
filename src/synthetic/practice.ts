import {
  addWorkingDays,
  type CaseInput,
  type Day,
  type EventInput,
  findEventType,
  isoFromDay,
  lastWorkingDayOnOrBefore,
  NEVER,
  type Obligation,
  workOutTimetable,
} from '../rules/index.ts';
import { Random } from './random.ts';

const PURPOSE = 7_002;
/** What was done makes new things due, and those again; deeper than this nothing follows. */
const ROUNDS = 8;
const ARRANGED_AHEAD_WORKING_DAYS = 30;
const MOST_DAYS_EARLY = 3;
const MOST_DAYS_LATE = 6;
const SHARE_IN_TIME = 0.94;
const SHARE_LATE = 0.05;
const NOT_HELD_BY_PRACTICE = new Set(['review-started', 'dispute-resolved', 'dispute-stage-answered']);

/** Whose practice to make up, and from when to when. */
export interface PracticePlan {
  readonly case: CaseInput;
  readonly procedure: string;
  readonly seed: number;
  /** The child's number, so that each has a stream of their own. */
  readonly number: number;
  /** The first day of which anything is recorded. */
  readonly from: Day;
  readonly today: Day;
}

/**
 * What a good and busy service would have recorded of a child since a day: most of what fell due done in time, some of
 * it late, some of it not at all; and the next review arranged.
 */
export function practiceOf(plan: PracticePlan): EventInput[] {
  const random = new Random(plan.seed, plan.number, PURPOSE);
  const made: EventInput[] = [];
  const decided = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = made.length;
    const input = { ...plan.case, events: [...(plan.case.events ?? []), ...made] };
    const outcome = workOutTimetable(input, { procedure: plan.procedure, asOf: plan.today });
    if ('error' in outcome) throw new Error(`the made-up practice cannot be: ${outcome.error.message}`);
    for (const obligation of outcome.obligations) {
      const key = `${obligation.rule.id} ${obligation.about} ${obligation.period}`;
      if (decided.has(key) || !isOpen(obligation) || obligation.due < plan.from) continue;
      decided.add(key);
      const event = isReviewToHold(obligation) ? arrange(obligation, plan, random) : doneIn(obligation, plan, random);
      if (event !== undefined && !isArrangedTwice(event, made)) made.push(event);
    }
    if (made.length === before) break;
  }
  return made;
}

function isOpen({ status, rule }: Obligation): boolean {
  const isToBeDone = status === 'overdue' || status === 'upcoming' || status === 'deemed-agreed';
  return isToBeDone && (isReview(rule.id) || !NOT_HELD_BY_PRACTICE.has(rule.metBy.type));
}

/** One meeting may be due by two rules; it is arranged once. */
function isArrangedTwice({ type, review }: EventInput, made: readonly EventInput[]): boolean {
  return type === 'review-arranged' && made.some((other) => other.type === type && other.review === review);
}

function isReview(rule: string): boolean {
  return rule.startsWith('review.') && rule !== 'review.complete';
}

function isReviewToHold({ rule }: Obligation): boolean {
  return isReview(rule.id);
}

/** The next review is arranged some weeks ahead, for one of the last days on which it is in time. */
function arrange(obligation: Obligation, { today }: PracticePlan, random: Random): EventInput | undefined {
  if (obligation.due < today || obligation.due > addWorkingDays(today, ARRANGED_AHEAD_WORKING_DAYS)) return undefined;
  const day = addWorkingDays(lastWorkingDayOnOrBefore(obligation.due), -random.between(0, MOST_DAYS_EARLY));
  if (day <= today || (obligation.earliest !== NEVER && day < obligation.earliest)) return undefined;
  return { type: 'review-arranged', on: isoFromDay(day), review: `arranged-${isoFromDay(day)}` };
}

function doneIn(obligation: Obligation, { from, today }: PracticePlan, random: Random): EventInput | undefined {
  const wanted = dayDone(obligation, random);
  if (wanted === undefined) return undefined;
  // Nothing is done before it may be, nor told of a day before anybody recorded.
  const earliest = obligation.earliest === NEVER ? from : obligation.earliest;
  const day = [wanted, earliest, from].reduce((latest, each) => (each > latest ? each : latest));
  if (day > today) return undefined;
  const { type } = obligation.rule.metBy;
  const on = isoFromDay(day);
  const about = obligation.about === null ? {} : { review: obligation.about };
  const hasMoment = findEventType(type)?.when === 'moment';
  return {
    type,
    ...(hasMoment ? { at: `${on}T${random.pick(['09:15', '11:40', '14:05', '16:30'])}` } : { on }),
    ...about,
  };
}

function dayDone({ due }: Obligation, random: Random): Day | undefined {
  const fate = random.fraction();
  const day = lastWorkingDayOnOrBefore(due);
  if (fate < SHARE_IN_TIME) return addWorkingDays(day, -random.between(0, MOST_DAYS_EARLY));
  if (fate < SHARE_IN_TIME + SHARE_LATE) return addWorkingDays(day, random.between(1, MOST_DAYS_LATE));
  return undefined;
}

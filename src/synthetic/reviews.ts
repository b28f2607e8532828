import { addDays, addMonths, addWeeks, type Day, dayFromCivil } from '../rules/calendar/day.ts';
import { addWorkingDays, isWorkingDay, lastWorkingDayOnOrBefore } from '../rules/calendar/working-days.ts';
import type { Regime } from './child-life.ts';
import {
  DAYS_BEFORE_LEAVING_WHEN_REVIEWS_LAPSE,
  DAYS_LATE,
  FIRST_REVIEW_WORKING_DAYS_IN_HAND,
  LATER_REVIEW_DAYS_IN_HAND,
  SHARE_LAPSING_BEFORE_LEAVING,
  SHARE_ON_TIME,
} from './mix.ts';
import type { Random } from './random.ts';
import type { RegimeChange, RegimeEvent } from './regimes.ts';

/** A stretch of care with its reviews: a period of care, or a whole series of short stays. */
export interface ReviewedCare {
  readonly start: Day;
  /** How it truly ends, which may lie after `until`. */
  readonly end: Day;
  readonly changes: readonly RegimeChange[];
  /** The last day that anyone knows of. */
  readonly until: Day;
}

export interface ReviewMeeting {
  readonly on: Day;
  readonly regime: Regime;
}

const FIRST_REVIEW_WORKING_DAYS = 20;
/** Before 1 April 2011 the first review was due in four weeks. */
const FOUR_WEEKS_UNTIL: Day = dayFromCivil(2011, 4, 1);
const FIRST_REVIEW_WEEKS_BEFORE_2011 = 4;
const SECOND_REVIEW_MONTHS = 3;
const SUBSEQUENT_REVIEW_MONTHS = 6;
const SHORT_BREAK_FIRST_MONTHS = 3;
const AUTHORISED_FIRST_MONTHS = 3;
const PLACED_FIRST_WEEKS = 4;
const DISRUPTION_EARLIEST_WEEKS = 4;
const DISRUPTION_LATEST_WEEKS = 6;
/** Reviews are never held closer together than this, nor a first one sooner after coming into care. */
const LEAST_DAYS_BETWEEN_REVIEWS = 10;
const LEAST_DAYS_TO_FIRST_REVIEW = 7;

/**
 * The review meetings held, most of them by the national due day of the clock that they run on, some late, a few never.
 * A change of regime moves the meeting that was planned.
 */
export function reviewsOf(random: Random, care: ReviewedCare): ReviewMeeting[] {
  const meetings: ReviewMeeting[] = [];
  const clock = new ReviewClock(care.start);
  const lastDay = care.end < care.until ? care.end : care.until;
  let changeIndex = 0;
  for (;;) {
    const due = clock.due();
    const planned = meetingDay(random, clock, due);
    const change = care.changes[changeIndex];
    if (change !== undefined && change.on <= planned) {
      clock.apply(change);
      changeIndex++;
      continue;
    }
    if (planned > lastDay || lapses(random, due, care.end)) return meetings;
    meetings.push({ on: planned, regime: clock.regime });
    clock.hold(planned);
  }
}

/** The last review that falls due before a child leaves is sometimes overtaken by the leaving. */
function lapses(random: Random, due: Day, end: Day): boolean {
  return end - due <= DAYS_BEFORE_LEAVING_WHEN_REVIEWS_LAPSE && random.chance(SHARE_LAPSING_BEFORE_LEAVING);
}

function meetingDay(random: Random, clock: ReviewClock, due: Day): Day {
  const earliest = clock.earliest();
  const onTime = random.chance(clock.isFirst() ? SHARE_ON_TIME.first : SHARE_ON_TIME.later);
  const day = onTime ? dayInHand(random, clock, due) : dayLate(random, due);
  // A clock that has just changed can leave less room than usual before its due day, or none.
  return day >= earliest ? day : nextWorkingDay(earliest);
}

function dayInHand(random: Random, clock: ReviewClock, due: Day): Day {
  if (clock.isFirst()) return addWorkingDays(due, -random.between(0, FIRST_REVIEW_WORKING_DAYS_IN_HAND));
  // Most meetings are fixed close to the day on which they are due.
  const inHand = Math.floor(random.fraction() * random.fraction() * LATER_REVIEW_DAYS_IN_HAND);
  return lastWorkingDayOnOrBefore(addDays(due, -inHand));
}

function dayLate(random: Random, due: Day): Day {
  const { from, to } = random.choose(DAYS_LATE);
  return nextWorkingDay(addDays(due, random.between(from, to)));
}

function nextWorkingDay(day: Day): Day {
  return isWorkingDay(day) ? day : addWorkingDays(day, 1);
}

/**
 * When the next review is due under the national rules: the 2010 care planning regulations, and for adoption the 2005
 * regulations. It exists to plan believable meetings; what is due in law is worked out by `src/rules`, never here.
 */
class ReviewClock {
  regime: Regime = 'ordinary';
  #start: Day;
  #held = 0;
  #last: Day | undefined;
  #regimeSince: Day;
  #heldInRegime = 0;
  #authority = false;

  constructor(start: Day) {
    this.#start = start;
    this.#regimeSince = start;
  }

  isFirst(): boolean {
    return this.regime === 'ordinary' && this.#held === 0;
  }

  due(): Day {
    const last = this.#last;
    switch (this.regime) {
      case 'ordinary':
        return this.#ordinaryDue();
      case 'short-breaks':
        if (this.#heldInRegime === 0 || last === undefined)
          return addMonths(this.#regimeSince, SHORT_BREAK_FIRST_MONTHS);
        return addMonths(last, SUBSEQUENT_REVIEW_MONTHS);
      case 'authorised':
        if (this.#heldInRegime > 0 && last !== undefined)
          return this.#orOrdinary(addMonths(last, SUBSEQUENT_REVIEW_MONTHS));
        return this.#orOrdinary(addMonths(this.#regimeSince, AUTHORISED_FIRST_MONTHS));
      case 'placed':
        if (this.#heldInRegime === 0 || last === undefined) return addWeeks(this.#regimeSince, PLACED_FIRST_WEEKS);
        return addMonths(last, this.#heldInRegime === 1 ? SECOND_REVIEW_MONTHS : SUBSEQUENT_REVIEW_MONTHS);
      case 'disrupted':
        return addWeeks(this.#regimeSince, DISRUPTION_LATEST_WEEKS);
    }
  }

  /** The first day on which a meeting makes sense. */
  earliest(): Day {
    const afterLast = addDays(
      this.#last ?? this.#start,
      this.#last === undefined ? LEAST_DAYS_TO_FIRST_REVIEW : LEAST_DAYS_BETWEEN_REVIEWS,
    );
    const since =
      this.regime === 'disrupted' ? addWeeks(this.#regimeSince, DISRUPTION_EARLIEST_WEEKS) : this.#regimeSince;
    return afterLast > since ? afterLast : since;
  }

  hold(day: Day): void {
    this.#last = day;
    this.#held++;
    this.#heldInRegime++;
    // After its own review a disruption is over: the authority to place still stands, or care goes on as before.
    if (this.regime === 'disrupted') this.regime = this.#authority ? 'authorised' : 'ordinary';
  }

  apply({ on, event }: RegimeChange): void {
    if (event === 'authorised') this.#authority = true;
    if (event === 'authority-ended') this.#authority = false;
    if (event === 'short-breaks-ended') {
      this.#start = on;
      this.#held = 0;
    }
    this.regime = this.#regimeAfter(event);
    this.#regimeSince = on;
    this.#heldInRegime = 0;
  }

  #regimeAfter(event: RegimeEvent): Regime {
    switch (event) {
      case 'short-breaks-started':
        return 'short-breaks';
      case 'authorised':
      case 'placed':
      case 'disrupted':
        return event;
      case 'short-breaks-ended':
      case 'authority-ended':
        return 'ordinary';
    }
  }

  #orOrdinary(day: Day): Day {
    const ordinary = this.#ordinaryDue();
    return ordinary < day ? ordinary : day;
  }

  #ordinaryDue(): Day {
    if (this.#held === 0 || this.#last === undefined) return firstReviewDue(this.#start);
    return addMonths(this.#last, this.#held === 1 ? SECOND_REVIEW_MONTHS : SUBSEQUENT_REVIEW_MONTHS);
  }
}

function firstReviewDue(start: Day): Day {
  if (start < FOUR_WEEKS_UNTIL) return addWeeks(start, FIRST_REVIEW_WEEKS_BEFORE_2011);
  return addWorkingDays(start, FIRST_REVIEW_WORKING_DAYS);
}

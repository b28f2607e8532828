import { addDays, type Day, getDay, isoFromDay, reachesAge } from '../calendar/day.ts';

/** 13 weeks, Care Planning Regulations reg 40(1). */
const PRESCRIBED_DAYS = 91;
/** From which age those weeks count, reg 40(1). */
const COUNTED_FROM_AGE = 14;
const ELIGIBLE_FROM_AGE = 16;
const ADULT_AGE = 18;
/** Children Act 1989 s 23C(6). */
const DUTIES_END_AT_AGE = 21;
/** Children Act 1989 s 23CZB, since 1 April 2018. */
const SUPPORT_ENDS_AT_AGE = 25;

/** From a day up to another one, which is no longer in it; null: it goes on. */
export interface Stretch {
  readonly from: string;
  readonly to: string | null;
  /** False: it began on this day or before, which nobody knows. */
  readonly isStartKnown: boolean;
}

/** What must be known of a child; days are `YYYY-MM-DD`. */
export interface LeavingCareFacts {
  readonly dateOfBirth: string | null;
  /** Every period of care. */
  readonly care: readonly Stretch[];
  /** The series of short breaks among them. */
  readonly shortBreaks: readonly Stretch[];
}

/** What somebody is on the way out of care. */
export type LeavingCareStanding =
  /** Looked after, 16 or 17, for 13 weeks. */
  | { readonly kind: 'eligible'; readonly since: string }
  /** 16 or 17, was eligible, and is looked after no longer since this day. */
  | { readonly kind: 'relevant'; readonly since: string }
  /** 18 or over, was eligible: duties to 21, and support that is asked for to 25. */
  | {
      readonly kind: 'former-relevant';
      readonly since: string;
      readonly dutiesUntil: string;
      readonly supportUntil: string;
    }
  /** None of them yet: the day on which they become eligible if they stay looked after; null where they are not, or it cannot be. */
  | { readonly kind: 'not-yet'; readonly eligibleOn: string | null }
  /** 25 or over, or 18 and never eligible. */
  | { readonly kind: 'none' }
  /** It cannot be said before this is known. */
  | { readonly kind: 'unknown'; readonly missing: 'date-of-birth' | 'start-of-care' };

interface Counted {
  readonly from: number;
  readonly to: number;
  readonly isStartKnown: boolean;
}

/**
 * What somebody is on a day: an eligible, a relevant or a former relevant child, or none of them. Days looked after since
 * the fourteenth birthday are added up, 91 of them with one at least after the sixteenth; series of short breaks are left
 * out. Where a child came into care on a day that is not known, only the days that are known count, and too few of them
 * are "unknown", never "no". Children Act 1989 Sch 2 para 19B, ss 23A, 23C and 23CZB; Care Planning Regulations reg 40.
 *
 * Born on 2 May 2010 and looked after since 1 March 2026: 91 days are full on 31 May 2026, so eligible since that day.
 */
export function findLeavingCareStanding(
  { dateOfBirth, care, shortBreaks }: LeavingCareFacts,
  asOf: string,
): LeavingCareStanding {
  if (dateOfBirth === null) return { kind: 'unknown', missing: 'date-of-birth' };
  const born = getDay(dateOfBirth);
  const today = getDay(asOf);
  const counted = toCounted(care, { shortBreaks, from: reachesAge(born, COUNTED_FROM_AGE), today });
  const adult = reachesAge(born, ADULT_AGE);
  const eligibleOn = findEligibleOn(counted, { from: reachesAge(born, ELIGIBLE_FROM_AGE), until: adult });
  const supportUntil = reachesAge(born, SUPPORT_ENDS_AT_AGE);
  if (today >= supportUntil) return { kind: 'none' };
  if (eligibleOn === undefined || eligibleOn > today) {
    if (hasUnknownDays(counted) && today >= reachesAge(born, ELIGIBLE_FROM_AGE))
      return { kind: 'unknown', missing: 'start-of-care' };
    if (today >= adult) return { kind: 'none' };
    return { kind: 'not-yet', eligibleOn: eligibleOn === undefined ? null : iso(eligibleOn) };
  }
  if (today >= adult) {
    const dutiesUntil = iso(reachesAge(born, DUTIES_END_AT_AGE));
    return { kind: 'former-relevant', since: iso(adult), dutiesUntil, supportUntil: iso(supportUntil) };
  }
  const current = counted.find(({ from, to }) => from <= today && today < to);
  if (current === undefined) return { kind: 'relevant', since: iso(lastDayOfCare(counted, today)) };
  return { kind: 'eligible', since: iso(Math.max(eligibleOn, current.from)) };
}

function lastDayOfCare(counted: readonly Counted[], today: number): number {
  return Math.max(...counted.filter(({ to }) => to <= today).map(({ to }) => to));
}

function hasUnknownDays(counted: readonly Counted[]): boolean {
  return counted.some(({ isStartKnown }) => !isStartKnown);
}

const FOREVER = Number.POSITIVE_INFINITY;

/** The stretches from the fourteenth birthday on that count, in order, without the short breaks. */
function toCounted(
  care: readonly Stretch[],
  { shortBreaks, from, today }: { readonly shortBreaks: readonly Stretch[]; readonly from: Day; readonly today: Day },
): Counted[] {
  const breaks = shortBreaks.map(toDays);
  return care
    .filter((each) => getDay(each.from) <= today)
    .flatMap((each) => {
      const { isStartKnown, ...days } = { ...toDays(each), isStartKnown: each.isStartKnown };
      const left = breaks.reduce<Omit<Counted, 'isStartKnown'>[]>((parts, one) => parts.flatMap(without(one)), [days]);
      // A start that is not known matters only where days after the fourteenth birthday may be missing.
      return left.map((part) => ({
        from: Math.max(part.from, from),
        to: part.to,
        isStartKnown: isStartKnown || part.from !== days.from || part.from <= from,
      }));
    })
    .filter((part) => part.to > part.from)
    .sort((one, other) => one.from - other.from);
}

function toDays({ from, to }: Stretch): Omit<Counted, 'isStartKnown'> {
  return { from: getDay(from), to: to === null ? FOREVER : getDay(to) };
}

const without =
  (cut: Omit<Counted, 'isStartKnown'>) =>
  (part: Omit<Counted, 'isStartKnown'>): Omit<Counted, 'isStartKnown'>[] =>
    [
      { from: part.from, to: Math.min(part.to, cut.from) },
      { from: Math.max(part.from, cut.to), to: part.to },
    ].filter(({ from, to }) => to > from);

/** The first day looked after, at 16 or 17, by which 91 days are full. */
function findEligibleOn(
  counted: readonly Counted[],
  { from, until }: { readonly from: Day; readonly until: Day },
): number | undefined {
  let before = 0;
  for (const part of counted) {
    const full = part.from + Math.max(0, PRESCRIBED_DAYS - before);
    const day = Math.max(full, from);
    if (day < part.to && day < until) return day;
    before += part.to - part.from;
  }
  return undefined;
}

function iso(day: number): string {
  return isoFromDay(addDays(day as Day, 0));
}

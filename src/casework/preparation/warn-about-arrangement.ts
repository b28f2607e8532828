import type { Terms } from '../../platform/pages/terms.ts';
import { addWorkingDays, getDay, holidayOn, isoFromDay, isWorkingDay, OutsideCalendar } from '../../rules/index.ts';
import type { AgreedBy, Arrangement } from './model.ts';
import { lastDayInWords } from './words.ts';

/** What is known around a day on which a review might be held. */
export interface AroundTheDay {
  readonly today: string;
  readonly bornOn: string | null;
  /** The last day; null where no rule gives one. */
  readonly dueOn: string | null;
  /** The rule that gives it. */
  readonly dueRule: string | null;
  /** A local day that only prompts. */
  readonly targetOn: string | null;
  /** The first lawful day, where there is one. */
  readonly earliestOn: string | null;
  /** Other reviews of the same IRO on that day, as far as whoever asks may see them. */
  readonly others: readonly { readonly starts: string | null }[];
  readonly away: readonly { readonly name: string; readonly as: 'iro' | 'social-worker' }[];
  /** The day agreed before; null where this is the first. */
  readonly movedFrom: string | null;
  readonly agreedBy: readonly AgreedBy[];
  /** The authority moves a review only exceptionally (Blackburn with Darwen §4.2). */
  readonly movesExceptionally: boolean;
  /** The day on which the child stops being looked after, where somebody told one. */
  readonly leavesOn: string | null;
  /** The place is to be agreed with each, as that of a first review is where the procedure says so. */
  readonly agreesPlace: boolean;
  /** It is the first review, and nobody is the child’s IRO. */
  readonly isWithoutIro: boolean;
  readonly words: { readonly day: (day: string) => string; readonly terms: Terms };
}

/** The usual school day, for a child of school age of whom nobody has said what the time costs them. */
const SCHOOL_BEGINS = '09:00';
const SCHOOL_ENDS = '15:30';
const SCHOOL_FROM_AGE = 4;
const SCHOOL_TO_AGE = 18;
/** Invitations go out ten working days before (handbook ¶7.3). */
const NOTICE_WORKING_DAYS = 10;

/**
 * What whoever arranges a review should know before it is kept. Nothing of it stands in the way: a review may be held
 * late, or on a Sunday, and is then recorded as it was.
 */
export function warnAboutArrangement(arrangement: Arrangement, around: AroundTheDay): string[] {
  return [
    ...aboutTheLimit(arrangement, around),
    ...aboutMoving(arrangement, around),
    ...aboutLeaving(arrangement, around),
    ...aboutTheDay(arrangement, around),
    ...aboutTheChild(arrangement, around),
    ...aboutThePlace(arrangement, around),
    ...aboutThePeople(arrangement, around),
  ];
}

function aboutTheLimit(
  { heldOn }: Arrangement,
  { dueOn, dueRule, targetOn, earliestOn, words }: AroundTheDay,
): string[] {
  const { day, terms } = words;
  if (dueOn !== null && heldOn > dueOn) {
    return [`${terms.say('{An review} on this day is late')}: ${lastDayInWords(dueRule, terms)} ${day(dueOn)}`];
  }
  if (earliestOn !== null && heldOn < earliestOn) {
    return [`${terms.say('{An review} on this day is too early')}: the first lawful day is ${day(earliestOn)}`];
  }
  if (targetOn !== null && heldOn > targetOn) return [`Your own procedure aims at ${day(targetOn)} or before`];
  return [];
}

function aboutMoving({ heldOn, kind }: Arrangement, around: AroundTheDay): string[] {
  const { movedFrom, movesExceptionally, agreedBy, words } = around;
  // That one is brought forward where the child leaves care is the procedure’s own.
  if (!movesExceptionally || kind === 'cease-looked-after' || movedFrom === null || movedFrom === heldOn) return [];
  const warnings = [words.terms.say('Your own procedure moves {an review} in exceptional circumstances only')];
  if (agreedBy.length < 2) {
    warnings.push(words.terms.say('Your own procedure asks that both the social worker and the {iro} agree'));
  }
  return warnings;
}

/** A review belongs before the child leaves care; one that is held later is recorded, and is no review before it. */
function aboutLeaving({ heldOn }: Arrangement, { leavesOn, today, words }: AroundTheDay): string[] {
  if (leavesOn === null || heldOn <= leavesOn) return [];
  const stops = leavesOn <= today ? 'stopped' : 'stops';
  const warning = `The child ${stops} being looked after on ${words.day(leavesOn)}: {an review} on this day comes after it`;
  return [words.terms.fill(warning)];
}

function aboutTheDay({ heldOn }: Arrangement, { today, words }: AroundTheDay): string[] {
  const warnings: string[] = [];
  if (heldOn < today) warnings.push(`${words.day(heldOn)} has passed`);
  try {
    const day = getDay(heldOn);
    const holiday = holidayOn(day);
    if (holiday !== undefined) warnings.push(`${words.day(heldOn)} is a bank holiday: ${holiday}`);
    else if (!isWorkingDay(day)) warnings.push(`${words.day(heldOn)} is at a weekend`);
    const lastNotice = isoFromDay(addWorkingDays(day, -NOTICE_WORKING_DAYS));
    if (heldOn >= today && lastNotice < today) {
      warnings.push(
        `Less than ${NOTICE_WORKING_DAYS} working days’ notice: invitations were to go out by ${words.day(lastNotice)}`,
      );
    }
  } catch (error) {
    if (!(error instanceof OutsideCalendar)) throw error;
    warnings.push(`The bank holidays of ${heldOn.slice(0, 4)} are not known`);
  }
  return warnings;
}

function aboutTheChild({ heldOn, starts, childMisses, placeKind }: Arrangement, around: AroundTheDay): string[] {
  const warnings: string[] = [];
  if (childMisses === 'school') warnings.push('The child misses school or college');
  if (childMisses === 'health') warnings.push('The child misses a health appointment');
  const isInSchool = starts !== null && starts >= SCHOOL_BEGINS && starts < SCHOOL_ENDS;
  if (childMisses === 'not-known' && isInSchool && isOfSchoolAge(around.bornOn, heldOn) && isWeekday(heldOn)) {
    warnings.push(`${starts} is within the usual school day: ask what the time costs the child`);
  }
  if (placeKind !== 'placement') warnings.push('Not where the child lives: consider the placement first');
  return around.words.terms.sayAll(warnings);
}

/** What a procedure asks of the place of a first review. */
function aboutThePlace(arrangement: Arrangement, { agreesPlace, words }: AroundTheDay): string[] {
  if (!agreesPlace) return [];
  const { placeKind, whyNotPlacement, placeAgreedChildOn, placeAgreedWorkerOn, placeAgreedIroOn } = arrangement;
  const missing = [
    ...(placeAgreedChildOn === null ? ['the child'] : []),
    ...(placeAgreedWorkerOn === null ? ['the social worker'] : []),
    ...(placeAgreedIroOn === null ? [words.terms.say('the {iro}')] : []),
  ];
  return words.terms.sayAll([
    ...(missing.length === 0
      ? []
      : [
          `${words.terms.say('Your own procedure agrees the place of the first {review} with each')}: not yet with ${missing.join(', ')}`,
        ]),
    ...(placeKind !== 'placement' && whyNotPlacement === null
      ? ['Your own procedure holds it where the child lives wherever possible: say why not']
      : []),
  ]);
}

function aboutThePeople({ starts }: Arrangement, { others, away, isWithoutIro, words }: AroundTheDay): string[] {
  const { terms } = words;
  const as = { iro: terms.of('iro'), 'social-worker': 'social worker' };
  const times = others.flatMap((other) => other.starts ?? []);
  const at = times.length === 0 ? '' : `, at ${times.join(' and ')}`;
  const clash = starts !== null && times.includes(starts) ? ', at the same time' : at;
  return [
    ...(isWithoutIro ? [terms.say('Nobody is the child’s {iro}: the law asks for one before the first {review}')] : []),
    ...away.map(({ name, as: role }) => `${name}, the ${as[role]}, is away on this day`),
    ...(others.length === 0
      ? []
      : [`The ${terms.of('iro')} has ${terms.count(others.length, 'review')} on this day already${clash}`]),
  ];
}

function isOfSchoolAge(bornOn: string | null, on: string): boolean {
  if (bornOn === null) return true;
  const { years } = Temporal.PlainDate.from(bornOn).until(on, { largestUnit: 'year' });
  return years >= SCHOOL_FROM_AGE && years < SCHOOL_TO_AGE;
}

function isWeekday(on: string): boolean {
  return Temporal.PlainDate.from(on).dayOfWeek <= 5;
}

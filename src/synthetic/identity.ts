import { addDays, civilFromDay, type Day, reachesAge, twoDigits } from '../rules/calendar/day.ts';
import type { Career } from './careers.ts';
import type { PreviousPermanence, Sex } from './child-life.ts';
import {
  CATEGORY_OF_NEED,
  CATEGORY_OF_NEED_OTHERWISE,
  ETHNICITY,
  ETHNICITY_UNACCOMPANIED,
  PREVIOUS_PERMANENCE,
  SHARE_CEASING_UNACCOMPANIED_EARLY,
  SHARE_OF_BOYS,
  SHARE_OF_BOYS_ON_REMAND,
  SHARE_OF_BOYS_UNACCOMPANIED,
  SHARE_OF_MOTHERS,
  SHARE_WITHOUT_PUPIL_NUMBER,
} from './mix.ts';
import type { Random } from './random.ts';

const ADULT_AGE = 18;
const SCHOOL_AGE = 4;
const MOTHER_FROM_AGE = 15;
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** No authority has this number in a pupil number. */
const UPN_AUTHORITY = '999';
/** Days in care before an unaccompanied child's claim can be settled. */
const LEAST_DAYS_UNACCOMPANIED = 60;

/** K and seven digits: within the ten characters that a return allows, and the same in every year. */
export function localIdOf(index: number): string {
  return `K${String(index).padStart(7, '0')}`;
}

export function sexOf(random: Random, { pathway }: Career): Sex {
  if (pathway === 'unaccompanied') return random.chance(SHARE_OF_BOYS_UNACCOMPANIED) ? 'M' : 'F';
  return random.chance(pathway === 'remand' ? SHARE_OF_BOYS_ON_REMAND : SHARE_OF_BOYS) ? 'M' : 'F';
}

export function ethnicityOf(random: Random, { pathway }: Career): string {
  return random.weighted(pathway === 'unaccompanied' ? ETHNICITY_UNACCOMPANIED : ETHNICITY);
}

export function categoryOfNeedOf(random: Random, { pathway }: Career): string {
  if (pathway === 'short-stays') return 'N2';
  return random.weighted(CATEGORY_OF_NEED[pathway] ?? CATEGORY_OF_NEED_OTHERWISE);
}

/**
 * A unique pupil number of the right form: a check letter, an authority, a school, the year of entry and a serial
 * number, here filled from the child's index so that no two are alike.
 */
export function findPupilNumber(random: Random, index: number, { pathway, dateOfBirth }: Career): string | undefined {
  const { unaccompanied, others } = SHARE_WITHOUT_PUPIL_NUMBER;
  if (random.chance(pathway === 'unaccompanied' ? unaccompanied : others)) return undefined;
  const entry = twoDigits((civilFromDay(dateOfBirth).year + SCHOOL_AGE) % 100);
  const serial = String(index).padStart(7, '0');
  const digits = UPN_AUTHORITY + serial.slice(0, 4) + entry + serial.slice(4);
  return checkLetter(digits) + digits;
}

/** Each digit times its place, counted from 2; the remainder after 23 names the letter. */
function checkLetter(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) sum += Number(digits.charAt(place)) * (place + 2);
  return UPN_LETTERS.charAt(sum % UPN_LETTERS.length);
}

/** The 18th birthday, but for a few whose status ends before it. */
export function findUnaccompaniedUntil(random: Random, career: Career): Day | undefined {
  if (career.pathway !== 'unaccompanied') return undefined;
  const adult = reachesAge(career.dateOfBirth, ADULT_AGE);
  const settled = addDays(career.start, random.between(LEAST_DAYS_UNACCOMPANIED, 500));
  return random.chance(SHARE_CEASING_UNACCOMPANIED_EARLY) && settled < career.end ? settled : adult;
}

export function findFirstChildBornOn(random: Random, sex: Sex, career: Career): Day | undefined {
  const from = reachesAge(career.dateOfBirth, MOTHER_FROM_AGE);
  if (sex === 'M' || career.end <= from || career.pathway === 'short-stays') return undefined;
  return random.chance(SHARE_OF_MOTHERS) ? addDays(from, random.between(0, career.end - from)) : undefined;
}

/** An earlier adoption, guardianship or arrangements order that came to an end with this time in care. */
export function findPreviousPermanence(random: Random, dateOfBirth: Day, start: Day): PreviousPermanence | undefined {
  const order = random.weighted(PREVIOUS_PERMANENCE);
  const days = start - dateOfBirth;
  if (order === 'Z1' || days < 1000) return undefined;
  const made = civilFromDay(addDays(dateOfBirth, random.between(300, days - 200)));
  const parts = { day: twoDigits(made.day), month: twoDigits(made.month) };
  if (random.chance(0.2)) parts.day = 'ZZ';
  if (parts.day === 'ZZ' && random.chance(0.4)) parts.month = 'ZZ';
  return { order, madeOn: `${parts.day}/${parts.month}/${made.year}` };
}

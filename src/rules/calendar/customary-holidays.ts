import { addDays, type Day, dayFromCivil, dayFromIso, weekdayOf } from './day.ts';

/** A holiday as law and custom place it. */
interface CustomaryHoliday {
  readonly day: Day;
  readonly name: string;
}

interface HistoricChange {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly name: string;
  /** The customary day that gave way, `YYYY-MM-DD`; absent for an extra holiday. */
  readonly insteadOf?: string;
}

/** One-off proclamations between 1995 and the first year of the proclaimed table. */
const HISTORIC_CHANGES: Readonly<Record<number, readonly HistoricChange[]>> = {
  1995: [{ on: '1995-05-08', name: 'Early May bank holiday (moved to VE Day)', insteadOf: '1995-05-01' }],
  1999: [{ on: '1999-12-31', name: 'Millennium bank holiday' }],
  2002: [
    { on: '2002-06-03', name: 'Golden Jubilee bank holiday' },
    { on: '2002-06-04', name: 'Spring bank holiday (moved)', insteadOf: '2002-05-27' },
  ],
  2011: [{ on: '2011-04-29', name: 'Royal Wedding bank holiday' }],
};

const MONDAY = 1;
const SATURDAY = 6;
const SUNDAY = 0;

/**
 * The holidays of a year for which there is no proclaimed table, in the order of the calendar: the days of the Banking
 * and Financial Dealings Act 1971, Schedule 1, paragraph 1; the common-law holidays (Christmas Day, Good Friday); New
 * Year's Day and the early May holiday, proclaimed every year since 1974 and 1978; the substitutes that are always
 * proclaimed for weekends; and the one-off days of history. A holiday that falls on a weekend is given on its
 * substitute day only.
 */
export function customaryHolidays(year: number): readonly CustomaryHoliday[] {
  return withHistoricChanges(year, standingHolidays(year)).sort((a, b) => a.day - b.day);
}

function standingHolidays(year: number): CustomaryHoliday[] {
  const easter = easterSunday(year);
  return [
    newYearsDay(year),
    { day: addDays(easter, -2), name: 'Good Friday' },
    { day: addDays(easter, 1), name: 'Easter Monday' },
    { day: mondayOnOrAfter(dayFromCivil(year, 5, 1)), name: 'Early May bank holiday' },
    { day: mondayOnOrBefore(dayFromCivil(year, 5, 31)), name: 'Spring bank holiday' },
    { day: mondayOnOrBefore(dayFromCivil(year, 8, 31)), name: 'Summer bank holiday' },
    ...christmasHolidays(year),
  ];
}

function withHistoricChanges(year: number, standing: CustomaryHoliday[]): CustomaryHoliday[] {
  const changes = HISTORIC_CHANGES[year] ?? [];
  const given = new Set(changes.map((change) => change.insteadOf && dayFromIso(change.insteadOf)));
  const kept = standing.filter((holiday) => !given.has(holiday.day));
  return [...kept, ...changes.map(({ on, name }) => ({ day: writtenDay(on), name }))];
}

function newYearsDay(year: number): CustomaryHoliday {
  const day = dayFromCivil(year, 1, 1);
  const weekday = weekdayOf(day);
  if (weekday !== SATURDAY && weekday !== SUNDAY) return { day, name: "New Year's Day" };
  return { day: mondayOnOrAfter(day), name: "New Year's Day (substitute day)" };
}

/**
 * Christmas on a Saturday puts both holidays on the Monday and Tuesday after; on a Sunday, Boxing Day keeps its Monday
 * and Christmas Day's substitute is the Tuesday; on a Friday, Boxing Day's substitute is the Monday.
 */
function christmasHolidays(year: number): CustomaryHoliday[] {
  const day = dayFromCivil(year, 12, 25);
  const christmas = { day, name: 'Christmas Day' };
  const boxing = { day: addDays(day, 1), name: 'Boxing Day' };
  const christmasSubstitute = { day: addDays(day, 2), name: 'Christmas Day (substitute day)' };
  const boxingSubstitute = { day: addDays(day, 3), name: 'Boxing Day (substitute day)' };
  switch (weekdayOf(day)) {
    case SATURDAY:
      return [christmasSubstitute, boxingSubstitute];
    case SUNDAY:
      return [boxing, christmasSubstitute];
    case SATURDAY - 1:
      return [christmas, boxingSubstitute];
    default:
      return [christmas, boxing];
  }
}

function mondayOnOrAfter(day: Day): Day {
  return addDays(day, (MONDAY - weekdayOf(day) + 7) % 7);
}

function mondayOnOrBefore(day: Day): Day {
  return addDays(day, -((weekdayOf(day) - MONDAY + 7) % 7));
}

/**
 * Easter Sunday of the Gregorian calendar, by the computus of 1876: the Sunday after the ecclesiastical full moon that
 * falls on or after 21 March. 2026: 5 April.
 */
export function easterSunday(year: number): Day {
  const goldenYear = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const droppedLeapDays = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * goldenYear + droppedLeapDays - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((goldenYear + 11 * epact + 22 * toSunday) / 451);
  const daysAfter22March = epact + toSunday - 7 * lateMoon;
  return addDays(dayFromCivil(year, 3, 22), daysAfter22March);
}

function writtenDay(text: string): Day {
  const day = dayFromIso(text);
  if (day === undefined) throw new Error(`The calendar's own table holds a day that does not exist: ${text}`);
  return day;
}

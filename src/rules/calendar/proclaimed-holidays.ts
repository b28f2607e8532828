/**
 * The bank holidays of England and Wales that have been proclaimed and published, year by year. Facts restated from the
 * government's published list of bank holidays (Open Government Licence v3).
 *
 * To add a year: one row, as the published list gives it, then raise `LAST_PROCLAIMED_YEAR` and `CALENDAR_VERSION` in
 * `working-days.ts`. To add a day proclaimed later: a `changes` entry; where it moves a holiday, correct the row as well.
 */
export interface ProclaimedYear {
  readonly year: number;
  /** The day on which the published list first carried this year, `YYYY-MM-DD`. */
  readonly listedOn: string;
  /** Eight days, `MM-DD`, in the order of {@link YEARLY_HOLIDAYS}, substitutes and moves included. */
  readonly days: string;
  /** Days that were moved or added, whether from the start or after the year was first listed. */
  readonly changes?: readonly ProclaimedChange[];
}

/** A holiday outside the yearly pattern. */
interface ProclaimedChange {
  /** `MM-DD`. */
  readonly on: string;
  readonly name: string;
  /** The day on which the published list first carried the change, `YYYY-MM-DD`. */
  readonly listedOn: string;
  /** `MM-DD` of the yearly holiday that gave way; absent for an extra holiday. */
  readonly insteadOf?: string;
}

/** The eight holidays of every year, in the order of a row's `days`. */
export const YEARLY_HOLIDAYS = [
  "New Year's Day",
  'Good Friday',
  'Easter Monday',
  'Early May bank holiday',
  'Spring bank holiday',
  'Summer bank holiday',
  'Christmas Day',
  'Boxing Day',
] as const;

export const PROCLAIMED_YEARS: readonly ProclaimedYear[] = [
  {
    year: 2012,
    listedOn: '2012-01-13',
    days: '01-02 04-06 04-09 05-07 06-04 08-27 12-25 12-26',
    changes: [
      { on: '06-04', name: 'Spring bank holiday (moved)', listedOn: '2012-01-13', insteadOf: '05-28' },
      { on: '06-05', name: 'Diamond Jubilee bank holiday', listedOn: '2012-01-13' },
    ],
  },
  { year: 2013, listedOn: '2012-01-24', days: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26' },
  { year: 2014, listedOn: '2012-12-12', days: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26' },
  { year: 2015, listedOn: '2012-12-12', days: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28' },
  { year: 2016, listedOn: '2014-04-27', days: '01-01 03-25 03-28 05-02 05-30 08-29 12-27 12-26' },
  { year: 2017, listedOn: '2015-10-26', days: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26' },
  { year: 2018, listedOn: '2016-12-19', days: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26' },
  { year: 2019, listedOn: '2017-10-26', days: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26' },
  {
    year: 2020,
    listedOn: '2018-12-06',
    days: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    changes: [
      { on: '05-08', name: 'Early May bank holiday (moved to VE Day)', listedOn: '2019-06-10', insteadOf: '05-04' },
    ],
  },
  { year: 2021, listedOn: '2019-12-09', days: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28' },
  {
    year: 2022,
    listedOn: '2020-11-12',
    days: '01-03 04-15 04-18 05-02 06-02 08-29 12-27 12-26',
    changes: [
      { on: '06-02', name: 'Spring bank holiday (moved)', listedOn: '2020-11-12', insteadOf: '05-30' },
      { on: '06-03', name: 'Platinum Jubilee bank holiday', listedOn: '2020-11-12' },
      { on: '09-19', name: 'Bank holiday for the State Funeral of the Queen', listedOn: '2022-09-09' },
    ],
  },
  {
    year: 2023,
    listedOn: '2021-12-03',
    days: '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26',
    changes: [{ on: '05-08', name: 'Bank holiday for the coronation of the King', listedOn: '2022-11-10' }],
  },
  { year: 2024, listedOn: '2022-11-10', days: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26' },
  { year: 2025, listedOn: '2022-11-10', days: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26' },
  { year: 2026, listedOn: '2023-12-15', days: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28' },
  { year: 2027, listedOn: '2024-11-27', days: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28' },
  { year: 2028, listedOn: '2025-11-24', days: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26' },
];

import { type CollectionYear, firstDayOf, lastDayOf } from '../exchange/ssda903/collection-year.ts';
import { dayToReturn } from '../exchange/ssda903/return-date.ts';
import { TABLES, type TableName } from '../exchange/ssda903/tables.ts';
import { type Day, reachesAge } from '../rules/calendar/day.ts';
import { findCareLeaverAnswers } from './care-leaver.ts';
import type { ChildLife, Episode, PeriodOfCare } from './child-life.ts';
import { findHealthAnswers } from './health.ts';
import { Random } from './random.ts';
import { placeCodeOf, sexCodeOf } from './year-codes.ts';

/** Takes one row, its cells in the table's column order. */
export type TakeRow = (table: TableName, cells: readonly string[]) => void;

/** Which return a row is for. `seed` is the population's: yearly answers are drawn from it. */
export interface ReturnOf {
  readonly year: CollectionYear;
  readonly seed: number;
}

/** The stream of a year's answers, apart from those of the life itself; the year is added to it. */
const HEALTH_STREAM = 10_000;
const SCHOOL_AGE = 5;
const NOT_YET_AT_SCHOOL = 'UN1';
const NEVER_AT_A_SCHOOL_HERE = 'UN2';
const SOURCES_DISAGREE = 'UN5';
const ADULT_AGE = 18;
const ADOPTED = ['E11', 'E12'];
const NEVER_PERMANENT_BEFORE = 'Z1';
/** An authority that is not known. */
const SOME_AUTHORITY = '999';

/**
 * Hands over the rows that one child has in a year's return: what a real return would hold and no more. Episodes that
 * overlap the year, open where they go on past it; reviews of the year, those of short breaks left out; and care
 * leavers in the years of their 17th to 21st birthdays. A child with neither has no row.
 */
export function rowsOfYear(life: ChildLife, { year, seed }: ReturnOf, take: TakeRow): void {
  const entry = new YearEntry(life, year, (table, cells) => {
    if (isInReturn(table, year)) take(table, cells);
  });
  const careLeaver = findCareLeaverAnswers(seed, life, year);
  if (careLeaver !== undefined) entry.takeWithBirth('OC3', careLeaver);
  if (entry.episodes.length > 0) {
    entry.takeCare();
    const health = findHealthAnswers(new Random(seed, life.index, HEALTH_STREAM + year), life, year);
    if (health !== undefined) entry.takeWithBirth('OC2', health);
  }
  if (entry.episodes.length > 0 || careLeaver !== undefined) entry.takeHeader();
}

/** Whether the return of a year has a table at all. */
export function isInReturn(table: TableName, year: CollectionYear): boolean {
  const { firstYear } = TABLES[table];
  return firstYear === undefined || year >= firstYear;
}

/** One child in one year's return. */
class YearEntry {
  readonly episodes: readonly Episode[];
  readonly #life: ChildLife;
  readonly #year: CollectionYear;
  readonly #first: Day;
  readonly #last: Day;
  readonly #take: TakeRow;
  readonly #periods: readonly PeriodOfCare[];

  constructor(life: ChildLife, year: CollectionYear, take: TakeRow) {
    this.#life = life;
    this.#year = year;
    this.#first = firstDayOf(year);
    this.#last = lastDayOf(year);
    this.#take = take;
    this.#periods = life.periods.filter((period) => this.#overlaps(period));
    this.episodes = this.#periods.flatMap(({ episodes }) => episodes.filter((episode) => this.#overlaps(episode)));
  }

  takeHeader(): void {
    const { localId, sex, dateOfBirth, ethnicity } = this.#life;
    this.#take('Header', [
      localId,
      sexCodeOf(sex, this.#year),
      dayToReturn(dateOfBirth),
      ethnicity,
      this.#pupilNumber(),
      ...this.#motherhood(),
    ]);
  }

  /** Every table that speaks of care. */
  takeCare(): void {
    for (const period of this.#periods) this.#takeEpisodes(period);
    this.#takeReviews();
    this.#takeUnaccompanied();
    this.#takeAdoption();
    this.#takePreviousPermanence();
    this.#takeAround();
  }

  takeWithBirth(table: TableName, cells: readonly string[]): void {
    this.#take(table, [this.#life.localId, dayToReturn(this.#life.dateOfBirth), ...cells]);
  }

  #takeEpisodes({ episodes, categoryOfNeed }: PeriodOfCare): void {
    for (const episode of episodes) {
      if (!this.#overlaps(episode)) continue;
      this.#take('Episodes', [
        this.#life.localId,
        dayToReturn(episode.start),
        episode.reason,
        episode.legalStatus,
        categoryOfNeed,
        placeCodeOf(episode.placement.place, this.#year),
        episode.placement.provider ?? '',
        ...this.#endOf(episode),
        ...this.#addressesOf(episode),
      ]);
    }
  }

  /** All blank where the episode goes on past the year. */
  #endOf({ end, reasonCeased, reasonPlaceChange }: Episode): [end: string, reason: string, placeChange: string] {
    if (end === undefined || end > this.#last) return ['', '', ''];
    return [dayToReturn(end), reasonCeased ?? '', reasonPlaceChange ?? ''];
  }

  /** The return has no addresses of children in short breaks. */
  #addressesOf(episode: Episode): [home: string, placement: string, urn: string] {
    if (isInShortBreaks(episode)) return ['', '', ''];
    return [this.#life.homePostcode ?? '', episode.placement.postcode, episode.placement.urn ?? ''];
  }

  #takeReviews(): void {
    for (const { on, regime, participation } of this.#life.reviews) {
      if (regime === 'short-breaks' || !this.#isIn(on)) continue;
      this.takeWithBirth('Reviews', [dayToReturn(on), participation]);
    }
  }

  /** Up to the year in which the status ends; before it ends the return names the 18th birthday. */
  #takeUnaccompanied(): void {
    const { localId, sex, dateOfBirth, unaccompaniedUntil } = this.#life;
    if (unaccompaniedUntil === undefined || unaccompaniedUntil < this.#first) return;
    const until = unaccompaniedUntil <= this.#last ? unaccompaniedUntil : reachesAge(dateOfBirth, ADULT_AGE);
    this.#take('UASC', [localId, sexCodeOf(sex, this.#year), dayToReturn(dateOfBirth), dayToReturn(until)]);
  }

  #takeAdoption(): void {
    const { adoption } = this.#life;
    if (adoption === undefined || adoption.decidedOn > this.#last) return;
    const { decidedOn, matchedOn, reversedOn, reasonReversed, adopters } = adoption;
    if (reversedOn === undefined || reversedOn >= this.#first) {
      const reversed = reversedOn !== undefined && reversedOn <= this.#last;
      const end = reversed ? [dayToReturn(reversedOn), reasonReversed ?? ''] : ['', ''];
      this.takeWithBirth('PlacedAdoption', [dayToReturn(decidedOn), ...end]);
    }
    if (matchedOn === undefined || !this.#isAdopted()) return;
    this.takeWithBirth('AD1', [
      dayToReturn(decidedOn),
      dayToReturn(matchedOn),
      adoption.byFosterCarers ? '1' : '0',
      String(adopters.number),
      adopters.sex,
      adopters.legalStatus,
    ]);
  }

  #isAdopted(): boolean {
    const last = this.episodes.at(-1);
    if (last?.end === undefined || last.end > this.#last) return false;
    return ADOPTED.includes(last.reasonCeased ?? '');
  }

  /** Asked of every child who comes into care in the year. */
  #takePreviousPermanence(): void {
    if (!this.#periods.some(({ start }) => this.#isIn(start))) return;
    const { previousPermanence } = this.#life;
    const cells =
      previousPermanence === undefined
        ? [NEVER_PERMANENT_BEFORE, '', '']
        : [previousPermanence.order, SOME_AUTHORITY, previousPermanence.madeOn];
    this.takeWithBirth('PrevPerm', cells);
  }

  #takeAround(): void {
    const { absences, socialWorkers, deprivations } = this.#life;
    for (const absence of absences) {
      if (this.#overlaps(absence)) this.takeWithBirth('Missing', [absence.kind, ...this.#span(absence)]);
    }
    for (const worker of socialWorkers) {
      if (!this.#overlaps(worker)) continue;
      this.takeWithBirth('SWEpisodes', [worker.workerId, ...this.#span(worker), worker.reason]);
    }
    for (const deprivation of deprivations) {
      if (this.#overlaps(deprivation)) this.takeWithBirth('DoLo', this.#span(deprivation));
    }
  }

  #pupilNumber(): string {
    const { upn, dateOfBirth, unaccompaniedUntil } = this.#life;
    if (reachesAge(dateOfBirth, SCHOOL_AGE) > this.#last) return NOT_YET_AT_SCHOOL;
    return upn ?? (unaccompaniedUntil === undefined ? SOURCES_DISAGREE : NEVER_AT_A_SCHOOL_HERE);
  }

  /** Asked of girls looked after in the year, short breaks apart; a child born after care ended is not told of. */
  #motherhood(): [mother: string, bornOn: string] {
    const { sex, firstChildBornOn } = this.#life;
    if (sex === 'M' || this.episodes.every(isInShortBreaks)) return ['', ''];
    const asked = this.episodes.at(-1)?.end ?? this.#last;
    const isMother = firstChildBornOn !== undefined && firstChildBornOn <= asked && firstChildBornOn <= this.#last;
    return isMother ? ['1', dayToReturn(firstChildBornOn)] : ['0', ''];
  }

  /** Its first day, and its last where the year knows it. */
  #span({ start, end }: { readonly start: Day; readonly end: Day | undefined }): [start: string, end: string] {
    return [dayToReturn(start), end === undefined || end > this.#last ? '' : dayToReturn(end)];
  }

  #overlaps({ start, end }: { readonly start: Day; readonly end: Day | undefined }): boolean {
    return start <= this.#last && (end === undefined || end >= this.#first);
  }

  #isIn(day: Day): boolean {
    return day >= this.#first && day <= this.#last;
  }
}

function isInShortBreaks({ legalStatus }: Episode): boolean {
  return legalStatus === 'V3' || legalStatus === 'V4';
}

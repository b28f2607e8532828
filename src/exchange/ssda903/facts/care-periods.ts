import type { Day } from '../../../rules/calendar/day.ts';
import { CARE_GOES_ON, STARTED_TO_BE_LOOKED_AFTER } from '../codes/episode-codes.ts';
import { type Finding, OWN_CODES } from '../problems.ts';
import { dayToReturn } from '../return-date.ts';
import type { EpisodeRow, Row } from '../rows/row.ts';

/** An episode as it was understood: its own beginning, and an end that no other episode contradicts. */
export interface Stretch {
  readonly row: EpisodeRow;
  readonly from: Day;
  /** Undefined while it goes on. */
  to: Day | undefined;
}

/** A period of care: from RNE S to the first REC other than X1. */
export interface CarePeriod {
  readonly startedOn: Day;
  /** False where the episodes begin in the middle of care, so that care began on or before `startedOn`. */
  readonly startKnown: boolean;
  endedOn: Day | undefined;
  /** The REC with which it ended; undefined while it goes on, and where the return gives no reason. */
  endReason: string | undefined;
  /** In order, at least one, never overlapping. */
  readonly stretches: Stretch[];
}

/** Takes down what is odd in a row that is in. */
export type Tell = (row: Row, finding: Finding) => void;

/**
 * Puts a child's episodes in order and joins them to periods of care. Whatever the episodes say, the periods do not
 * overlap and none ends before it begins; what had to be mended for that is told, with what was done:
 *
 * - An episode that another one follows before it has ended is taken to end where the next begins (142, 501). If the
 *   next says that care began (S) and the earlier one does not say that it went on (X1), care ended there too.
 * - Between an episode that ended with X1 and one that begins later, care is taken to have gone on (433), unless the
 *   later one says that care began: then it had ended (388).
 * - After a reason that ends care, the next episode begins a new period even if its RNE is not S (432).
 * - An end before the beginning is left out (356, told with the row).
 */
export function toCarePeriods(episodes: readonly EpisodeRow[], tell: Tell): CarePeriod[] {
  const history = new CareHistory(tell);
  for (const row of withoutTwins(inOrder(episodes), tell)) history.take(row);
  return withoutEmptyPeriods(history.finish(), tell);
}

/** The end of an episode, where it can be true. */
function endOf({ decom, dec }: EpisodeRow): Day | undefined {
  return dec !== undefined && dec >= decom ? dec : undefined;
}

function endsCare({ rec }: EpisodeRow): boolean {
  return rec !== undefined && rec !== CARE_GOES_ON;
}

function inOrder(episodes: readonly EpisodeRow[]): readonly EpisodeRow[] {
  if (episodes.length < 2) return episodes;
  const end = (row: EpisodeRow) => endOf(row) ?? Number.MAX_SAFE_INTEGER;
  return [...episodes].sort((a, b) => a.decom - b.decom || end(a) - end(b) || a.row - b.row);
}

/**
 * An episode is known by its first day and its reason, so a return has each only once: of two, the one that has ended
 * is used, or else the first. (Two moves on one day are no twins: the first ends on that day.)
 */
function withoutTwins(episodes: readonly EpisodeRow[], tell: Tell): readonly EpisodeRow[] {
  // In order, twins begin on the day on which the one before began.
  if (!episodes.some(({ decom }, index) => episodes[index - 1]?.decom === decom)) return episodes;
  const byKey = new Map<string, EpisodeRow>();
  for (const row of episodes) {
    const key = episodeKey(row);
    const other = byKey.get(key);
    if (other === undefined) {
      byKey.set(key, row);
      continue;
    }
    const used = other.dec === undefined && row.dec !== undefined ? row : other;
    byKey.set(key, used);
    const message = `another row has the same DECOM and RNE: line ${used.row} is used; take the other out`;
    tell(used === row ? other : row, { column: 'DECOM', code: OWN_CODES.episodeTwice, message });
  }
  return byKey.size === episodes.length ? episodes : [...byKey.values()];
}

/** What makes an episode the same one in two rows or two years: its first day and why it began. */
export function episodeKey({ decom, rne, dec }: EpisodeRow): string {
  return dec === decom ? `${decom} ${rne} same day` : `${decom} ${rne}`;
}

/** Builds the periods from episodes in order. */
class CareHistory {
  readonly #tell: Tell;
  readonly #periods: CarePeriod[] = [];
  #open: CarePeriod | undefined;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  take(row: EpisodeRow): void {
    const last = this.#open?.stretches.at(-1);
    if (last === undefined || this.#endsBefore(row, last)) this.#start(row);
    else this.#open?.stretches.push({ row, from: row.decom, to: endOf(row) });
  }

  finish(): CarePeriod[] {
    const last = this.#open?.stretches.at(-1);
    if (last?.to !== undefined) {
      if (last.row.rec === CARE_GOES_ON) {
        const message = 'REC X1 says that another episode follows, but none does: care was taken to go on';
        this.#tell(last.row, { column: 'REC', code: '388', message });
      } else this.#close(last.to, last.row.rec);
    }
    return this.#periods;
  }

  #start(row: EpisodeRow): void {
    const startKnown = row.rne === STARTED_TO_BE_LOOKED_AFTER;
    const stretches = [{ row, from: row.decom, to: endOf(row) }];
    this.#open = { startedOn: row.decom, startKnown, endedOn: undefined, endReason: undefined, stretches };
    this.#periods.push(this.#open);
  }

  #close(on: Day, reason: string | undefined): void {
    if (this.#open === undefined) return;
    this.#open.endedOn = on;
    this.#open.endReason = reason;
    this.#open = undefined;
  }

  /** Settles how the last episode ended, now that the next is known; true where care ended with it. */
  #endsBefore(next: EpisodeRow, last: Stretch): boolean {
    const begins = next.rne === STARTED_TO_BE_LOOKED_AFTER;
    if (last.to === undefined || next.decom < last.to) return this.#cutShort(next, last);
    if (endsCare(last.row)) {
      if (!begins) this.#tell(next, { column: 'RNE', code: '432', message: BEGAN_WITHOUT_S });
      this.#close(last.to, last.row.rec);
      return true;
    }
    if (next.decom === last.to && begins && last.row.rec === CARE_GOES_ON) {
      this.#tell(next, { column: 'RNE', code: '431', message: S_IN_THE_MIDDLE });
      return false;
    }
    if (begins) {
      if (last.row.rec === CARE_GOES_ON) this.#tell(last.row, { column: 'REC', code: '388', message: X1_BEFORE_S });
      this.#close(last.to, undefined);
      return true;
    }
    if (next.decom > last.to) {
      const days = `from ${dayToReturn(last.to)} to ${dayToReturn(next.decom)}`;
      const message = `no episode covers the days ${days}: care was taken to have gone on; add the missing episode`;
      this.#tell(next, { column: 'DECOM', code: '433', message });
    }
    return false;
  }

  /** The last episode had not ended when the next began. */
  #cutShort(next: EpisodeRow, last: Stretch): boolean {
    const where = `it was taken to end on ${dayToReturn(next.decom)}, when the episode in line ${next.row} began`;
    if (last.to === undefined) {
      this.#tell(last.row, { column: 'DEC', code: '142', message: `the episode has no end: ${where}` });
    } else {
      const message = `the episode begins before the one in line ${last.row.row} ends: that one was cut short`;
      this.#tell(next, { column: 'DECOM', code: '501', message });
    }
    last.to = next.decom;
    if (next.rne !== STARTED_TO_BE_LOOKED_AFTER || last.row.rec === CARE_GOES_ON) return false;
    this.#close(next.decom, last.row.rec);
    return true;
  }
}

const BEGAN_WITHOUT_S = 'care had ended with the episode before, so RNE must be S: a new period of care was begun';
const S_IN_THE_MIDDLE = 'RNE is S, but the episode before ended on this day with X1: care was taken to go on';
const X1_BEFORE_S = 'REC X1 says that care went on, but the next episode is a later start: care was taken to end here';

/**
 * Joins a period of care to the one before where the two could not stand beside each other: where both begin on one
 * day, or the later is over on the very day on which the earlier ended.
 */
function withoutEmptyPeriods(periods: CarePeriod[], tell: Tell): CarePeriod[] {
  if (periods.length < 2) return periods;
  const kept: CarePeriod[] = [];
  for (const period of periods) {
    const before = kept.at(-1);
    const isNoDay = before?.endedOn === period.startedOn && period.endedOn === period.startedOn;
    if (before === undefined || (before.startedOn !== period.startedOn && !isNoDay)) {
      kept.push(period);
      continue;
    }
    before.endedOn = period.endedOn;
    before.endReason = period.endReason;
    before.stretches.push(...period.stretches);
    const [first] = period.stretches;
    if (first !== undefined) tell(first.row, { column: 'DECOM', code: OWN_CODES.periodsJoined, message: JOINED });
  }
  return kept;
}

const JOINED = 'care ended and began again within one day: the two periods of care were taken for one';

/** Whether the child was, as far as the return tells, not looked after on a day. */
export function isOutsideCare(periods: readonly CarePeriod[], day: Day): boolean {
  const [first] = periods;
  if (first === undefined) return true;
  if (day < first.startedOn) return first.startKnown;
  return !periods.some(({ startedOn, endedOn }) => startedOn <= day && (endedOn === undefined || day <= endedOn));
}

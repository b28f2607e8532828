import { dayFromIso, formatDay } from '../../rules/index.ts';

/** Somebody who may be asked to review children. Days are `YYYY-MM-DD`. */
export interface Officer {
  readonly staffId: string;
  readonly roles: readonly string[];
  /** The day they left; null while they are there. */
  readonly leftOn: string | null;
  /** The last day of their registration as a social worker, where one is recorded that runs out. */
  readonly registeredUntil: string | null;
}

/** The days for which somebody would be the IRO. */
export interface Term {
  readonly from: string;
  /** Null: until further notice. */
  readonly until: string | null;
}

/** An officer, and whether they are independent of the child in question. */
export interface OfficerForChild extends Officer {
  /** Why regulation 46 bars them in a term, in words; undefined where it does not. */
  readonly whyBarred: (term: Term) => string | undefined;
}

/** Why somebody was appointed, kept with the appointment. */
export interface AppointmentNote {
  /** Why not the one who was suggested. */
  readonly chosenBecause: string | null;
  /** Why the one before stopped. */
  readonly changedBecause: ChangeReason | null;
  /** What was not in order, or not known, of their registration and experience. */
  readonly checked: readonly string[];
}

export const CHANGE_REASONS = [
  'iro-leaves',
  'absence',
  'child-wish',
  'conflict-of-interest',
  'caseload',
  'not-independent',
  'other',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** Who is a child's IRO from a day. */
export interface WantedAppointment {
  readonly childId: string;
  readonly staffId: string;
  readonly from: string;
  /** The day on which it ended; null: until the next one, or going on. */
  readonly until: string | null;
  /**
   * How many appointments the child had when somebody decided this. Where there are more by now, somebody else decided
   * meanwhile, and nothing is changed. Undefined: it holds whatever came in between.
   */
  readonly seen?: number | undefined;
  readonly note?: AppointmentNote | undefined;
}

/** An appointment that is kept, or is to be. */
export interface Appointment {
  /** Null: not kept yet. */
  readonly id: string | null;
  readonly staffId: string;
  readonly startedOn: string;
  /** The day on which it ended, which may be the first of the next; null while it goes on. */
  readonly endedOn: string | null;
  /** Of a new one, where somebody gave reasons. */
  readonly note?: AppointmentNote | undefined;
}

/** Why somebody is not appointed. Stable. */
export type AppointmentRefusal =
  | 'child-unknown'
  | 'officer-unknown'
  | 'not-an-iro'
  | 'iro-has-left'
  | 'not-independent'
  | 'not-registered'
  | 'ends-before-it-begins'
  | 'already-theirs'
  | 'already-ended'
  | 'changed-meanwhile'
  | 'nobody-follows'
  | 'overlaps';

/**
 * What became of it. `added`: the child had no IRO on that day; `changed`: the IRO before was followed by this one, or
 * the end of this one was entered.
 */
export type Fate = 'added' | 'changed' | 'unchanged' | 'refused';

export type AppointmentOutcome =
  | { readonly fate: Exclude<Fate, 'refused'> }
  | { readonly fate: 'refused'; readonly refusal: AppointmentRefusal; readonly message: string };

/** What is to be written for a child: first the ends, then the new ones, so that no two ever overlap. */
export interface AppointmentChanges {
  readonly ended: readonly (Appointment & { readonly id: string })[];
  readonly added: readonly (Appointment & { readonly id: null })[];
}

/**
 * A child's IROs one after the other. A new one ends the one before on the same day; what was is never rewritten: an
 * appointment that would overlap one that has ended, or begin before a later one ends, is refused in words.
 */
export class AppointmentHistory {
  #appointments: Appointment[];
  readonly #kept: ReadonlyMap<string, Appointment>;

  constructor(kept: readonly (Appointment & { readonly id: string })[]) {
    this.#appointments = [...kept];
    this.#kept = new Map(kept.map((appointment) => [appointment.id, appointment]));
  }

  /** Appoints an officer, or says why not. */
  appoint(
    { from, until, seen, note }: Omit<WantedAppointment, 'childId' | 'staffId'>,
    officer: OfficerForChild,
  ): AppointmentOutcome {
    if (seen !== undefined && seen !== this.#kept.size && !this.#areTheirs(officer, from)) {
      return refuse('changed-meanwhile', 'somebody else appointed an IRO meanwhile: nothing was changed');
    }
    if (until !== null && until < from) {
      return refuse('ends-before-it-begins', `it would end on ${inWords(until)}, before it begins on ${inWords(from)}`);
    }
    const own = this.#appointments.findLast(
      ({ staffId, startedOn, endedOn }) =>
        staffId === officer.staffId && startedOn === from && (seen === undefined || endedOn !== from),
    );
    if (own !== undefined) return this.#end(own, until, officer);
    // One that ended on the day it began covers no day and is in nobody's way.
    const others = this.#appointments.filter(({ startedOn, endedOn }) => endedOn !== startedOn);
    // Whoever looks at the child and appoints another on the day on which one began puts a slip right: that one ends on
    // the same day. In a list that names two for a day nobody can tell which is meant.
    const mayFollow = (startedOn: string) => startedOn < from || (seen !== undefined && startedOn === from);
    const before = others.findLast(
      ({ startedOn, endedOn }) => mayFollow(startedOn) && (endedOn === null || endedOn > from),
    );
    const next = others.find((one) => one !== before && one.startedOn >= from);
    const end = until ?? next?.startedOn ?? null;
    const refusal =
      whyNotTheirs(before, { staffId: officer.staffId, end }) ??
      whyOverlaps(next, { from, end }) ??
      mayHold(officer, { from, end });
    if (refusal !== undefined) return refusal;
    if (before !== undefined) this.#replace(before, { ...before, endedOn: from });
    this.#appointments.push({ id: null, staffId: officer.staffId, startedOn: from, endedOn: end, note });
    this.#appointments.sort((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0));
    return { fate: before === undefined ? 'added' : 'changed' };
  }

  changes(): AppointmentChanges {
    const ended: (Appointment & { id: string })[] = [];
    const added: (Appointment & { id: null })[] = [];
    for (const appointment of this.#appointments) {
      const { id } = appointment;
      if (id === null) added.push({ ...appointment, id });
      else if (this.#kept.get(id) !== appointment) ended.push({ ...appointment, id });
    }
    return { ended, added };
  }

  /** The days from which the child would have no IRO any more, though by what was kept there was one. */
  gaps(): string[] {
    const had = [...this.#kept.values()];
    return this.#appointments.flatMap(({ endedOn }) =>
      endedOn !== null && isCovered(endedOn, had) && !isCovered(endedOn, this.#appointments) ? [endedOn] : [],
    );
  }

  #areTheirs({ staffId }: Officer, day: string): boolean {
    return this.#appointments.some(
      (one) => one.staffId === staffId && one.startedOn <= day && (one.endedOn === null || one.endedOn > day),
    );
  }

  /** The same appointment again: nothing to do, or its end to be entered. */
  #end(own: Appointment, until: string | null, officer: OfficerForChild): AppointmentOutcome {
    const next = this.#appointments.find((one) => one !== own && one.startedOn >= own.startedOn);
    if (until === own.endedOn) return { fate: 'unchanged' };
    if (until === null) {
      // Blank says "until the next one" where there is a next one.
      if (next !== undefined) return { fate: 'unchanged' };
      const since = inWords(own.endedOn ?? own.startedOn);
      return refuse(
        'already-ended',
        `it ended on ${since}: give that day as its end, or appoint again from a later day`,
      );
    }
    // One that covers no day may stand within another's time; longer, it would not.
    const other = this.#appointments.find((one) => one !== own && overlaps(one, { from: own.startedOn, end: until }));
    const refusal = other === undefined ? mayEnd(officer, until) : refuseOverlap(other);
    if (refusal !== undefined) return refusal;
    this.#replace(own, { ...own, endedOn: until });
    return { fate: 'changed' };
  }

  #replace(old: Appointment, changed: Appointment): void {
    this.#appointments = this.#appointments.map((one) => (one === old ? changed : one));
  }
}

function isCovered(day: string, appointments: readonly Appointment[]): boolean {
  return appointments.some(({ startedOn, endedOn }) => startedOn <= day && (endedOn === null || endedOn > day));
}

interface Stretch {
  readonly from: string;
  readonly end: string | null;
}

function whyNotTheirs(
  before: Appointment | undefined,
  { staffId, end }: { staffId: string; end: string | null },
): AppointmentOutcome | undefined {
  if (before === undefined) return undefined;
  const since = inWords(before.startedOn);
  if (before.staffId === staffId) {
    const remedy = end === null ? 'there is nothing to change' : 'to enter its end, give that day as its beginning';
    return refuse('already-theirs', `the child has been theirs since ${since}: ${remedy}`);
  }
  if (before.endedOn === null) return undefined;
  const until = inWords(before.endedOn);
  return refuse('overlaps', `somebody else was the child’s IRO from ${since} to ${until}: begin on that day or later`);
}

function whyOverlaps(next: Appointment | undefined, { from, end }: Stretch): AppointmentOutcome | undefined {
  if (next === undefined) return undefined;
  const begins = inWords(next.startedOn);
  if (next.startedOn === from)
    return refuse('overlaps', `somebody else is the child’s IRO from the same day, ${begins}`);
  if (end !== null && end <= next.startedOn) return undefined;
  return refuse('overlaps', `another IRO’s appointment begins on ${begins}: end this one by that day`);
}

function overlaps({ startedOn, endedOn }: Appointment, { from, end }: Stretch): boolean {
  if (startedOn === endedOn || end === from) return false;
  return (end === null || startedOn < end) && (endedOn === null || endedOn > from);
}

function refuseOverlap({ startedOn, endedOn }: Appointment): AppointmentOutcome {
  const until = endedOn === null ? 'on' : `to ${inWords(endedOn)}`;
  return refuse(
    'overlaps',
    `somebody else is the child’s IRO from ${inWords(startedOn)} ${until}: the two would overlap`,
  );
}

function mayHold(officer: OfficerForChild, { from, end }: Stretch): AppointmentOutcome | undefined {
  if (!officer.roles.includes('iro')) return refuse('not-an-iro', 'this person is no IRO: give them the role first');
  const bar = officer.whyBarred({ from, until: end });
  if (bar !== undefined) return refuse('not-independent', bar);
  if (officer.registeredUntil !== null && officer.registeredUntil < from) {
    const words = `this IRO’s registration as a social worker ran out on ${inWords(officer.registeredUntil)}`;
    return refuse('not-registered', `${words}: record the new one first`);
  }
  return mayEnd(officer, end);
}

function mayEnd({ roles, leftOn }: Officer, end: string | null): AppointmentOutcome | undefined {
  if (!roles.includes('iro')) return refuse('not-an-iro', 'this person is no IRO: give them the role first');
  if (leftOn === null || (end !== null && end <= leftOn)) return undefined;
  return refuse('iro-has-left', `this IRO left on ${inWords(leftOn)}: name another, or end it by that day`);
}

/** A stay in care, and until when there need be no IRO yet. */
export interface Care {
  readonly startedOn: string;
  readonly endedOn: string | null;
  /** The last of the days in which an IRO is looked for. */
  readonly graceUntil: string;
}

/** Handbook 7.2: after the first five working days a looked-after child is at no time without an IRO. */
export function refuseGap(gap: string, care: readonly Care[]): (AppointmentOutcome & { fate: 'refused' }) | undefined {
  const needsOne = care.some(
    ({ startedOn, endedOn, graceUntil }) => startedOn <= gap && gap > graceUntil && (endedOn === null || gap < endedOn),
  );
  if (!needsOne) return undefined;
  return refuse(
    'nobody-follows',
    `the child would have no IRO from ${inWords(gap)}: appoint who follows from that day`,
  );
}

export function refuse(refusal: AppointmentRefusal, message: string): AppointmentOutcome & { fate: 'refused' } {
  return { fate: 'refused', refusal, message };
}

function inWords(day: string): string {
  const known = dayFromIso(day);
  return known === undefined ? day : formatDay(known);
}

/** The days that a report counts, and the day as of which it looks at them; each `YYYY-MM-DD`. */
export interface ReportPeriod {
  readonly from: string;
  /** The last day that counts. */
  readonly until: string;
  readonly asOf: string;
}

/** How the duties that fell due in a time stand. Their sum is `due`: what nobody knows is not among them. */
export interface DutyCounts {
  readonly due: number;
  readonly inTime: number;
  readonly late: number;
  /** Done before the first day on which it might be. */
  readonly early: number;
  readonly overdue: number;
  /** Nobody answered in time, and so it stands as agreed. */
  readonly deemedAgreed: number;
  readonly upcoming: number;
  readonly notApplicable: number;
  /** Of statute, and late or not done by the national day; those that the law of 2020 softened are not among them. */
  readonly breaches: number;
  readonly national: NationalCounts;
}

/** The same duties by the days that the national figures give. */
export interface NationalCounts {
  /** Duties that there are nationally too and whose national day has come, or which were done. */
  readonly known: number;
  readonly inTime: number;
  /** Duties whose national day is another than the local one. */
  readonly differing: number;
}

/** What adds up, in the order in which it is told. */
const COUNTED = [
  'due',
  'inTime',
  'late',
  'early',
  'overdue',
  'deemedAgreed',
  'upcoming',
  'notApplicable',
  'breaches',
] as const satisfies readonly (keyof DutyCounts)[];

const NATIONALLY_COUNTED = ['known', 'inTime', 'differing'] as const satisfies readonly (keyof NationalCounts)[];

/** Every figure of duties behind which there are rows to be shown. */
export const DUTY_FIGURES = [...COUNTED, 'nationallyKnown', 'nationallyInTime', 'nationallyDiffering'] as const;

export type DutyFigure = (typeof DUTY_FIGURES)[number];

/** Adds up; nothing adds up to zeros. */
export function sumOf(counts: readonly DutyCounts[]): DutyCounts {
  const add = <Key extends string>(keys: readonly Key[], of: readonly Readonly<Record<Key, number>>[]) =>
    Object.fromEntries(keys.map((key) => [key, of.reduce((sum, one) => sum + one[key], 0)])) as Record<Key, number>;
  return {
    ...add(COUNTED, counts),
    national: add(
      NATIONALLY_COUNTED,
      counts.map(({ national }) => national),
    ),
  };
}

/** Duties of which it is known whether they were done in time: what is still to come, or not owed, says nothing. */
export function knownOf({ due, upcoming, notApplicable }: DutyCounts): number {
  return due - upcoming - notApplicable;
}

/**
 * So many of a hundred, to one decimal; null of none. 199 of 200 is 99.5, and 1999 of 2000 is 99.9: only all of them are
 * a hundred.
 */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const rounded = Math.round((part * 1000) / whole) / 10;
  return part < whole ? Math.min(rounded, 99.9) : rounded;
}

/** To complete a review that was begun is another duty than to hold it. */
export function isToHoldReview(rule: string): boolean {
  return rule.startsWith('review.') && rule !== 'review.complete';
}

/** Why nobody knows of a duty whether it was done in time; `not-told`: something it rests on was never told. */
export const WHY_UNKNOWN = [
  'previous-not-recorded',
  'before-record',
  'after-record',
  'never-recorded',
  'not-told',
] as const;
export type WhyUnknown = (typeof WHY_UNKNOWN)[number];

export const WHY_UNKNOWN_WORDS: Readonly<Record<WhyUnknown, string>> = {
  'previous-not-recorded': 'what they count from is not in the records',
  'before-record': 'due before the records begin',
  'after-record': 'due after the records end',
  'never-recorded': 'never recorded where the records come from',
  'not-told': 'something they rest on has not been told yet',
};

export type UnknownCounts = Readonly<Partial<Record<WhyUnknown, number>>>;

/** How many are not known, by reason, those reasons left out that there are none of. */
export function reasonsOf(unknown: UnknownCounts): [WhyUnknown, number][] {
  return WHY_UNKNOWN.flatMap((because): [WhyUnknown, number][] => {
    const count = unknown[because] ?? 0;
    return count === 0 ? [] : [[because, count]];
  });
}

export interface MonthOfDuties {
  /** `2025-04`. */
  readonly month: string;
  readonly counts: DutyCounts;
}

/** The duties of a rule, or of several together. */
export interface DutyLine {
  readonly counts: DutyCounts;
  /** Every month of the period, those with nothing due too. */
  readonly months: readonly MonthOfDuties[];
  /** Whenever they were due: of most of them nobody knows even that. */
  readonly unknown: UnknownCounts;
}

export interface RuleLine extends DutyLine {
  readonly rule: string;
  readonly title: string;
}

export interface TimelinessReport {
  readonly period: ReportPeriod;
  readonly reviews: DutyLine;
  readonly others: DutyLine;
  /** In the order of the law's register; those of which there is something to tell. */
  readonly rules: readonly RuleLine[];
  /** Children whose duties have to be worked out anew, because a day came that changes them. */
  readonly outOfDate: number;
}

/** How many reviews were held with a child of this age; null: the date of birth is not known. */
export interface AgeGroup {
  /** Under 4, for whom no participation is asked (PN0). */
  readonly underFour: number;
  readonly fourAndOver: Participation;
  readonly ageUnknown: number;
}

/** How children of four and over took part in their reviews. */
export interface Participation {
  readonly held: number;
  /** By code: PN1 to PN7. */
  readonly byCode: Readonly<Record<string, number>>;
  /** Reviews of which nobody said how the child took part. */
  readonly notStated: number;
  /** Reviews with the code for a child under four, though the child was not. */
  readonly codedUnderFour: number;
}

export interface MonthOfReviews extends AgeGroup {
  readonly month: string;
  readonly held: number;
}

export interface ParticipationReport {
  readonly period: ReportPeriod;
  readonly all: Omit<MonthOfReviews, 'month'>;
  /** Every month of the period, those without a review too. */
  readonly months: readonly MonthOfReviews[];
  /** What each code means. */
  readonly words: Readonly<Record<string, string>>;
}

/** Codes by which a child's views reached the review, in person or otherwise. */
const VIEWS_CONVEYED = ['PN1', 'PN2', 'PN3', 'PN5', 'PN6'];
/** Codes by which the child was there. */
const ATTENDED = ['PN1', 'PN2', 'PN3', 'PN4'];

/** Of the reviews of children of four and over of which it is known: how often they were there, and were heard. */
export function takingPart({ byCode }: Participation): { known: number; attended: number; heard: number } {
  const sum = (codes: readonly string[]) => codes.reduce((total, code) => total + (byCode[code] ?? 0), 0);
  return { known: sum(Object.keys(byCode)), attended: sum(ATTENDED), heard: sum(VIEWS_CONVEYED) };
}

/** Handbook 7.15: so many looked-after children for an IRO of a full post. */
export const CHILDREN_PER_FULL_TIME_IRO = { least: 50, most: 70 } as const;

/** How a caseload stands to the Handbook's figure. */
export type CaseloadStanding = 'below' | 'within' | 'above';

/** What somebody is called besides IRO, and the children for a full post of theirs; null: as good practice has it. */
export interface OwnRange {
  /** `Senior IRO`. */
  readonly title: string | null;
  readonly least: number | null;
  readonly most: number | null;
}

type Bounds = Pick<OwnRange, 'least' | 'most'>;

export const NOT_OWN: Bounds = { least: null, most: null };

/** The children for a full post that are meant for somebody: their own figures, else those of the Handbook. */
export function rangeOf({ least, most }: Bounds): { least: number; most: number; isOwn: boolean } {
  if (least === null || most === null) return { ...CHILDREN_PER_FULL_TIME_IRO, isOwn: false };
  return { least, most, isOwn: true };
}

/** "fewer than 50", "within their own 20 to 40". */
export function standingInWords(standing: CaseloadStanding, own: Bounds = NOT_OWN): string {
  const { least, most, isOwn } = rangeOf(own);
  const their = isOwn ? 'their own ' : '';
  switch (standing) {
    case 'below':
      return `fewer than ${their}${least}`;
    case 'within':
      return isOwn ? `within their own ${least} to ${most}` : `${least} to ${most}`;
    case 'above':
      return `more than ${their}${most}`;
  }
}

/** Children for each full post, and how that stands: 40 children with 0.6 of a post are 66.7, within 50 to 70. */
export function weighCaseload(
  children: number,
  fullTimeEquivalent: number,
  own: Bounds = NOT_OWN,
): { perFullTime: number; standing: CaseloadStanding } {
  const exact = children / fullTimeEquivalent;
  const { least, most } = rangeOf(own);
  const standing = exact < least ? 'below' : exact > most ? 'above' : 'within';
  return { perFullTime: Math.round(exact * 10) / 10, standing };
}

/** An IRO, or whoever children have for one. */
export interface Caseload extends OwnRange {
  readonly staffId: string;
  readonly name: string;
  readonly startedOn: string | null;
  /** The day they left, where they have by the day of the report. */
  readonly leftOn: string | null;
  /** Looked-after children who are theirs on the day. */
  readonly children: number;
  readonly fullTimeEquivalent: number;
  /** The last day away, where they are away on the day of the report. */
  readonly awayUntil: string | null;
  /** Who acts for them while they are away; null: nobody. */
  readonly coveredById: string | null;
  readonly coveredBy: string | null;
}

export interface CaseloadLine extends Caseload {
  readonly perFullTime: number;
  readonly standing: CaseloadStanding;
}

/** A looked-after child whom no IRO has been named for. */
export interface ChildWithoutIro {
  readonly childId: string;
  readonly localId: string;
  /** Looked after since. */
  readonly since: string;
}

export interface CaseloadReport {
  readonly asOf: string;
  readonly lookedAfter: number;
  /** Those who are there, the most children first. */
  readonly officers: readonly CaseloadLine[];
  /** Those who have left and whose children have nobody else yet. */
  readonly left: readonly CaseloadLine[];
  readonly withoutIro: number;
  /** The longest without first; at most {@link CHILDREN_LISTED}. */
  readonly listed: readonly ChildWithoutIro[];
}

export const CHILDREN_LISTED = 100;

/** The months from one day to another: `2025-11`, `2025-12`, `2026-01`. */
export function monthsOf({ from, until }: Pick<ReportPeriod, 'from' | 'until'>): string[] {
  const months: string[] = [];
  const last = monthOf(until);
  for (let month = monthOf(from); month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(next).padStart(2, '0')}`;
}

/** A duty behind a figure. */
export interface DutyBehindFigure {
  readonly obligationId: string;
  readonly childId: string;
  readonly localId: string;
  readonly name: string | null;
  readonly rule: string;
  readonly dueOn: string;
  readonly nationalDueOn: string | null;
  readonly metOn: string | null;
  /** As `obligation_status` words it: `met-late`. */
  readonly status: string;
}

/** A duty of which nobody knows. */
export interface UnknownDuty {
  readonly childId: string;
  readonly localId: string;
  readonly name: string | null;
  readonly rule: string;
  readonly because: WhyUnknown;
}

/** A looked-after child of a caseload, on a day. */
export interface ChildOfCaseload {
  readonly childId: string;
  readonly localId: string;
  readonly name: string | null;
  /** Null: nobody is named. */
  readonly iro: string | null;
  /** Looked after since. */
  readonly since: string;
}

/** A review that was held. */
export interface ReviewBehindFigure {
  readonly childId: string;
  readonly localId: string;
  readonly name: string | null;
  readonly heldOn: string;
  /** Null: nobody said. */
  readonly participation: string | null;
}

/** One page of what is behind a figure. */
export interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  /** The rows that the reader may see. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The rest of the figure: how many there are (duties, for one), and of how many children, whose records are not the reader's to see. */
  readonly withheld: { readonly duties: number; readonly children: number };
}

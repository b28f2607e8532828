import {
  type Day,
  type Evaluation,
  isoFromDay,
  type Obligation,
  type UnknownBecause,
  type UnknownObligation,
} from '../../rules/index.ts';

/** How often reviews were held in time. */
export interface Timeliness {
  /** Reviews that fell due by the day as of which the return is looked at, or may have. */
  total: number;
  onTime: number;
  late: number;
  unknown: number;
}

/** A review that has not been held. */
export interface ReviewToCome {
  readonly child: string;
  readonly rule: string;
  readonly due: Day;
}

/** What a return says of reviews, in numbers. */
export interface ReturnSummary {
  readonly children: number;
  /** On the day as of which the return is looked at. */
  readonly lookedAfter: number;
  readonly reviews: Timeliness;
  readonly byRule: ReadonlyMap<string, Timeliness>;
  /** The same by the days that the national procedure gives. */
  readonly national: Timeliness;
  /** Held after they were due. */
  readonly heldLate: number;
  /** Reviews never held before the child left care. */
  readonly neverHeld: number;
  /** Children in care whose next review is past its day; the longest overdue first. */
  readonly overdue: readonly ReviewToCome[];
  /** Children in care whose next review is still to come, the next first. */
  readonly upcoming: readonly ReviewToCome[];
  /** Why the timeliness of reviews is not known, and of how many. */
  readonly whyUnknown: ReadonlyMap<UnknownBecause, number>;
  /** Children that could not be worked out, with the reason. */
  readonly refused: ReadonlyMap<string, string>;
}

/** The duties that are counted: to hold reviews. To complete one that was begun is another matter. */
function isToHoldReview(rule: string): boolean {
  return rule.startsWith('review.') && rule !== 'review.complete';
}

/** Adds up children one by one, so that a return of any size is summed in little memory. */
export class ReturnSummarizer {
  readonly #reviews = noReviews();
  readonly #national = noReviews();
  readonly #byRule = new Map<string, Timeliness>();
  readonly #overdue: ReviewToCome[] = [];
  readonly #upcoming: ReviewToCome[] = [];
  readonly #whyUnknown = new Map<UnknownBecause, number>();
  readonly #refused = new Map<string, string>();
  /** The last day of which the files tell; undefined where they tell no year. */
  readonly #toldUntil: Day | undefined;
  #children = 0;
  #lookedAfter = 0;
  #heldLate = 0;
  #neverHeld = 0;

  constructor(toldUntil: Day | undefined) {
    this.#toldUntil = toldUntil;
  }

  addRefused(child: string, reason: string): void {
    this.#children += 1;
    this.#refused.set(child, reason);
  }

  add({ facts, obligations, unknown }: Evaluation): void {
    this.#children += 1;
    const current = facts.periods.findLast((period) => period.endedOn > facts.asOf)?.number;
    // A child who is in no later file may have left: nobody can say that they are still looked after.
    const isTold = this.#toldUntil === undefined || (facts.recorded?.until ?? facts.asOf) >= this.#toldUntil;
    if (current !== undefined && isTold) this.#lookedAfter += 1;
    for (const obligation of obligations) {
      if (!isToHoldReview(obligation.rule.id)) continue;
      this.#count(obligation, facts.asOf);
      this.#list(obligation, { child: facts.id ?? '', isCurrent: obligation.period === current });
    }
    const asOf = isoFromDay(facts.asOf);
    for (const row of unknown) {
      const hasComeDue = row.due === undefined || row.due <= asOf;
      if (isToHoldReview(row.rule) && hasComeDue) this.#countUnknown(row);
    }
  }

  toSummary(): ReturnSummary {
    const byDue = (a: ReviewToCome, b: ReviewToCome) => a.due - b.due || (a.child < b.child ? -1 : 1);
    return {
      children: this.#children,
      lookedAfter: this.#lookedAfter,
      reviews: { ...this.#reviews },
      national: { ...this.#national },
      byRule: new Map([...this.#byRule].sort(([a], [b]) => (a < b ? -1 : 1))),
      heldLate: this.#heldLate,
      neverHeld: this.#neverHeld,
      overdue: this.#overdue.toSorted(byDue),
      upcoming: this.#upcoming.toSorted(byDue),
      whyUnknown: new Map(this.#whyUnknown),
      refused: new Map(this.#refused),
    };
  }

  #count({ rule, status, due, nationalDue, metOn }: Obligation, asOf: Day): void {
    if (status === 'not-applicable') return;
    if (status === 'met-late') this.#heldLate += 1;
    if (hasComeDue(due, metOn, asOf)) {
      for (const timeliness of [this.#reviews, this.#ofRule(rule.id)])
        count(timeliness, metOn <= due ? 'onTime' : 'late');
    }
    if (hasComeDue(nationalDue, metOn, asOf)) count(this.#national, metOn <= nationalDue ? 'onTime' : 'late');
  }

  /** What is overdue, and what comes next, is listed for children who are in care. */
  #list({ rule, status, due }: Obligation, { child, isCurrent }: { child: string; isCurrent: boolean }): void {
    if (status === 'overdue' && !isCurrent) this.#neverHeld += 1;
    if (!isCurrent) return;
    if (status === 'overdue') this.#overdue.push({ child, rule: rule.id, due });
    if (status === 'upcoming') this.#upcoming.push({ child, rule: rule.id, due });
  }

  #countUnknown({ rule, because = 'never-recorded' }: UnknownObligation): void {
    for (const timeliness of [this.#reviews, this.#national, this.#ofRule(rule)]) count(timeliness, 'unknown');
    this.#whyUnknown.set(because, (this.#whyUnknown.get(because) ?? 0) + 1);
  }

  #ofRule(rule: string): Timeliness {
    const found = this.#byRule.get(rule);
    if (found !== undefined) return found;
    const made = noReviews();
    this.#byRule.set(rule, made);
    return made;
  }
}

/** On its last day a review counts only once it is held: it may still be held in time. */
function hasComeDue(due: Day, metOn: Day, asOf: Day): boolean {
  return due < asOf || (due === asOf && metOn <= due);
}

function noReviews(): Timeliness {
  return { total: 0, onTime: 0, late: 0, unknown: 0 };
}

function count(timeliness: Timeliness, as: 'onTime' | 'late' | 'unknown'): void {
  timeliness.total += 1;
  timeliness[as] += 1;
}

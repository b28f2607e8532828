import type { HearNews } from '../../exchange/ssda903/compare-rows.ts';
import { toCaseEvents, toRecorded } from '../../exchange/ssda903/facts/case-events.ts';
import type { Problem } from '../../exchange/ssda903/problems.ts';
import type { ToldSpan } from '../../exchange/ssda903/recorded-span.ts';
import { factsOfYears, type YearsOfChild } from '../../exchange/ssda903/years-of-child.ts';
import { isoFromDay, type RecordedInput } from '../../rules/index.ts';
import type { WorkedOut, WorkingOut } from '../obligations/work-out-child.ts';
import type { ChildOnRecord } from './child-on-record.ts';
import { type DecidedFacts, decideFacts } from './decide-facts.ts';
import { layOver, reviveYears, type TablesTold, type YearToKeep, yearsToKeep } from './lay-over.ts';
import { keysOfPeople, type ReconciledFacts } from './reconcile-facts.ts';
import { type ReconciledReviews, type ReviewToStand, reconcileReviews } from './reconcile-reviews.ts';
import { type ReconciledSpans, reconcileSpans } from './reconcile-spans.ts';
import { type ChildDetails, type RecordRows, toRecordRows } from './record-rows.ts';
import { settleDetails } from './settle-details.ts';
import { toWarnings } from './warnings-of-child.ts';

/** What all children of an import share. */
export interface ImportContext extends WorkingOut {
  readonly told: TablesTold;
  /** What the returns tell of, those of earlier imports among them. */
  readonly span: ToldSpan;
}

/** What an import does to one child. */
export interface ChildPlan {
  readonly localId: string;
  readonly told: YearsOfChild;
  /** Undefined for a child who is new. */
  readonly id: string | undefined;
  readonly years: readonly YearToKeep[];
  readonly details: ChildDetails;
  readonly recorded: RecordedInput | null;
  /** Something of the child's own row changes. */
  readonly isRowChanged: boolean;
  readonly facts: ReconciledFacts;
  readonly periods: ReconciledSpans;
  readonly legalStatuses: ReconciledSpans;
  readonly placements: ReconciledSpans;
  readonly reviews: ReconciledReviews;
  /** What must be done; undefined where it is not to be written, because nothing changed. */
  readonly workedOut: WorkedOut | undefined;
  readonly warnings: readonly Problem[];
  /** Something that the returns tell is written. */
  readonly isChanged: boolean;
}

/** One child of an import. */
export interface ChildToPlan {
  /** What the files say; without years for a child whom they do not name. */
  readonly told: YearsOfChild;
  readonly before: ChildOnRecord | undefined;
  readonly hear: HearNews;
}

/**
 * Says what an import has to do so that the records of a child say what the returns say, laid on top of each other: the
 * years that were imported before as they were, and of the years of the files what the files say now. Writes nothing.
 */
export function planChild({ told, before, hear }: ChildToPlan, context: ImportContext): ChildPlan {
  const { child } = told;
  const known = before === undefined ? [] : reviveYears(child, before.years);
  const years = layOver(known, told, context.told);
  const facts = factsOfYears({ child, years });
  const now = toRecordRows(facts);
  const rowsBefore = known.length === 0 ? undefined : toRecordRows(factsOfYears({ child, years: known }));
  const settled = settleDetails({ now: now.details, before: rowsBefore?.details, stored: before?.details });
  const recorded = years.length === 0 ? null : toRecorded(facts, context.span);
  const isRowChanged =
    before !== undefined && (!isSame(settled.details, before.details) || !isSame(recorded, before.recorded));
  const decided = decideFacts(
    {
      told: toCaseEvents(facts),
      before,
      bornOn: settled.details.born_on,
      recorded,
      isDue: before === undefined || isRowChanged || isDue(before, context),
    },
    context,
  );
  const records = decided.isContradicted ? UNTOUCHED : planRecords(now, { decided, before, rowsBefore });
  const plan = {
    localId: child,
    told,
    id: before?.id,
    years: yearsToKeep({ known, now: years, tables: context.told }, hear),
    details: settled.details,
    recorded,
    isRowChanged,
    facts: decided.facts,
    ...records,
    workedOut: decided.workedOut,
  };
  const warnings = toWarnings(told, { ...decided, differing: settled.differing, blocked: records });
  return { ...plan, warnings, isChanged: changesSomething(plan) };
}

function isDue({ nextChangeOn }: ChildOnRecord, { today }: ImportContext): boolean {
  return nextChangeOn !== null && nextChangeOn <= isoFromDay(today);
}

type Records = Pick<ChildPlan, 'periods' | 'legalStatuses' | 'placements' | 'reviews'>;

const NO_SPANS: ReconciledSpans = { removed: [], added: [], blocked: [] };
const UNTOUCHED: Records = {
  periods: NO_SPANS,
  legalStatuses: NO_SPANS,
  placements: NO_SPANS,
  reviews: { added: [], updated: [], removed: [] },
};

interface OfChild {
  readonly decided: DecidedFacts;
  readonly before: ChildOnRecord | undefined;
  readonly rowsBefore: RecordRows | undefined;
}

function planRecords(now: RecordRows, { decided, before, rowsBefore }: OfChild): Records {
  return {
    periods: reconcileSpans({ stored: before?.periods ?? [], before: undefined, now: now.periods }),
    legalStatuses: reconcileSpans({
      stored: before?.legalStatuses ?? [],
      before: rowsBefore?.legalStatuses ?? [],
      now: now.legalStatuses,
      takenOut: before?.takenOut ?? [],
    }),
    placements: reconcileSpans({
      stored: before?.placements ?? [],
      before: rowsBefore?.placements ?? [],
      now: now.placements,
      takenOut: before?.takenOut ?? [],
    }),
    reviews: reconcileReviews({
      stored: before?.reviews ?? [],
      now: reviewsToStand(now, { decided, before }),
      before: rowsBefore?.reviews ?? [],
      keysOfPeople: keysOfPeople(before?.facts ?? []),
    }),
  };
}

/** The reviews of the returns that stand, by the keys that their facts have. */
function reviewsToStand(now: RecordRows, { decided, before }: Omit<OfChild, 'rowsBefore'>): ReviewToStand[] {
  const { facts } = decided;
  const withdrawn = new Set(facts.withdrawn.map(({ id }) => id));
  const keys = new Map<string, string | undefined>();
  for (const { id, event, isImported } of before?.facts ?? []) {
    if (isImported && event.type === 'review-started' && !withdrawn.has(id)) keys.set(event.on, event.review);
  }
  for (const { event } of facts.changes) if (event.type === 'review-started') keys.set(event.on, event.review);
  return now.reviews.flatMap((review) => {
    const key = keys.get(review.on);
    return key === undefined ? [] : { ...review, key };
  });
}

function changesSomething(plan: Omit<ChildPlan, 'warnings' | 'isChanged'>): boolean {
  const { years, isRowChanged, facts, reviews, periods, legalStatuses, placements } = plan;
  const lists: readonly (readonly unknown[])[] = [
    years,
    facts.changes,
    facts.withdrawn,
    reviews.added,
    reviews.updated,
    reviews.removed,
    ...[periods, legalStatuses, placements].flatMap(({ added, removed }) => [added, removed]),
  ];
  return isRowChanged || lists.some(({ length }) => length > 0);
}

/** Whether two values of JSON say the same, whatever the order of their fields. */
function isSame(a: unknown, b: unknown): boolean {
  return inOrder(a) === inOrder(b);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, of) =>
    typeof of === 'object' && of !== null && !Array.isArray(of)
      ? Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)))
      : of,
  );
}

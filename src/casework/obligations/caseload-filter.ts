import { groupFamilies } from './group-families.ts';
import type { CaseloadRow } from './store/caseload.ts';

/** Which children of a caseload to show: everyone, or those with something that asks for a look. */
export const CASELOAD_FILTERS = ['all', 'reviews', 'late', 'unknown', 'voice', 'together'] as const;

/**
 * One of them. `voice`: of whom nobody has written down lately what they say; `together`: brothers and sisters beside each
 * other, and nobody else.
 */
export type CaseloadChoice = (typeof CASELOAD_FILTERS)[number];

/** What somebody looks for in a caseload. */
export interface CaseloadFilter {
  readonly shown: CaseloadChoice;
  /** Part of a name or of the local id; empty where nobody in particular is looked for. */
  readonly name: string;
}

export const EVERYONE: CaseloadFilter = { shown: 'all', name: '' };

/** How many children each filter shows, whatever is looked for. */
export type CaseloadCounts = Readonly<Record<CaseloadChoice, number>>;

/** Who belongs to which family, by the child's id. */
export type Families = ReadonlyMap<string, string>;

/** Between which days something asks for a look; each is `YYYY-MM-DD`. */
export interface CaseloadDays {
  /** The last day of which a review counts among the next ones; an earlier one does too. */
  readonly reviewsUntil: string;
  /** The first day of which what a child said is still current. */
  readonly saidSince: string;
}

export function countCaseload(rows: readonly CaseloadRow[], families: Families, days: CaseloadDays): CaseloadCounts {
  const count = (shown: CaseloadChoice): number => rows.filter((row) => isShown(row, shown, days)).length;
  return {
    all: rows.length,
    reviews: count('reviews'),
    late: count('late'),
    unknown: count('unknown'),
    voice: count('voice'),
    together: groupFamilies(rows, families).length,
  };
}

/** Those who fit, in the order in which they came. */
export function filterCaseload(
  rows: readonly CaseloadRow[],
  { shown, name }: CaseloadFilter,
  days: CaseloadDays,
): CaseloadRow[] {
  const shownRows = rows.filter((row) => isShown(row, shown, days));
  const wanted = fold(name);
  if (wanted === '') return shownRows;
  return shownRows.filter((row) => fold(`${row.name ?? ''} ${row.localId}`).includes(wanted));
}

function isShown(
  { nextReviewDueOn, overdue, unknown, saidLastOn }: CaseloadRow,
  shown: CaseloadChoice,
  { reviewsUntil, saidSince }: CaseloadDays,
): boolean {
  switch (shown) {
    case 'all':
    case 'together':
      return true;
    case 'reviews':
      return nextReviewDueOn !== null && nextReviewDueOn <= reviewsUntil;
    case 'late':
      return overdue > 0;
    case 'unknown':
      return unknown > 0;
    case 'voice':
      return saidLastOn === null || saidLastOn < saidSince;
  }
}

/** Without accents and capitals: "Zoë" is found by "zoe". */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

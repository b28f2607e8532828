import { formatDay, getDay } from '../../rules/index.ts';
import type { Term } from './model.ts';

/**
 * What a member of staff is to a child, as far as it bars them from being its IRO: regulation 46 of the Care Planning
 * Regulations 2010, Handbook 2.18. `care-plan`: helped to prepare the care plan; `visitor`: visits for the authority
 * under section 23ZA; `resources`: controls the resources of the case.
 */
export const TIES = ['worker', 'care-plan', 'case-manager', 'visitor', 'personal-adviser', 'resources'] as const;

export type TieKind = (typeof TIES)[number];

/** A tie, and the time in which it bars. Days are `YYYY-MM-DD`. */
export interface Tie {
  readonly staffId: string;
  readonly kind: TieKind;
  /** Whom they manage, where it is that person's tie; null where it is their own. */
  readonly through: string | null;
  readonly from: string;
  /** The first day on which it bars no more; null: what was done for the plan or the case is never undone. */
  readonly until: string | null;
}

/** The first of somebody's ties that bars them in a term; undefined where they are independent. */
export function findBar(ties: readonly Tie[], { from, until }: Term): Tie | undefined {
  return ties.find((tie) => (tie.until === null || tie.until > from) && (until === null || tie.from < until));
}

const THEIR_OWN: Readonly<Record<TieKind, string>> = {
  worker: 'they work with this child as the social worker, or did',
  'care-plan': 'they helped to prepare this child’s care plan',
  'case-manager': 'they manage this child’s case, or did',
  visitor: 'they visit this child for the authority',
  'personal-adviser': 'they are this child’s personal adviser',
  resources: 'they control the resources of this child’s case',
};

const OF_ANOTHER: Readonly<Record<TieKind, string>> = {
  worker: 'the child’s social worker, now or before',
  'care-plan': 'who helped to prepare the care plan',
  'case-manager': 'who manages the child’s case, or did',
  visitor: 'who visits the child for the authority',
  'personal-adviser': 'the child’s personal adviser',
  resources: 'who controls the resources of the case',
};

/** "they visit this child for the authority (since 5 January 2026)". */
export function tieInWords({ kind, through, from, until }: Tie): string {
  const since = formatDay(getDay(from));
  const when = until === null ? `since ${since}` : `from ${since} to ${formatDay(getDay(until))}`;
  const what = through === null ? THEIR_OWN[kind] : `they manage ${through}, ${OF_ANOTHER[kind]}`;
  return `${what} (${when})`;
}

/** Why somebody cannot be the IRO at all in a term; undefined where they can. */
export function whyBarred(ties: readonly Tie[], term: Term): string | undefined {
  const bar = findBar(ties, term);
  return bar && `regulation 46 bars this person from being the child’s IRO: ${tieInWords(bar)}`;
}

import type { CollectionYear } from '../../exchange/ssda903/collection-year.ts';
import type { KeptRows } from '../../exchange/ssda903/kept-rows.ts';
import type { RecordedInput } from '../../rules/index.ts';
import type { OverruledFact, StandingFact } from './reconcile-facts.ts';
import type { StoredSpan, TakenOut } from './reconcile-spans.ts';
import type { ChildDetails } from './record-rows.ts';

/** A review as it is stored. */
export interface StoredReview {
  readonly id: string;
  readonly key: string;
  readonly recording_on: string | null;
  readonly participation: string | null;
  readonly source: 'recorded' | 'imported';
  /** Something was entered that no return has. */
  readonly isAddedTo: boolean;
}

/** A child as the records have it before an import. */
export interface ChildOnRecord {
  readonly id: string;
  readonly localId: string;
  readonly details: ChildDetails;
  readonly recorded: RecordedInput | null;
  /** `YYYY-MM-DD`. */
  readonly nextChangeOn: string | null;
  /** By the calendar year in which each return ends. */
  readonly years: ReadonlyMap<CollectionYear, KeptRows>;
  readonly facts: readonly StandingFact[];
  readonly overruled: readonly OverruledFact[];
  readonly periods: readonly StoredSpan[];
  readonly legalStatuses: readonly StoredSpan[];
  readonly placements: readonly StoredSpan[];
  /** Legal statuses and placements that people took out. */
  readonly takenOut: readonly TakenOut[];
  readonly reviews: readonly StoredReview[];
}

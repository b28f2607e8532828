import type { RosterProblem } from '../../exchange/roster/problems.ts';
import type { Fate } from '../allocation/model.ts';

/** What a kind of roster makes of its rows. */
export interface TakenRows {
  readonly fates: readonly Exclude<Fate, 'refused'>[];
  readonly staffAdded: number;
  readonly problems: readonly RosterProblem[];
  /** Children whose IRO was added or changed. */
  readonly childIds: readonly string[];
  readonly notes: readonly string[];
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { readPage, type Slice } from '../../platform/pages/paging.ts';
import { workOutAnew, workOutLongestWaiting } from '../obligations/bring-up-to-date.ts';
import { type FoundChild, readMatches } from './store/search.ts';
import { readWhatWasTyped } from './what-was-typed.ts';

/** Which of the children to show. */
export const SEARCH_FILTERS = ['all', 'in-care', 'late', 'no-iro'] as const;

export type SearchFilter = (typeof SEARCH_FILTERS)[number];

const CHILDREN_A_PAGE = 25;

/** One page of what a search found. */
export interface ChildrenFound {
  readonly children: readonly FoundChild[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

interface Search {
  /** Part of a name, or how it sounds, or of the local id; a UPN, an NHS number, a day of birth. Empty: all within reach. */
  readonly text: string;
  readonly filter: SearchFilter;
  readonly page: number;
  readonly today: string;
}

/**
 * Finds children by name or local id, by how a name sounds, or by a number or the day of birth. A name finds every child
 * of the authority by name alone; a number or a day, and no text at all, or a filter, only records within reach. A child
 * for whom a day has come that changes what is owed is worked out anew before it is shown.
 */
export async function searchChildren(tx: Tx, actor: Actor, search: Search): Promise<ChildrenFound> {
  const { text, filter, page, today } = search;
  // Whether something is late is asked of every child, so that those who wait come first.
  if (filter === 'late') await workOutLongestWaiting(tx, actor, today);
  const typed = readWhatWasTyped(text);
  const read = async (slice: Slice) => {
    const found = await readMatches(tx, actor, { typed, filter, today, ...slice });
    const changed = found.rows.filter(({ isOutOfDate }) => isOutOfDate).map(({ childId }) => childId);
    await workOutAnew(tx, actor, { today, childIds: changed });
    return changed.length === 0 ? found : await readMatches(tx, actor, { typed, filter, today, ...slice });
  };
  const { rows: children, ...list } = await readPage({ page, rowsAPage: CHILDREN_A_PAGE }, read);
  return { children, ...list };
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { listFamilies } from '../children/people/list-families.ts';
import { workOutAnew } from './bring-up-to-date.ts';
import {
  type CaseloadCounts,
  type CaseloadFilter,
  countCaseload as countShown,
  EVERYONE,
  filterCaseload,
} from './caseload-filter.ts';
import { workingDaysOn } from './due-in-words.ts';
import { type CaseloadChild, groupFamilies } from './group-families.ts';
import { type CaseloadQuery, type CaseloadRow, countCaseload, readCaseload } from './store/caseload.ts';

const CHILDREN_A_PAGE = 100;
/** Many times what one person should have, and who acts for others has besides. */
const MOST_CHILDREN = 1_000;
/** How far ahead the next reviews are told. */
const REVIEWS_AHEAD_WORKING_DAYS = 20;

/** One page of somebody's caseload. */
export interface Caseload {
  /** Those on the page who fit the filter. */
  readonly children: readonly CaseloadChild[];
  /** All who fit. */
  readonly total: number;
  /** Those of somebody else whose records are not for whoever asks. */
  readonly withheld: number;
  /** How many each filter would show, of everybody. */
  readonly counts: CaseloadCounts;
  /** The child whose review is next, not counting those whose day is past. */
  readonly next: CaseloadRow | undefined;
  readonly page: number;
  readonly pages: number;
}

interface CaseloadAsked {
  readonly today: string;
  readonly filter?: CaseloadFilter;
  readonly page?: number;
  /** Whose; one's own unless it is said. */
  readonly staffId?: string;
}

/**
 * The children of a person, the next review first: of whoever asks, or of somebody whose caseload they may see. Of
 * somebody else's, only those whom whoever asks may see are told; the rest are counted. A page of a hundred holds any
 * caseload that one person should have.
 */
export async function listCaseload(tx: Tx, actor: Actor, asked: CaseloadAsked): Promise<Caseload> {
  const { today, page = 1, staffId = actor.userId ?? '' } = asked;
  const { rows, fitting, reviewsUntil } = await readFitting(tx, actor, { ...asked, staffId });
  const all = staffId === actor.userId ? rows.length : await countCaseload(tx, actor, { staffId, today });
  const from = (page - 1) * CHILDREN_A_PAGE;
  return {
    children: fitting.slice(from, from + CHILDREN_A_PAGE),
    total: fitting.length,
    withheld: all - rows.length,
    counts: countShown(rows, reviewsUntil),
    next: rows.find(({ nextReviewDueOn }) => nextReviewDueOn !== null && nextReviewDueOn >= today),
    page,
    pages: Math.max(1, Math.ceil(fitting.length / CHILDREN_A_PAGE)),
  };
}

/** All children of whoever asks who fit, as one list. */
export async function listCaseloadForFile(tx: Tx, actor: Actor, asked: CaseloadAsked): Promise<CaseloadRow[]> {
  const { fitting } = await readFitting(tx, actor, { ...asked, staffId: actor.userId ?? '' });
  return fitting;
}

async function readFitting(
  tx: Tx,
  actor: Actor,
  { today, filter = EVERYONE, staffId }: CaseloadAsked & { readonly staffId: string },
): Promise<{ rows: CaseloadRow[]; fitting: CaseloadChild[]; reviewsUntil: string }> {
  const rows = await readUpToDate(tx, actor, { staffId, today, limit: MOST_CHILDREN });
  const reviewsUntil = workingDaysOn(today, REVIEWS_AHEAD_WORKING_DAYS);
  const fitting = filterCaseload(rows, filter, reviewsUntil);
  if (filter.shown !== 'together') return { rows, fitting, reviewsUntil };
  const families = await listFamilies(
    tx,
    actor,
    fitting.map(({ childId }) => childId),
  );
  return { rows, fitting: groupFamilies(fitting, families), reviewsUntil };
}

/** Reads once where no day has come that changes what is owed, which is nearly always. */
async function readUpToDate(tx: Tx, actor: Actor, query: CaseloadQuery): Promise<CaseloadRow[]> {
  const { rows, changed } = await readCaseload(tx, actor, query);
  if (changed.length === 0) return [...rows];
  await workOutAnew(tx, actor, { today: query.today, childIds: changed });
  return [...(await readCaseload(tx, actor, query)).rows];
}

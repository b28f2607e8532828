import type { RawBuilder } from 'kysely';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { familiesOf } from '../children/people/families-of.ts';
import { currentSince } from '../voice/wishes.ts';
import { workOutAnew } from './bring-up-to-date.ts';
import {
  type CaseloadCounts,
  type CaseloadDays,
  type CaseloadFilter,
  countCaseload as countShown,
  EVERYONE,
  type Families,
  filterCaseload,
} from './caseload-filter.ts';
import { workingDaysOn } from './due-in-words.ts';
import { type CaseloadChild, groupFamilies } from './group-families.ts';
import {
  type CaseloadRow,
  caseloadStatement,
  countCaseload,
  readCaseload,
  rowsOf,
  type StoredCaseload,
  siblingsOf,
} from './store/caseload.ts';

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
  readonly staffId?: string | undefined;
}

/**
 * The children of a person, the next review first: of whoever asks, or of somebody whose caseload they may see. Of
 * somebody else's, only those whom whoever asks may see are told; the rest are counted. A page of a hundred holds any
 * caseload that one person should have.
 */
export async function listCaseload(tx: Tx, actor: Actor, asked: CaseloadAsked): Promise<Caseload> {
  const { staffId, today } = asked;
  const caseload = toPage(await readStored(tx, actor, asked), asked);
  const all = caseload.counts.all;
  const isOwn = staffId === undefined || staffId === actor.userId;
  return { ...caseload, withheld: isOwn ? 0 : (await countCaseload(tx, { staffId, today })) - all };
}

/** One's own caseload before it is made into a page. */
export interface ReadCaseload {
  /** What it is made of besides what was asked: nothing of the page is another where this is the same. */
  readonly madeOf: string;
  readonly toCaseload: () => Caseload;
}

/** The same for whoever asks, made only where it must be; {@link ownCaseload} may be sent ahead of it. */
export async function readOwnCaseload(tx: Tx, actor: Actor, asked: CaseloadAsked): Promise<ReadCaseload> {
  const stored = await readStored(tx, actor, asked);
  return {
    madeOf: `${asked.today} ${stored.text}`,
    toCaseload: () => ({ ...toPage(stored, asked), withheld: 0 }),
  };
}

/** What {@link readOwnCaseload} asks first. */
export function ownCaseload(today: string): RawBuilder<unknown> {
  return caseloadStatement({ staffId: null, today, limit: MOST_CHILDREN });
}

/** All children of whoever asks who fit, as one list. */
export async function listCaseloadForFile(tx: Tx, actor: Actor, asked: CaseloadAsked): Promise<CaseloadRow[]> {
  const stored = await readStored(tx, actor, asked);
  const rows = rowsOf(stored, asked.today);
  return fittingOf(rows, familiesOf(siblingsOf(stored)), asked);
}

function toPage(stored: StoredCaseload, asked: CaseloadAsked): Omit<Caseload, 'withheld'> {
  const { today } = asked;
  const rows = rowsOf(stored, today);
  const families = familiesOf(siblingsOf(stored));
  const fitting = fittingOf(rows, families, asked);
  const pages = Math.max(1, Math.ceil(fitting.length / CHILDREN_A_PAGE));
  const page = Math.min(asked.page ?? 1, pages);
  const from = (page - 1) * CHILDREN_A_PAGE;
  return {
    children: fitting.slice(from, from + CHILDREN_A_PAGE),
    total: fitting.length,
    counts: countShown(rows, families, daysAround(today)),
    next: rows.find(({ nextReviewDueOn }) => nextReviewDueOn !== null && nextReviewDueOn >= today),
    page,
    pages,
  };
}

function fittingOf(
  rows: readonly CaseloadRow[],
  families: Families,
  { today, filter = EVERYONE }: CaseloadAsked,
): CaseloadChild[] {
  const fitting = filterCaseload(rows, filter, daysAround(today));
  return filter.shown === 'together' ? groupFamilies(fitting, families) : fitting;
}

function daysAround(today: string): CaseloadDays {
  return { reviewsUntil: workingDaysOn(today, REVIEWS_AHEAD_WORKING_DAYS), saidSince: currentSince(today) };
}

/** Reads once where no day has come that changes what is owed, which is nearly always. */
async function readStored(tx: Tx, actor: Actor, { staffId, today }: CaseloadAsked): Promise<StoredCaseload> {
  const query = { staffId: staffId ?? null, today, limit: MOST_CHILDREN };
  const stored = await readCaseload(tx, query);
  if (stored.changed.length === 0) return stored;
  await workOutAnew(tx, actor, { today, childIds: stored.changed });
  return await readCaseload(tx, query);
}

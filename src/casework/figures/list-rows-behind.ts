import { asProgram } from '../../platform/database/as-program.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { DutyBehindFigure, PageOfRows, UnknownDuty } from './model.ts';
import {
  countChosenDuties,
  countChosenUnknown,
  type DutyChoice,
  type Part,
  type RowCount,
  readDuties,
  readUnknownDuties,
  type UnknownChoice,
} from './store/rows.ts';

interface PageAsked {
  readonly page: number;
  readonly rowsAPage: number;
}

/** The duties that a figure counts: told are those of children whom the actor may see, the rest is counted. */
export async function listDutiesBehind(
  tx: Tx,
  actor: Actor,
  { page, rowsAPage, ...choice }: DutyChoice & PageAsked,
): Promise<PageOfRows<DutyBehindFigure>> {
  const counts = await countBoth(tx, actor, () => countChosenDuties(tx, choice));
  return await pageOf(counts, { page, rowsAPage }, (part) => readDuties(tx, choice, part));
}

/** The duties of which nobody knows: told are those of children whom the actor may see, the rest is counted. */
export async function listUnknownBehind(
  tx: Tx,
  actor: Actor,
  { page, rowsAPage, ...choice }: UnknownChoice & PageAsked,
): Promise<PageOfRows<UnknownDuty>> {
  const counts = await countBoth(tx, actor, () => countChosenUnknown(tx, choice));
  return await pageOf(counts, { page, rowsAPage }, (part) => readUnknownDuties(tx, choice, part));
}

interface Counts {
  readonly seen: RowCount;
  readonly all: RowCount;
}

async function countBoth(tx: Tx, actor: Actor, count: () => Promise<RowCount>): Promise<Counts> {
  return { seen: await count(), all: await asProgram(tx, actor, count) };
}

async function pageOf<Row>(
  { seen, all }: Counts,
  { page, rowsAPage }: PageAsked,
  read: (part: Part) => Promise<Row[]>,
): Promise<PageOfRows<Row>> {
  const pages = Math.max(1, Math.ceil(seen.duties / rowsAPage));
  const shown = Math.min(page, pages);
  return {
    rows: await read({ limit: rowsAPage, offset: (shown - 1) * rowsAPage }),
    total: seen.duties,
    page: shown,
    pages,
    withheld: { duties: all.duties - seen.duties, children: all.children - seen.children },
  };
}

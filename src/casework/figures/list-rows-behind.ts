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

export interface PageAsked {
  readonly page: number;
  readonly rowsAPage: number;
}

/** The duties that a figure counts: told are those of children whom the actor may see, the rest is counted. */
export async function listDutiesBehind(
  tx: Tx,
  actor: Actor,
  { page, rowsAPage, ...choice }: DutyChoice & PageAsked,
): Promise<PageOfRows<DutyBehindFigure>> {
  return await listBehind(tx, actor, {
    ...{ page, rowsAPage },
    count: () => countChosenDuties(tx, choice),
    read: (part) => readDuties(tx, choice, part),
  });
}

/** The duties of which nobody knows: told are those of children whom the actor may see, the rest is counted. */
export async function listUnknownBehind(
  tx: Tx,
  actor: Actor,
  { page, rowsAPage, ...choice }: UnknownChoice & PageAsked,
): Promise<PageOfRows<UnknownDuty>> {
  return await listBehind(tx, actor, {
    ...{ page, rowsAPage },
    count: () => countChosenUnknown(tx, choice),
    read: (part) => readUnknownDuties(tx, choice, part),
  });
}

/** How rows are counted and read. */
interface Behind<Row> extends PageAsked {
  readonly count: () => Promise<RowCount>;
  readonly read: (part: Part) => Promise<Row[]>;
}

/** One page of what the actor may see, and how much there is that they may not. */
export async function listBehind<Row>(
  tx: Tx,
  actor: Actor,
  { count, read, ...asked }: Behind<Row>,
): Promise<PageOfRows<Row>> {
  return await pageOf(await countBoth(tx, actor, count), asked, read);
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

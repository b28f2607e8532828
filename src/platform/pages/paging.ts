import type { FormFields } from './page.ts';

const LAST_PAGE = 100_000;

/** The page that the address asks for, from 1; what is no number is the first. */
export function readPageNumber(query: FormFields): number {
  const page = Number(query['page']);
  return Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1;
}

/** Which rows of a list are wanted. */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/**
 * Reads one page of a list, and the last one where the address asks for a page past it: rows that went away meanwhile are
 * not to say that there is nothing.
 *
 * ```ts
 * const { documents, total, page, pages } = await readPage({ page: readPageNumber(query), rowsAPage: 25 }, (slice) =>
 *   listDocuments(tx, user, { childId, ...slice }),
 * );
 * ```
 */
export async function readPage<List extends { readonly total: number }>(
  { page: asked, rowsAPage }: { readonly page: number; readonly rowsAPage: number },
  read: (slice: Slice) => Promise<List>,
): Promise<List & { readonly page: number; readonly pages: number }> {
  const sliceOf = (page: number) => ({ limit: rowsAPage, offset: (page - 1) * rowsAPage });
  const list = await read(sliceOf(asked));
  // A query that counts over its own rows finds none past the end, and so no total either.
  const total = asked > 1 && list.total === 0 ? (await read({ limit: 1, offset: 0 })).total : list.total;
  const pages = Math.max(1, Math.ceil(total / rowsAPage));
  if (asked <= pages) return { ...list, page: asked, pages };
  return { ...(await read(sliceOf(pages))), page: pages, pages };
}

/** What the pagination of the design system is told; undefined where all is on one page. */
export function toPagination(page: number, pages: number, addressOf: (page: number) => string): object | undefined {
  if (pages <= 1) return undefined;
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages);
  const items = shown.flatMap((number, index) => {
    const item = { number, current: number === page, href: addressOf(number) };
    const before = shown[index - 1];
    return before !== undefined && number - before > 1 ? [{ ellipsis: true }, item] : [item];
  });
  return {
    items,
    ...(page > 1 && { previous: { href: addressOf(page - 1) } }),
    ...(page < pages && { next: { href: addressOf(page + 1) } }),
  };
}

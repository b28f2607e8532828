import type { FormFields } from './page.ts';

const LAST_PAGE = 100_000;

/** The page that the address asks for, from 1; what is no number is the first. */
export function readPageNumber(query: FormFields): number {
  const page = Number(query['page']);
  return Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1;
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

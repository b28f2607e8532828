import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { may } from '../../../../platform/identity/policy.ts';
import { download, type FormFields, type Page, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber, toPagination } from '../../../../platform/pages/paging.ts';
import { listReviewsToArrange } from '../../list-reviews-to-arrange.ts';
import { ARRANGE_FILTERS, type ArrangeFilter } from '../../model.ts';
import { FILTER_IN_WORDS, headingOf, toFileRow, toRow } from './view.ts';

const PATH = '/reviews/to-arrange';
const ROWS_A_PAGE = 50;
const ROWS_OF_A_FILE = 10_000;

/** The next review of every child, with what of it still lacks a day, a time or a place. */
const TO_ARRANGE: Page = {
  method: 'GET',
  path: PATH,
  permission: 'caseload.all',
  action: 'review.to-arrange.read',
  handle: async ({ tx, user, query, today, terms }) => {
    const filter = readFilter(query);
    const asked = { page: readPageNumber(query), rowsAPage: ROWS_A_PAGE };
    const { reviews, total, page, pages } = await readPage(asked, (slice) =>
      listReviewsToArrange(tx, user, { filter, today, ...slice }),
    );
    const model = {
      filters: ARRANGE_FILTERS.map((value) => ({
        href: `${PATH}?show=${value}`,
        text: terms.fill(FILTER_IN_WORDS[value]),
        isCurrent: value === filter,
      })),
      rows: reviews.map((review) => toRow(review, { today, terms, canArrange: may(user.roles, 'children.record') })),
      total,
      mostInCsv: total > ROWS_OF_A_FILE ? ROWS_OF_A_FILE : undefined,
      csvHref: `${PATH}/csv?show=${filter}`,
      pagination: toPagination(page, pages, (number) => `${PATH}?show=${filter}&page=${number}`),
    };
    return show('casework/preparation/pages/to-arrange/page.njk', model, {
      childIds: reviews.map(({ childId }) => childId),
      details: { filter, total },
    });
  },
};

const TO_ARRANGE_CSV: Page = {
  method: 'GET',
  path: `${PATH}/csv`,
  permission: 'caseload.all',
  action: 'review.to-arrange.download',
  handle: async ({ tx, user, query, today, terms }) => {
    const filter = readFilter(query);
    const { reviews } = await listReviewsToArrange(tx, user, { filter, today, limit: ROWS_OF_A_FILE, offset: 0 });
    const rows = reviews.map((review) => toFileRow(review, terms));
    return download('reviews-to-arrange.csv', toCsvFile(headingOf(terms), rows), {
      childIds: reviews.map(({ childId }) => childId),
      details: { filter },
    });
  },
};

export const TO_ARRANGE_PAGES: readonly Page[] = [TO_ARRANGE, TO_ARRANGE_CSV];

function readFilter(query: FormFields): ArrangeFilter {
  return ARRANGE_FILTERS.find((filter) => filter === query['show']) ?? 'open';
}

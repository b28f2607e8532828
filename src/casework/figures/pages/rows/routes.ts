import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { download, NOT_FOUND, type Page, type PageRequest, type Reply, show } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { workOutLongestWaiting } from '../../../obligations/bring-up-to-date.ts';
import { listDutiesBehind, listUnknownBehind } from '../../list-rows-behind.ts';
import { type FigureFilters, readFilters } from '../shared/filters.ts';
import { type Question, readQuestion, toSearch } from './question.ts';
import { type RowsBehind, toCsvRows, toView } from './view.ts';

const ROWS_A_PAGE = 50;
const MOST_ROWS_IN_CSV = 10_000;

/** The rows behind a figure of timeliness, as far as whoever asks may see the children. */
export const ROWS: Page = {
  method: 'GET',
  path: '/figures/timeliness/rows',
  permission: 'figures.read',
  action: 'figures.rows',
  handle: (request) =>
    answer(request, async (question, filters) => {
      const behind = await find(request, {
        question,
        filters,
        page: readPageNumber(request.query),
        rowsAPage: ROWS_A_PAGE,
      });
      const search = toSearch(request.query, filters.search);
      const view = toView(behind, {
        ...{ question, search, terms: request.terms, mostInCsv: MOST_ROWS_IN_CSV },
        period: filters.period,
        back: `/figures?${filters.search}`,
      });
      return show('casework/figures/pages/shared/rows-behind.njk', view, shownOf(behind, question));
    }),
};

export const ROWS_CSV: Page = {
  method: 'GET',
  path: '/figures/timeliness/rows/csv',
  permission: 'figures.read',
  action: 'figures.rows-csv',
  handle: (request) =>
    answer(request, async (question, filters) => {
      const behind = await find(request, { question, filters, page: 1, rowsAPage: MOST_ROWS_IN_CSV });
      const { heading, rows } = toCsvRows(behind, request.terms);
      return download('duties.csv', toCsvFile(heading, rows, behind.found.total), shownOf(behind, question));
    }),
};

async function answer(
  { query, today }: PageRequest,
  work: (question: Question, filters: FigureFilters) => Promise<Reply>,
): Promise<Reply> {
  const question = readQuestion(query);
  return question === undefined ? NOT_FOUND : await work(question, readFilters(query, today));
}

interface Asked {
  readonly question: Question;
  readonly filters: FigureFilters;
  readonly page: number;
  readonly rowsAPage: number;
}

async function find({ tx, user, today }: PageRequest, { question, filters, ...part }: Asked): Promise<RowsBehind> {
  const { figure, rules, month, because } = question;
  // As on the page of the figure, so that both count the same.
  await workOutLongestWaiting(tx, user, today);
  if (figure === 'unknown') {
    return { kind: 'unknown', found: await listUnknownBehind(tx, user, { rules, because, ...part }) };
  }
  const { period } = filters;
  return { kind: 'duties', found: await listDutiesBehind(tx, user, { period, figure, rules, month, ...part }) };
}

function shownOf({ found }: RowsBehind, { figure }: Question) {
  const childIds = new Set(found.rows.map(({ childId }: { readonly childId: string }) => childId));
  return { childIds: [...childIds], details: { figure, rows: found.rows.length } };
}

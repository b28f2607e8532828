import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { PARTICIPATION } from '../../../../exchange/ssda903/codes/review-codes.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { download, NOT_FOUND, type Page, type PageRequest, type Reply, show } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { listReviewsBehind } from '../../list-children-behind.ts';
import type { PageOfRows, ReviewBehindFigure } from '../../model.ts';
import { type FigureFilters, readFilters } from '../shared/filters.ts';
import { nameOf, type RowsView, toRowsView } from '../shared/rows-behind.ts';
import { type ParticipationQuestion, readQuestion } from './question.ts';

const ADDRESS = '/figures/participation/rows';
const ROWS_A_PAGE = 50;
const MOST_ROWS_IN_CSV = 10_000;

/** The reviews behind a figure of participation, as far as whoever asks may see the children. */
export const PARTICIPATION_ROWS: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'figures.read',
  action: 'figures.participation-rows',
  handle: (request) =>
    answer(request, async (question, filters) => {
      const found = await find(request, { question, page: readPageNumber(request.query), rowsAPage: ROWS_A_PAGE });
      const view = toView(found, { question, filters, request });
      return show('casework/figures/pages/shared/rows-behind.njk', view, shownOf(found, question));
    }),
};

export const PARTICIPATION_ROWS_CSV: Page = {
  method: 'GET',
  path: `${ADDRESS}/csv`,
  permission: 'figures.read',
  action: 'figures.participation-rows-csv',
  handle: (request) =>
    answer(request, async (question) => {
      const found = await find(request, { question, page: 1, rowsAPage: MOST_ROWS_IN_CSV });
      const rows = found.rows.map((row) => [row.localId, row.name, row.heldOn, row.participation, tookPart(row)]);
      const file = toCsvFile(['child', 'name', 'held', 'code', 'how the child took part'], rows, found.total);
      return download('participation-rows.csv', file, shownOf(found, question));
    }),
};

async function answer(
  { query, today }: PageRequest,
  work: (question: ParticipationQuestion, filters: FigureFilters) => Promise<Reply>,
): Promise<Reply> {
  const filters = readFilters(query, today);
  const question = readQuestion(query, filters.period);
  return question === undefined ? NOT_FOUND : await work(question, filters);
}

interface Asked {
  readonly question: ParticipationQuestion;
  readonly page: number;
  readonly rowsAPage: number;
}

async function find({ tx, user }: PageRequest, { question, ...part }: Asked): Promise<PageOfRows<ReviewBehindFigure>> {
  return await listReviewsBehind(tx, user, { ...question.choice, ...part });
}

interface ToShow {
  readonly question: ParticipationQuestion;
  readonly filters: FigureFilters;
  readonly request: PageRequest;
}

function toView(found: PageOfRows<ReviewBehindFigure>, { question, filters, request }: ToShow): RowsView {
  const { terms } = request;
  const search = new URLSearchParams(filters.search);
  for (const [name, value] of Object.entries(question.asked)) search.set(name, value);
  return toRowsView(found, {
    heading: `${terms.of('Reviews')}: ${question.inWords}`,
    caption: `Held ${question.when}`,
    columns: ['Held', 'How the child took part'],
    noun: { one: terms.of('review'), many: terms.of('reviews'), isOfChild: true },
    back: { href: `/figures/participation?${filters.search}`, text: 'Participation' },
    ...{ address: ADDRESS, search: search.toString(), mostInCsv: MOST_ROWS_IN_CSV },
    toRow: (row) => ({
      name: nameOf(row),
      childHref: `/children/${row.childId}`,
      cells: [{ text: shortDay(row.heldOn) }, { text: terms.retell(tookPart(row)) }],
    }),
  });
}

/** "PN1: attended and spoke for themselves". */
function tookPart({ participation }: ReviewBehindFigure): string {
  if (participation === null) return 'Nobody stated how';
  return `${participation}: ${PARTICIPATION.codes.get(participation)?.label ?? 'a code that is not known'}`;
}

function shownOf({ rows }: PageOfRows<ReviewBehindFigure>, { asked }: ParticipationQuestion) {
  return { childIds: [...new Set(rows.map(({ childId }) => childId))], details: { ...asked, rows: rows.length } };
}

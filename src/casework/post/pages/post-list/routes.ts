import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { download, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber } from '../../../../platform/pages/paging.ts';
import { countWaiting, type ListedPost, listPost } from '../../list-post.ts';
import { CHANNELS } from '../../model.ts';
import { readFilter } from './filter.ts';
import { CSV_HEADING, toCsvRow, toView } from './view.ts';

const ITEMS_A_PAGE = 50;
const MOST_IN_CSV = 10_000;

/** What must be sent, was sent, came back or failed. */
export const POST: Page = {
  method: 'GET',
  path: '/post',
  permission: 'post.manage',
  action: 'post.list',
  handle: async (request) => {
    const { tx, user, query, installation } = request;
    const filter = readFilter(query);
    const asked = { page: readPageNumber(query), rowsAPage: ITEMS_A_PAGE };
    const list = await readPage(asked, (slice) => listPost(tx, user, { ...filter, ...slice }));
    // A demo sends nothing, and shows everything.
    const notSetUp = user.isDemo
      ? []
      : CHANNELS.filter((each) => each !== 'letter' && !installation.sendsOver.includes(each));
    const waiting = await countWaiting(tx, user, ['letter', ...notSetUp]);
    const model = toView(list, { filter, waiting, notSetUp, mostInCsv: MOST_IN_CSV });
    return show('casework/post/pages/post-list/page.njk', model, shownOf(request, list.items));
  },
};

/** The same list as a file. */
export const POST_CSV: Page = {
  method: 'GET',
  path: '/post/csv',
  permission: 'post.manage',
  action: 'post.download',
  handle: async (request) => {
    const { tx, user, query } = request;
    // One more than the file takes: how many there are is not counted so far.
    const read = await listPost(tx, user, { ...readFilter(query), limit: MOST_IN_CSV + 1, offset: 0 });
    const items = read.items.slice(0, MOST_IN_CSV);
    const file = toCsvFile(CSV_HEADING, items.map(toCsvRow), read.items.length);
    return download('post.csv', file, shownOf(request, items));
  },
};

function shownOf({ query }: PageRequest, items: readonly ListedPost[]) {
  const childIds = new Set(items.flatMap(({ childId }) => (childId === null ? [] : [childId])));
  return { childIds: [...childIds], details: { state: readFilter(query).state, items: items.length } };
}

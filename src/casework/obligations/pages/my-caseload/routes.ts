import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { download, type Page, type PageReply, show, showKept } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { type Caseload, listCaseloadForFile, ownCaseload, readOwnCaseload } from '../../list-caseload.ts';
import { fileHeadingIn, toFileRow } from './file.ts';
import { readFilter } from './filter.ts';
import { toPageView } from './page-view.ts';

/** The page that an IRO opens each morning. */
export const MY_CASELOAD: Page = {
  method: 'GET',
  path: '/',
  permission: 'caseload.own',
  action: 'caseload.read',
  readsAhead: ({ today }) => ownCaseload(today),
  handle: async ({ tx, user, terms, query, today }) => {
    const filter = readFilter(query);
    const asked = { today, filter, page: readPageNumber(query) };
    const toReply = (caseload: Caseload): PageReply =>
      show('casework/obligations/pages/my-caseload/page.njk', toPageView(caseload, { today, filter, terms }), {
        childIds: caseload.children.map(({ childId }) => childId),
      });
    const { madeOf, toCaseload } = await readOwnCaseload(tx, user, asked);
    return showKept(madeOf, () => toReply(toCaseload()));
  },
};

/** The same children, all of them, as a file. */
export const MY_CASELOAD_CSV: Page = {
  method: 'GET',
  path: '/caseload/csv',
  permission: 'caseload.own',
  action: 'caseload.download',
  handle: async ({ tx, user, terms, query, today }) => {
    const children = await listCaseloadForFile(tx, user, { today, filter: readFilter(query) });
    const rows = children.map((child) => toFileRow(child, { terms, today }));
    return download('my-caseload.csv', toCsvFile(fileHeadingIn(terms), rows), {
      childIds: children.map(({ childId }) => childId),
    });
  },
};

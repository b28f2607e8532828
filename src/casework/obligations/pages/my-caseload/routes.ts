import { writeCsv } from '../../../../exchange/csv/write-csv.ts';
import { download, type Page, show } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { listCaseload, listCaseloadForFile } from '../../list-caseload.ts';
import { FILE_HEADING, toFileRow } from './file.ts';
import { readFilter } from './filter.ts';
import { toPageView } from './page-view.ts';

/** The page that an IRO opens each morning. */
export const MY_CASELOAD: Page = {
  method: 'GET',
  path: '/',
  permission: 'caseload.own',
  action: 'caseload.read',
  handle: async ({ tx, user, query, today }) => {
    const filter = readFilter(query);
    const caseload = await listCaseload(tx, user, { today, filter, page: readPageNumber(query) });
    return show('casework/obligations/pages/my-caseload/page.njk', toPageView(caseload, { today, filter }), {
      childIds: caseload.children.map(({ childId }) => childId),
    });
  },
};

/** The same children, all of them, as a file. */
export const MY_CASELOAD_CSV: Page = {
  method: 'GET',
  path: '/caseload/csv',
  permission: 'caseload.own',
  action: 'caseload.download',
  handle: async ({ tx, user, query, today }) => {
    const children = await listCaseloadForFile(tx, user, { today, filter: readFilter(query) });
    // Without the mark at its head a spreadsheet takes the file for another alphabet.
    const body = `\u{feff}${writeCsv(FILE_HEADING, children.map(toFileRow))}`;
    return download(
      'my-caseload.csv',
      { type: 'text/csv; charset=utf-8', body },
      { childIds: children.map(({ childId }) => childId) },
    );
  },
};

import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { toProblemsTable } from '../../../../exchange/problems-csv.ts';
import { download, NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber, toPagination } from '../../../../platform/pages/paging.ts';
import { findUpload } from '../../find-upload.ts';
import { listUploadProblems } from '../../list-upload-problems.ts';
import { titleOf } from '../words.ts';

const PROBLEMS_A_PAGE = 100;

/** All that is wrong with the files of an upload, page by page. */
export const UPLOAD_PROBLEMS: Page = {
  method: 'GET',
  path: '/imports/:upload/problems',
  permission: 'imports.run',
  action: 'import.problems',
  handle: async ({ tx, user, params, query }) => {
    const upload = await findUpload(tx, user, params['upload'] ?? '');
    if (upload === undefined) return NOT_FOUND;
    const asked = { page: readPageNumber(query), rowsAPage: PROBLEMS_A_PAGE };
    const { problems, total, page, pages } = await readPage(asked, (slice) =>
      listUploadProblems(tx, user, { upload, ...slice }),
    );
    const pagination = toPagination(page, pages, (number) => `/imports/${upload.id}/problems?page=${number}`);
    const model = { id: upload.id, title: titleOf(upload), problems, total, pagination };
    const details = { upload: upload.id, page, problems: problems.length };
    return show('casework/imports/pages/upload-problems/page.njk', model, { details });
  },
};

/** The same as a file for a spreadsheet. */
export const UPLOAD_PROBLEMS_CSV: Page = {
  method: 'GET',
  path: '/imports/:upload/problems/csv',
  permission: 'imports.run',
  action: 'import.problems-csv',
  handle: async ({ tx, user, params }) => {
    const upload = await findUpload(tx, user, params['upload'] ?? '');
    if (upload === undefined) return NOT_FOUND;
    const { problems } = await listUploadProblems(tx, user, { upload });
    const { heading, rows } = toProblemsTable(problems);
    const day = upload.at.slice(0, 'YYYY-MM-DD'.length);
    const details = { upload: upload.id, problems: problems.length };
    return download(`what-to-mend-${day}.csv`, toCsvFile(heading, rows), { details });
  },
};

import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { download, NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber } from '../../../../platform/pages/paging.ts';
import { findChild } from '../../../children/find-child.ts';
import { mayRecordForWorker } from '../../../children/may-record-for-worker.ts';
import { listVisits } from '../../list-visits.ts';
import { summariseVisits } from '../../summarise-visits.ts';
import { CSV_HEADING, toCsvRow, toListView } from './view.ts';

const VISITS_A_PAGE = 25;
const MOST_IN_CSV = 5000;

/** The visits to a child on behalf of the authority, the latest first. */
export const VISITS: Page = {
  method: 'GET',
  path: '/children/:child/visits',
  permission: 'children.read',
  action: 'visit.list',
  handle: async ({ tx, user, params, query, today, terms }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const asked = { page: readPageNumber(query), rowsAPage: VISITS_A_PAGE };
    const listed = await readPage(asked, (slice) => listVisits(tx, user, { childId, ...slice }));
    const summary = await summariseVisits(tx, user, { child, today });
    const canRecord = await mayRecordForWorker(tx, user, childId);
    const model = toListView({ child, listed, summary, canRecord, mostInCsv: MOST_IN_CSV }, { today, terms });
    return show('casework/visits/pages/visits/page.njk', model, {
      childIds: [childId],
      details: { visits: listed.visits.length },
    });
  },
};

/** The same list as a file. */
export const VISITS_CSV: Page = {
  method: 'GET',
  path: '/children/:child/visits/csv',
  permission: 'children.read',
  action: 'visit.download',
  handle: async ({ tx, user, params, today, terms }) => {
    const childId = params['child'] ?? '';
    if ((await findChild(tx, user, { childId, today })) === undefined) return NOT_FOUND;
    const { visits, total } = await listVisits(tx, user, { childId, limit: MOST_IN_CSV, offset: 0 });
    const shown = { childIds: [childId], details: { visits: visits.length } };
    return download(
      'visits.csv',
      toCsvFile(
        CSV_HEADING,
        visits.map((visit) => toCsvRow(visit, terms)),
        total,
      ),
      shown,
    );
  },
};

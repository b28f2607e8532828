import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber } from '../../../../platform/pages/paging.ts';
import { findChild } from '../../find-child.ts';
import { listChanges } from '../../list-changes.ts';
import { listHistory } from '../../list-history.ts';
import { mayRecord } from '../../may-record.ts';
import { toChangesView } from './changes-view.ts';
import { readFilters, toView } from './view.ts';

const FACTS_A_PAGE = 50;
const CHANGES_A_PAGE = 20;

/** Every fact of a child, with who recorded it, from where, and what put it right. */
export const CHILD_HISTORY: Page = {
  method: 'GET',
  path: '/children/:child/history',
  permission: 'children.read',
  action: 'child.history.read',
  handle: async ({ tx, user, params, query, today }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const filters = readFilters(query);
    const history = await readPage({ page: readPageNumber(query), rowsAPage: FACTS_A_PAGE }, (slice) =>
      listHistory(tx, user, { childId, ...filters, ...slice }),
    );
    const changesAsked = { page: readPageNumber({ page: query['changes'] }), rowsAPage: CHANGES_A_PAGE };
    const changes = await readPage(changesAsked, (slice) => listChanges(tx, user, { childId, ...slice }));
    const canRecord = await mayRecord(tx, user, childId);
    const model = {
      ...toView(child, history, { canRecord, filters }),
      ...toChangesView(changes.changes, {
        href: `/children/${childId}/history`,
        page: changes.page,
        pages: changes.pages,
      }),
    };
    return show('casework/children/pages/history/page.njk', model, {
      childIds: [childId],
      details: { facts: history.facts.length },
    });
  },
};

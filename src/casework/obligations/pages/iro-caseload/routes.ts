import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { findColleague } from '../../../allocation/find-colleague.ts';
import { listCaseload } from '../../list-caseload.ts';
import { toView } from '../my-caseload/view.ts';

/** The children of one IRO, for whoever answers for the team. */
export const IRO_CASELOAD: Page = {
  method: 'GET',
  path: '/team/:staff',
  permission: 'caseload.all',
  action: 'team.caseload',
  handle: async ({ tx, user, terms, params, query, today }) => {
    const staffId = params['staff'] ?? '';
    const officer = await findColleague(tx, user, { staffId, today });
    if (officer === undefined) return NOT_FOUND;
    const caseload = await listCaseload(tx, user, { staffId, today, page: readPageNumber(query) });
    const view = toView(caseload, { today, terms, address: `/team/${staffId}` });
    return show(
      'casework/obligations/pages/iro-caseload/page.njk',
      { ...view, officer },
      { childIds: caseload.children.map(({ childId }) => childId), details: { staffId } },
    );
  },
};

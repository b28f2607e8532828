import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findChild } from '../../../children/find-child.ts';
import { mayRecordForWorker } from '../../../children/may-record-for-worker.ts';
import { findVisit } from '../../find-visit.ts';
import { toVisitView } from './view.ts';

/** One visit, as it stands and as it was. */
export const VISIT: Page = {
  method: 'GET',
  path: '/children/:child/visits/:visit',
  permission: 'children.read',
  action: 'visit.read',
  handle: async ({ tx, user, params, today, terms }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    const visit = child && (await findVisit(tx, user, { childId, visitId: params['visit'] ?? '' }));
    if (child === undefined || visit === undefined) return NOT_FOUND;
    const canRecord = await mayRecordForWorker(tx, user, childId);
    return show('casework/visits/pages/visit/page.njk', toVisitView({ child, visit, canRecord }, terms), {
      childIds: [childId],
      details: { visitId: visit.current.visitId },
    });
  },
};

import { NOT_FOUND, type Page, redirect, show } from '../../../../platform/pages/page.ts';
import { readPageNumber, toPagination } from '../../../../platform/pages/paging.ts';
import { listAlerts } from '../../list-alerts.ts';
import { markAlertRead } from '../../mark-alert-read.ts';

/** What one must know at once. */
export const ALERTS: Page = {
  method: 'GET',
  path: '/alerts',
  permission: 'account.own',
  action: 'alert.list',
  handle: async ({ tx, user, query }) => {
    const { alerts, page, pages } = await listAlerts(tx, user, readPageNumber(query));
    const model = { alerts, pagination: toPagination(page, pages, (number) => `/alerts?page=${number}`) };
    // Whoever is told of a child whom they may not find sees no name, and the event then names no child.
    const childIds = alerts.flatMap(({ childId, childName }) =>
      childId === null || childName === null ? [] : [childId],
    );
    return show('casework/staff/pages/alerts/page.njk', model, {
      childIds: [...new Set(childIds)],
      details: { alerts: alerts.length },
    });
  },
};

export const READ_ALERT: Page = {
  method: 'POST',
  path: '/alerts/:alert/read',
  permission: 'account.own',
  action: 'alert.read',
  handle: async ({ tx, user, params }) => {
    const alertId = params['alert'] ?? '';
    if (!(await markAlertRead(tx, user, alertId))) return NOT_FOUND;
    return redirect('/alerts', { details: { alertId } });
  },
};

import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { may } from '../../../../platform/identity/policy.ts';
import { download, type Page, show } from '../../../../platform/pages/page.ts';
import { caseloadToCsv } from '../../caseload-csv.ts';
import { reportCaseload } from '../../report-caseload.ts';
import { toView } from '../team/view.ts';

const ADDRESS = '/figures/caseload';

/** How many children each IRO has today; figures only, so nobody's children are named. */
export const CASELOAD: Page = {
  method: 'GET',
  path: ADDRESS,
  permission: 'figures.read',
  action: 'figures.caseload',
  handle: async ({ tx, user, today }) => {
    const view = toView(await reportCaseload(tx, user, { asOf: today }));
    const model = { ...view, today, address: ADDRESS, opens: may(user.roles, 'caseload.all') };
    return show('casework/figures/pages/caseload/page.njk', model);
  },
};

export const CASELOAD_CSV: Page = {
  method: 'GET',
  path: `${ADDRESS}/csv`,
  permission: 'figures.read',
  action: 'figures.caseload-csv',
  handle: async ({ tx, user, terms, today }) => {
    const { heading, rows } = caseloadToCsv(await reportCaseload(tx, user, { asOf: today }), terms);
    return download(`caseload-${today}.csv`, toCsvFile(heading, rows));
  },
};

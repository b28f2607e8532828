import { may } from '../../../../platform/identity/policy.ts';
import { type Page, show } from '../../../../platform/pages/page.ts';
import { listOfficersWithoutAccess } from '../../../staff/stop-access.ts';
import { reportCaseload } from '../../report-caseload.ts';
import { toView } from './view.ts';

/** Each IRO's caseload, who is away, and who has no IRO. */
export const TEAM_CASELOADS: Page = {
  method: 'GET',
  path: '/team',
  permission: 'caseload.all',
  action: 'team.caseloads',
  handle: async ({ tx, user, today }) => {
    const report = await reportCaseload(tx, user, { asOf: today });
    return show('casework/figures/pages/team/page.njk', {
      ...toView(report),
      withoutAccess: await listOfficersWithoutAccess(tx, user, today),
      mayAppoint: may(user.roles, 'allocation.appoint'),
    });
  },
};

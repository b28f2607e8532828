import { may } from '../../../../platform/identity/policy.ts';
import { type FormFields, type Page, show } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { listStaff } from '../../list-staff.ts';
import { toView } from './view.ts';

const LONGEST_SEARCH = 100;

/** Who works here. */
export const STAFF_LIST: Page = {
  method: 'GET',
  path: '/staff',
  permission: 'staff.read',
  action: 'staff.list',
  handle: async ({ tx, user, query, today }) => {
    const asked = {
      search: readSearch(query),
      withLeavers: query['left'] === 'yes',
      today,
      page: readPageNumber(query),
    };
    const list = await listStaff(tx, user, asked);
    const mayManage = may(user.roles, 'staff.manage');
    return show('casework/staff/pages/staff-list/page.njk', toView(list, { ...asked, mayManage }), {
      details: { people: list.people.length },
    });
  },
};

function readSearch(query: FormFields): string {
  const search = query['search'];
  return typeof search === 'string' ? search.trim().slice(0, LONGEST_SEARCH) : '';
}

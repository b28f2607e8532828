import { may } from '../../../../platform/identity/policy.ts';
import { type Page, show } from '../../../../platform/pages/page.ts';
import { listOffices } from '../../keep-office.ts';
import { toView } from './view.ts';

/** The offices of the authority, and the units and bodies that its officers write to. */
export const OFFICE_LIST: Page = {
  method: 'GET',
  path: '/offices',
  permission: 'staff.read',
  action: 'office.list',
  handle: async ({ tx, user, terms, today }) => {
    const offices = await listOffices(tx, user);
    const model = toView(offices, { terms, today, mayKeep: may(user.roles, 'settings.manage') });
    return show('casework/offices/pages/office-list/page.njk', model, { details: { offices: offices.length } });
  },
};

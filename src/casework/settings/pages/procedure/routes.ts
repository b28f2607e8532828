import { type Page, show } from '../../../../platform/pages/page.ts';
import { findOwnProcedure } from '../../find-own-procedure.ts';
import { toView } from './view.ts';

/** The authority's own procedure: every figure beside the national one, and what it has decided so far. */
export const OWN_PROCEDURE: Page = {
  method: 'GET',
  path: '/settings/procedure',
  permission: 'settings.manage',
  action: 'settings.procedure-read',
  handle: async ({ tx, user, terms, today }) =>
    show('casework/settings/pages/procedure/page.njk', toView(await findOwnProcedure(tx, user), { terms, today })),
};

import { may } from '../../../../platform/identity/policy.ts';
import { type Page, show } from '../../../../platform/pages/page.ts';
import { listDepartures } from '../../../settings/approve-departures.ts';
import { findOwnProcedure } from '../../../settings/find-own-procedure.ts';
import { readFilters, toView } from './view.ts';

/** The register of rules, with the authority's procedure beside the national one. */
export const LAW: Page = {
  method: 'GET',
  path: '/law',
  permission: 'law.read',
  action: 'law.read',
  handle: async ({ tx, user, terms, today, query }) => {
    const found = await findOwnProcedure(tx, user);
    const mayDecide = may(user.roles, 'settings.decide');
    const open = mayDecide ? found.open : undefined;
    const departures = mayDecide ? await listDepartures(tx, user, today) : [];
    const unapproved = departures.filter(({ approval }) => approval === undefined).length;
    const model = toView(readFilters(query), { found: { ...found, open }, terms, today });
    return show('casework/law/pages/law/page.njk', { ...model, unapproved });
  },
};

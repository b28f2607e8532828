import { type Page, show } from '../../../../platform/pages/page.ts';
import { readFilters, toView } from './view.ts';

/** The register of rules, with the authority's procedure beside the national one. */
export const LAW: Page = {
  method: 'GET',
  path: '/law',
  permission: 'law.read',
  action: 'law.read',
  handle: async ({ user, query }) =>
    show('casework/law/pages/law/page.njk', toView(readFilters(query), user.procedure)),
};

import { type Page, show } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { searchChildren } from '../../search-children.ts';
import { readSearch, toView } from './view.ts';

/** Finds a child by name or local id. */
export const CHILDREN: Page = {
  method: 'GET',
  path: '/children',
  permission: 'children.read',
  action: 'children.search',
  handle: async ({ tx, user, query, today }) => {
    const search = readSearch(query);
    const found = await searchChildren(tx, user, { ...search, page: readPageNumber(query), today });
    return show('casework/children/pages/children/page.njk', toView(found, { search, roles: user.roles, today }), {
      childIds: found.children.map(({ childId }) => childId),
      // What was typed may be a name: the audit tells how much was found, and whose.
      details: { found: found.total },
    });
  },
};

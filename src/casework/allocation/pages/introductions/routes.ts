import { type Page, show } from '../../../../platform/pages/page.ts';
import { readPageNumber, toPagination } from '../../../../platform/pages/paging.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { listChildrenToMeet } from '../../list-children-to-meet.ts';

/** The children to whom whoever asks, as their IRO, should introduce themselves. */
export const CHILDREN_TO_MEET: Page = {
  method: 'GET',
  path: '/introductions',
  permission: 'children.read',
  action: 'introductions.read',
  handle: async ({ tx, user, query, today }) => {
    const { children, total, page, pages } = await listChildrenToMeet(tx, user, { today, page: readPageNumber(query) });
    const model = {
      rows: children.map((child) => ({
        name: nameOfChild(child),
        href: `/children/${child.childId}/introduction`,
        since: child.since,
        isToCome: child.since > today,
        before: child.before,
      })),
      total,
      pagination: toPagination(page, pages, (number) => `/introductions?page=${number}`),
    };
    return show('casework/allocation/pages/introductions/page.njk', model, {
      childIds: children.map(({ childId }) => childId),
      details: { total },
    });
  },
};

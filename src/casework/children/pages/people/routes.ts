import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber } from '../../../../platform/pages/paging.ts';
import { findChild } from '../../find-child.ts';
import { findCustodyNotice } from '../../find-custody-notice.ts';
import { listPeople } from '../../people/list-people.ts';
import { listRelatedChildren } from '../../people/list-related-children.ts';
import { toView } from './view.ts';

const PEOPLE_A_PAGE = 30;
const MOST_EARLIER = 20;

/** Who is around a child, how they may be reached, and which other children belong to the child. */
export const PEOPLE: Page = {
  method: 'GET',
  path: '/children/:child/people',
  permission: 'children.read',
  action: 'person.list',
  handle: async ({ tx, user, terms, params, query, today }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const now = await readPage({ page: readPageNumber(query), rowsAPage: PEOPLE_A_PAGE }, (slice) =>
      listPeople(tx, user, { childId, today, are: 'now', ...slice }),
    );
    const earlier = await listPeople(tx, user, { childId, today, are: 'earlier', limit: MOST_EARLIER, offset: 0 });
    const related = await listRelatedChildren(tx, user, { childId, today });
    const model = toView({ child, related, now, earlier, roles: user.roles, today });
    const shown = [childId, ...related.map((each) => each.childId)];
    const custody = await findCustodyNotice(tx, user, { childId: child.childId, today, terms });
    return show('casework/children/pages/people/page.njk', { ...model, custody }, { childIds: shown });
  },
};

import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber, toPagination } from '../../../../platform/pages/paging.ts';
import { findChild } from '../../../children/find-child.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { bringUpToDate } from '../../bring-up-to-date.ts';
import { toDueRow } from '../../due-row.ts';
import { DUE_GROUPS, type DueGroup, listOpenObligations } from '../../list-open-obligations.ts';

const ROWS_A_PAGE = 50;
const TITLES: Readonly<Record<DueGroup, string>> = {
  late: 'What is late',
  soon: 'What is due soon',
  later: 'What is due later',
};

/** All that is due for a child, of which the child's page shows the nearest. */
export const DUE_OF_CHILD: Page = {
  method: 'GET',
  path: '/children/:child/due',
  permission: 'children.read',
  action: 'child.due.read',
  handle: async ({ tx, user, terms, params, query, today }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    await bringUpToDate(tx, user, { today, childId });
    const group = DUE_GROUPS.find((each) => each === query['show']) ?? 'late';
    const asked = { page: readPageNumber(query), rowsAPage: ROWS_A_PAGE };
    const { obligations, page, pages } = await readPage(asked, (slice) =>
      listOpenObligations(tx, user, { childId, today, group, ...slice }),
    );
    const href = `/children/${childId}`;
    const listedFor = { childId, today, iro: child.iro, socialWorker: child.socialWorker, terms };
    const model = {
      name: nameOfChild(child),
      href,
      title: TITLES[group],
      groups: DUE_GROUPS.map((each) => ({
        title: TITLES[each],
        href: `${href}/due?show=${each}`,
        isShown: each === group,
      })),
      rows: obligations.map((obligation) => toDueRow(obligation, listedFor)),
      pagination: toPagination(page, pages, (number) => `${href}/due?show=${group}&page=${number}`),
    };
    return show('casework/obligations/pages/due-of-child/page.njk', model, { childIds: [childId] });
  },
};

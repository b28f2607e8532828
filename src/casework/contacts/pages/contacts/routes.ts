import { toCsvFile } from '../../../../exchange/csv/write-csv.ts';
import { download, NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber } from '../../../../platform/pages/paging.ts';
import { findChild } from '../../../children/find-child.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { isIroOf } from '../../../children/is-iro-of.ts';
import { listContacts } from '../../list-contacts.ts';
import { summariseContacts } from '../../summarise-contacts.ts';
import { readFilter } from './filter.ts';
import { CSV_HEADING, toCsvRow, toListView } from './view.ts';

const CONTACTS_A_PAGE = 25;
const MOST_IN_CSV = 5000;

/** With whom a child's IRO was in touch, the latest first. */
export const CONTACTS: Page = {
  method: 'GET',
  path: '/children/:child/contacts',
  permission: 'children.read',
  action: 'contact.list',
  handle: async ({ tx, user, params, query, today, terms }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const filter = readFilter(query);
    const asked = { page: readPageNumber(query), rowsAPage: CONTACTS_A_PAGE };
    const listed = await readPage(asked, (slice) => listContacts(tx, user, { childId, ...filter, ...slice }));
    const summary = await summariseContacts(tx, user, { childId, today });
    const canRecord = await isIroOf(tx, user, childId);
    const shown = { child, listed, summary, filter, canRecord, mostInCsv: MOST_IN_CSV, terms };
    const custody = await findCustodyNotice(tx, user, { childId: child.childId, today, terms });
    return show(
      'casework/contacts/pages/contacts/page.njk',
      { ...toListView(shown), custody },
      {
        childIds: [childId],
        details: { contacts: listed.contacts.length },
      },
    );
  },
};

/** The same list as a file. */
export const CONTACTS_CSV: Page = {
  method: 'GET',
  path: '/children/:child/contacts/csv',
  permission: 'children.read',
  action: 'contact.download',
  handle: async ({ tx, user, params, query, today }) => {
    const childId = params['child'] ?? '';
    if ((await findChild(tx, user, { childId, today })) === undefined) return NOT_FOUND;
    const wanted = { childId, ...readFilter(query), limit: MOST_IN_CSV, offset: 0 };
    const { contacts, total } = await listContacts(tx, user, wanted);
    const shown = { childIds: [childId], details: { contacts: contacts.length } };
    return download('contacts.csv', toCsvFile(CSV_HEADING, contacts.map(toCsvRow), total), shown);
  },
};

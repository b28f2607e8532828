import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPage, readPageNumber } from '../../../../platform/pages/paging.ts';
import { findChild } from '../../../children/find-child.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { listSubjects } from '../../../children/list-subjects.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { listDocuments } from '../../list-documents.ts';
import { findDocumentType } from '../../model.ts';
import { toListView } from './view.ts';

const DOCUMENTS_ON_A_PAGE = 25;

/** A child's documents: which reviews wait for which, and all that are on the record. */
export const DOCUMENTS: Page = {
  method: 'GET',
  path: '/children/:child/documents',
  permission: 'children.read',
  action: 'document.list',
  handle: async ({ tx, user, params, query, today, terms }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const type = findDocumentType(String(query['type'] ?? ''))?.type;
    const asked = { page: readPageNumber(query), rowsAPage: DOCUMENTS_ON_A_PAGE };
    const listed = await readPage(asked, (slice) => listDocuments(tx, user, { childId, type, ...slice }));
    const [subjects, canRecord] = [await listSubjects(tx, user, childId), await mayRecord(tx, user, childId)];
    const view = toListView({ child, subjects, listed, canRecord, terms, today, type: type ?? '' });
    const custody = await findCustodyNotice(tx, user, { childId: child.childId, today, terms });
    return show('casework/documents/pages/documents/page.njk', { ...view, custody }, { childIds: [childId] });
  },
};

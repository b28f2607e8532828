import { download, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { listOffices } from '../../../offices/keep-office.ts';
import { officeKindInWords } from '../../../offices/model.ts';
import { type IroSheet, iroSheetAsText, makeIroSheet } from '../../iro-sheet.ts';

/** What an IRO does, to be printed and handed to anybody. */
const IRO_SHEET_PAGE: Page = {
  method: 'GET',
  path: '/law/iro',
  permission: 'law.read',
  action: 'law.iro.read',
  handle: async (request) => show('casework/law/pages/iro-sheet/page.njk', { sheet: await sheetFor(request) }),
};

const IRO_SHEET_TEXT: Page = {
  method: 'GET',
  path: '/law/iro/text',
  permission: 'law.read',
  action: 'law.iro.download',
  handle: async (request) => {
    const sheet = await sheetFor(request);
    const body = iroSheetAsText(sheet, request.user.authorityName);
    return download(`${sheet.title}.txt`, { type: 'text/plain; charset=utf-8', body });
  },
};

export const IRO_SHEET: readonly Page[] = [IRO_SHEET_PAGE, IRO_SHEET_TEXT];

async function sheetFor({ tx, user, terms, today }: PageRequest): Promise<IroSheet> {
  const nameOfOffice = (kind: string): string => terms.retell(officeKindInWords(kind));
  return makeIroSheet(await listOffices(tx, user), { terms, today, nameOfOffice });
}

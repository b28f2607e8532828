import { type Page, show } from '../../../../platform/pages/page.ts';
import { READING } from '../../../../rules/definitions/reading.ts';

/** The Acts, regulations and guidance that the work rests on, whether a rule cites them or not. */
export const READING_PAGE: Page = {
  method: 'GET',
  path: '/law/reading',
  permission: 'law.read',
  action: 'law.reading.read',
  handle: () => Promise.resolve(show('casework/law/pages/reading/page.njk', { groups: READING })),
};

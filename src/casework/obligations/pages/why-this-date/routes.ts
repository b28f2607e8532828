import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findChild } from '../../../children/find-child.ts';
import { bringUpToDate } from '../../bring-up-to-date.ts';
import { explainObligation } from '../../explain-obligation.ts';
import { toView } from './view.ts';

/** Why this date? One day of one child, told in full: a page that can be shown to a court. */
export const WHY_THIS_DATE: Page = {
  method: 'GET',
  path: '/children/:child/obligations/:obligation',
  permission: 'children.read',
  action: 'child.obligation.read',
  handle: async ({ tx, user, params, today }) => {
    const childId = params['child'] ?? '';
    const obligationId = params['obligation'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    await bringUpToDate(tx, user, { today, childId });
    const explained = await explainObligation(tx, user, { childId, obligationId, today });
    if (explained === undefined) return NOT_FOUND;
    return show('casework/obligations/pages/why-this-date/page.njk', toView(child, explained, today), {
      childIds: [childId],
      details: { obligationId, rule: explained.obligation.rule },
    });
  },
};

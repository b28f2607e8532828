import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findChild } from '../../find-child.ts';
import { findWhatFollowed } from '../../find-what-followed.ts';
import { mayRecord } from '../../may-record.ts';
import { toView } from './view.ts';

/** One fact, and which of the child's dates moved with it: where whoever recorded it lands. */
export const FACT: Page = {
  method: 'GET',
  path: '/children/:child/facts/:fact',
  permission: 'children.read',
  action: 'fact.read',
  handle: async ({ tx, user, params, today }) => {
    const childId = params['child'] ?? '';
    const factId = params['fact'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    const followed = child && (await findWhatFollowed(tx, user, { childId, factId, today }));
    if (child === undefined || followed === undefined) return NOT_FOUND;
    const canRecord = await mayRecord(tx, user, childId);
    return show('casework/children/pages/fact/page.njk', toView(child, followed, canRecord), {
      childIds: [childId],
      details: { fact: factId, moved: followed.dates.length },
    });
  },
};

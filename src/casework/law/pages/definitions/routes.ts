import { may } from '../../../../platform/identity/policy.ts';
import { type Page, show } from '../../../../platform/pages/page.ts';
import { listOwnDefinitions } from '../../../settings/state-definition.ts';
import { toView } from './view.ts';

/** What the words of the field mean, each with its provision, and what the authority means by those that the law leaves open. */
export const LEGAL_WORDS: Page = {
  method: 'GET',
  path: '/law/words',
  permission: 'law.read',
  action: 'law.words.read',
  handle: async ({ tx, user, terms, today }) => {
    const own = await listOwnDefinitions(tx, user, today);
    return show(
      'casework/law/pages/definitions/page.njk',
      toView(own, { terms, today, mayDefine: may(user.roles, 'settings.manage') }),
    );
  },
};

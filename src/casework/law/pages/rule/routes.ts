import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findRuleView } from './view.ts';

/** One rule: its figure, its law, what each procedure sets instead, and worked examples. */
export const RULE: Page = {
  method: 'GET',
  path: '/law/:rule',
  permission: 'law.read',
  action: 'law.rule.read',
  handle: async ({ user, params }) => {
    const view = findRuleView(params['rule'] ?? '', user.procedure);
    if (view === undefined) return NOT_FOUND;
    return show('casework/law/pages/rule/page.njk', view, { details: { rule: view.id } });
  },
};

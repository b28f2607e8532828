import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findOwnProcedure } from '../../../settings/find-own-procedure.ts';
import { findRuleView } from './view.ts';

/** One rule: its figure, its law, what each procedure sets instead, and worked examples. */
export const RULE: Page = {
  method: 'GET',
  path: '/law/:rule',
  permission: 'law.read',
  action: 'law.rule.read',
  handle: async ({ tx, user, terms, today, params }) => {
    const { base, overrides } = await findOwnProcedure(tx, user);
    const view = findRuleView(params['rule'] ?? '', { base, overrides, terms, today });
    if (view === undefined) return NOT_FOUND;
    return show('casework/law/pages/rule/page.njk', view, { details: { rule: view.id } });
  },
};

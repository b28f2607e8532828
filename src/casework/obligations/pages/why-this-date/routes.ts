import { may } from '../../../../platform/identity/policy.ts';
import { NOT_FOUND, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { bringUpToDate } from '../../bring-up-to-date.ts';
import { type ExplainedObligation, explainObligation } from '../../explain-obligation.ts';
import { isReviewDue, listStatedDays } from '../../list-stated-days.ts';
import { toView, type WhyAsked } from './view.ts';

/** Why this date? One day of one child, told in full: a page that can be shown to a court. */
export const WHY_THIS_DATE: Page = {
  method: 'GET',
  path: '/children/:child/obligations/:obligation',
  permission: 'children.read',
  action: 'child.obligation.read',
  handle: async (request) => {
    const { tx, user, terms, params, today } = request;
    const childId = params['child'] ?? '';
    const obligationId = params['obligation'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    await bringUpToDate(tx, user, { today, childId });
    const explained = await explainObligation(tx, user, { childId, obligationId, today });
    if (explained === undefined) return NOT_FOUND;
    return show(
      'casework/obligations/pages/why-this-date/page.njk',
      toView(child, explained, { today, terms, ...(await readStated(request, explained)) }),
      {
        childIds: [childId],
        details: { obligationId, rule: explained.obligation.rule },
      },
    );
  },
};

/** Of a review alone somebody states a day. */
async function readStated(
  { tx, user, params, today }: PageRequest,
  { obligation }: ExplainedObligation,
): Promise<Omit<WhyAsked, 'today' | 'terms'>> {
  if (!isReviewDue(obligation.rule)) return {};
  const childId = params['child'] ?? '';
  const review = await listStatedDays(tx, user, { childId, obligationId: obligation.id, today });
  const mayState = may(user.roles, 'children.record') && (await mayRecord(tx, user, childId));
  return { stated: review?.statements[0], mayState };
}

import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { findChildNeeds } from '../../../children/details/find-child-needs.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { findCommunication } from '../../../communication/find-communication.ts';
import { listWhoWasAsked } from '../../../participation/list-who-was-asked.ts';
import { listPlanViews } from '../../../voice/list-voice.ts';
import { listChildWords } from '../../child-words.ts';
import { findReview } from '../../find-review.ts';
import { listInvited } from '../../invitations/list-invitations.ts';
import { listOpenExclusions } from '../../invitations/list-open-exclusions.ts';
import { listDueSteps } from '../../list-due-steps.ts';
import { listParts } from '../../list-parts.ts';
import { toPreparationView } from './view.ts';

/** Each step of the preparation of one review, with its day, its state and who does it. */
export const PREPARATION: Page = {
  method: 'GET',
  path: '/reviews/:review/preparation',
  permission: 'children.read',
  action: 'review.preparation.read',
  handle: async ({ tx, user, params, terms, today }) => {
    const review = await findReview(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const { childId, reviewId, key } = review;
    const found = {
      review,
      steps: await listDueSteps(tx, user, { childId, key, today }),
      parts: await listParts(tx, user, reviewId),
      words: await listChildWords(tx, user, reviewId),
      exclusions: await listOpenExclusions(tx, user, childId),
      consultation: await listWhoWasAsked(tx, user, { review, today }),
      invitations: await listInvited(tx, user, reviewId),
      needs: await findChildNeeds(tx, user, childId),
      communication: await findCommunication(tx, user, childId),
      planViews: await listPlanViews(tx, user, { childId }),
      canRecord: await mayRecord(tx, user, childId),
    };
    const model = toPreparationView(found, { terms, today });
    return show('casework/preparation/pages/preparation/page.njk', model, {
      childIds: [childId],
      details: { reviewId },
    });
  },
};

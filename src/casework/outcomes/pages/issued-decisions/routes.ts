import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { findReview } from '../../../preparation/find-review.ts';
import { listEditions } from '../../list-editions.ts';
import { toEditionView } from '../decisions/view.ts';

/** One edition of the decisions of a review, word for word as it was signed; made to be printed. */
export const ISSUED_DECISIONS: Page = {
  method: 'GET',
  path: '/reviews/:review/decisions/issued/:edition',
  permission: 'children.read',
  action: 'decisions.edition.read',
  handle: async ({ tx, user, params, terms }) => {
    const review = await findReview(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const { reviewId, childId } = review;
    const editions = await listEditions(tx, user, reviewId);
    const edition = editions.find(({ editionId }) => editionId === params['edition']);
    if (edition === undefined) return NOT_FOUND;
    const model = {
      ...toEditionView(edition, terms),
      name: nameOfChild(review.child),
      back: `/reviews/${reviewId}/decisions`,
      isReplaced: edition !== editions[0],
    };
    const { editionId } = edition;
    return show('casework/outcomes/pages/issued-decisions/page.njk', model, {
      childIds: [childId],
      details: { reviewId, editionId },
    });
  },
};

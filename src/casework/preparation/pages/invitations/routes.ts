import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  redirect,
  show,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { findReview, type Review } from '../../find-review.ts';
import { findReviewToRecord } from '../../find-review-to-record.ts';
import { listInvitations } from '../../invitations/list-invitations.ts';
import { planSending, sendInvitations } from '../../invitations/send-invitations.ts';
import { toAgreement, toAttendance, toInvitationRow, toInvitationsView } from './view.ts';

const CHECK = 'casework/preparation/pages/invitations/check.njk';

/** Who is invited, who is asked to write, who is not invited and why. */
const INVITATIONS: Page = {
  method: 'GET',
  path: '/reviews/:review/invitations',
  permission: 'children.read',
  action: 'review.invitations.read',
  handle: async ({ tx, user, params, terms, today }) => {
    const review = await findReview(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const invitations = await listInvitations(tx, user, { review, today });
    const canRecord = await mayRecord(tx, user, review.childId);
    const model = toInvitationsView(review, invitations, { terms, canRecord });
    return show('casework/preparation/pages/invitations/page.njk', model, shownOf(review));
  },
};

/** What is sent, to whom, before it goes. */
const CHECK_INVITATIONS: Page = {
  method: 'GET',
  path: '/reviews/:review/invitations/send',
  permission: 'children.record',
  action: 'review.invitations.check',
  handle: async (request) => {
    const { tx, user, params } = request;
    const review = await findReviewToRecord(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    return show(CHECK, await toCheck(request, review), shownOf(review));
  },
};

const SEND_INVITATIONS: Page = {
  method: 'POST',
  path: '/reviews/:review/invitations/send',
  permission: 'children.record',
  action: 'review.invitations.sent',
  handle: async (request) => {
    const { tx, user, params, form, terms, today } = request;
    const review = await findReviewToRecord(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const isUnaskedToo = form['unasked'] === 'yes';
    const outcome = await sendInvitations(tx, user, { review, terms, today: getDay(today), isUnaskedToo });
    if (outcome.kind !== 'sent') {
      const errors = [{ field: 'send', text: WHY_NOT[outcome.kind], href: '#send' }];
      return showInvalid(CHECK, { ...(await toCheck(request, review)), errors }, shownOf(review));
    }
    const { reviewId, childId } = review;
    const details = { reviewId, count: outcome.count, isUnaskedToo };
    const notice = `${outcome.count} written. Emails and texts go within the minute; letters wait in the post until they are printed.`;
    return redirect(`/reviews/${reviewId}/invitations`, { notice, childIds: [childId], details });
  },
};

const WHY_NOT = {
  'not-arranged': 'Agree on the day first: there is nothing to invite to yet',
  'nothing-to-send': 'Everybody who can be told was told already',
  contradicts: 'What was recorded of this child cannot be true together with it: look at the history',
} as const;

export const INVITATION_LIST: readonly Page[] = [INVITATIONS, CHECK_INVITATIONS, SEND_INVITATIONS];

async function toCheck({ tx, user, terms, today }: PageRequest, review: Review) {
  const { toSend, notSent, toAskAbout } = await planSending(tx, user, review);
  const found = await listInvitations(tx, user, { review, today });
  return {
    missing: toAgreement(found.agreement, found.invitations, terms).missing,
    warnings: toAttendance(found, terms).warnings,
    toAskAbout: toAskAbout.map((row) => toInvitationRow(row, { review, terms, canRecord: true })),
    name: nameOfChild(review.child),
    review,
    back: `/reviews/${review.reviewId}/invitations`,
    rows: toSend.map((row) => toInvitationRow(row, { review, terms, canRecord: true })),
    notSent,
  };
}

function shownOf({ childId, reviewId }: Review) {
  return { childIds: [childId], details: { reviewId } };
}

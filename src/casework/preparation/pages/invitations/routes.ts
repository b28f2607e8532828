import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  redirect,
  show,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { getDay } from '../../../../rules/index.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { AUDIENCES_IN_WORDS } from '../../../participation/words.ts';
import { findReview, type Review } from '../../find-review.ts';
import { findReviewToRecord } from '../../find-review-to-record.ts';
import { listInvitations } from '../../invitations/list-invitations.ts';
import { planSending } from '../../invitations/send-invitations.ts';
import { type BookletPlan, planBooklet, sendWithBooklet } from '../../invitations/send-with-booklet.ts';
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
    const custody = await findCustodyNotice(tx, user, { childId: review.childId, today, terms });
    return show('casework/preparation/pages/invitations/page.njk', { ...model, custody }, shownOf(review));
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
    const { tx, user, params, form, terms, today, installation } = request;
    const review = await findReviewToRecord(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const isUnaskedToo = form['unasked'] === 'yes';
    const outcome = await sendWithBooklet(tx, user, {
      ...{ review, terms, today: getDay(today), isUnaskedToo, address: installation.address },
      booklet: BOOKLETS.find((audience) => audience === form['booklet']),
    });
    if (outcome.kind !== 'sent') {
      const errors = [{ field: 'send', text: WHY_NOT[outcome.kind], href: '#send' }];
      return showInvalid(CHECK, { ...(await toCheck(request, review)), errors }, shownOf(review));
    }
    const { reviewId, childId } = review;
    const details = { reviewId, count: outcome.count, isUnaskedToo, hasBooklet: outcome.hasBooklet };
    const booklet = outcome.hasBooklet ? ` ${terms.say('The child’s booklet goes with it.')}` : '';
    const notice = `${outcome.count} written.${booklet} Emails and texts go within the minute; letters wait in the post until they are printed.`;
    return redirect(`/reviews/${reviewId}/invitations`, { notice, childIds: [childId], details });
  },
};

const BOOKLETS = ['child-younger', 'child-older'] as const;

const WHY_NOT = {
  'not-arranged': 'Agree on the day first: there is nothing to invite to yet',
  'nothing-to-send': 'Everybody who can be told was told already',
  contradicts: 'What was recorded of this child cannot be true together with it: look at the history',
} as const;

export const INVITATION_LIST: readonly Page[] = [INVITATIONS, CHECK_INVITATIONS, SEND_INVITATIONS];

/** Which booklet goes with the invitation of the child; undefined where there is nothing to choose. */
function toBooklet(plan: BookletPlan) {
  if (plan.kind !== 'goes') return undefined;
  const choices = BOOKLETS.map((audience) => ({
    value: audience,
    text: AUDIENCES_IN_WORDS[audience],
    checked: audience === plan.audience,
  }));
  return [...choices, { value: 'none', text: 'None this time' }];
}

async function toCheck({ tx, user, terms, today }: PageRequest, review: Review) {
  const { toSend, notSent, toAskAbout } = await planSending(tx, user, review);
  const found = await listInvitations(tx, user, { review, today });
  const booklet = await planBooklet(tx, user, { review, today });
  return {
    custody: await findCustodyNotice(tx, user, { childId: review.childId, today, terms }),
    booklet: toBooklet(booklet),
    hasNoBirthDate: booklet.kind === 'no-birth-date',
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

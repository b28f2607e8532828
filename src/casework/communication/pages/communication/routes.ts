import { may } from '../../../../platform/identity/policy.ts';
import { NOT_FOUND, type Page, type PageRequest, show } from '../../../../platform/pages/page.ts';
import { findChildNeeds } from '../../../children/details/find-child-needs.ts';
import { findChild } from '../../../children/find-child.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { findOpenReview } from '../../../preparation/find-review.ts';
import { listParts } from '../../../preparation/list-parts.ts';
import { listHeldReviews } from '../../../reviews/list-held-reviews.ts';
import { listVoice } from '../../../voice/list-voice.ts';
import { findCommunication } from '../../find-communication.ts';
import { listPractitioners } from '../../practitioners.ts';
import type { KnownForSteps } from '../../steps.ts';
import { toCommunicationView } from './view.ts';

/** As many as make plain how a child was involved. */
const MOST_SAID = 100;

/** How a child communicates, who supports them, and what is still to do so that they are heard. */
export const COMMUNICATION: Page = {
  method: 'GET',
  path: '/children/:child/communication',
  permission: 'children.read',
  action: 'child.communication.read',
  handle: async (request) => {
    const { tx, user, params, today, terms } = request;
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    const needs = child && (await findChildNeeds(tx, user, childId));
    if (child === undefined || needs === undefined) return NOT_FOUND;
    const openReview = await findOpenReview(tx, user, childId);
    const { reviews } = await listHeldReviews(tx, user, { childId, today, limit: 1, offset: 0 });
    const { said } = await listVoice(tx, user, { childId, limit: MOST_SAID, offset: 0 });
    const found = {
      child,
      needs,
      ...(await findCommunication(tx, user, childId)),
      openReviewId: openReview?.reviewId,
      prepared: openReview && (await findPrepared(request, openReview.reviewId)),
      lastReviewOn: reviews[0]?.recordingOn ?? null,
      said,
      practitioners: await listPractitioners(tx, user, needs.communicationMethods),
      canRecord: await mayRecord(tx, user, childId),
      canKeep: may(user.roles, 'children.keep'),
    };
    return show('casework/communication/pages/communication/page.njk', toCommunicationView(found, terms), {
      childIds: [childId],
    });
  },
};

async function findPrepared({ tx, user }: PageRequest, reviewId: string): Promise<KnownForSteps['prepared']> {
  const parts = await listParts(tx, user, reviewId);
  const support = parts.find(({ part }) => part === 'support')?.answers ?? {};
  return {
    support: [support['advocate'], support['specialNeeds'], support['supporter']].includes('arranged'),
    takingPart: parts.some(({ part }) => part === 'taking-part'),
  };
}

import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import { readPageNumber } from '../../../../platform/pages/paging.ts';
import { findChild } from '../../../children/find-child.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { findOpenReview } from '../../../preparation/find-review.ts';
import { findLastReviewOn } from '../../../reviews/find-last-review-on.ts';
import { listPlanViews, listVoice } from '../../list-voice.ts';
import { toVoiceView } from './view.ts';

const SAID_A_PAGE = 20;

/** All that a child said or showed, wherever it is written down, and whether anybody knows what they want now. */
export const VOICE: Page = {
  method: 'GET',
  path: '/children/:child/voice',
  permission: 'children.read',
  action: 'child.voice.read',
  handle: async ({ tx, user, params, query, today, terms }) => {
    const childId = params['child'] ?? '';
    const child = await findChild(tx, user, { childId, today });
    if (child === undefined) return NOT_FOUND;
    const page = readPageNumber(query);
    const voice = await listVoice(tx, user, { childId, limit: SAID_A_PAGE, offset: (page - 1) * SAID_A_PAGE });
    const found = {
      child,
      voice,
      views: await listPlanViews(tx, user, { childId }),
      lastReviewOn: await findLastReviewOn(tx, user, { childId, today }),
      openReviewId: (await findOpenReview(tx, user, childId))?.reviewId,
      canRecord: await mayRecord(tx, user, childId),
    };
    const custody = await findCustodyNotice(tx, user, { childId: child.childId, today, terms });
    const model = {
      ...toVoiceView(found, { today, terms, page, pages: Math.ceil(voice.total / SAID_A_PAGE) }),
      custody,
    };
    return show('casework/voice/pages/voice/page.njk', model, {
      childIds: [childId],
      details: { said: voice.said.length },
    });
  },
};

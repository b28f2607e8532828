import type { Anchor } from '../engine/rule.ts';
import { dayOf, NEVER } from '../facts/case-facts.ts';
import { completion } from '../reviews/anchors.ts';
import { decisionsIssued, decisionsReceived } from './events.ts';

/** Received means told as received; the day they were issued stands for it where that is not told. */
export const receipt: Anchor<'review'> = {
  words: 'the manager received the decisions',
  on: (review) => {
    if (completion.on(review) === NEVER) return NEVER;
    const receivedOn = dayOf(review, decisionsReceived);
    return receivedOn === NEVER ? dayOf(review, decisionsIssued) : receivedOn;
  },
  event: decisionsReceived,
};

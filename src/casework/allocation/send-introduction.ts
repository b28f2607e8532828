import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { postInCustody, whyNotToChild } from '../children/custody.ts';
import { findCustody } from '../children/find-custody.ts';
import { nameOfChild } from '../children/name-of-child.ts';
import type { PostRefusal } from '../post/model.ts';
import { queuePost } from '../post/queue-post.ts';
import { contactLines } from './contact-lines.ts';
import { findIntroduction } from './find-introduction.ts';
import { paragraphsOf } from './introduction.ts';
import { type TellOutcome, tellChild } from './tell-child.ts';

export interface IntroductionToSend {
  readonly childId: string;
  readonly channel: 'letter' | 'email' | 'text';
  /** The address for the channel; null of a letter that is handed over. */
  readonly to: string | null;
  readonly terms: Terms;
  readonly today: string;
  /** What the clocks of London show, `YYYY-MM-DDTHH:MM`. */
  readonly now: string;
}

export type SendOutcome =
  | TellOutcome
  | PostRefusal
  | { readonly kind: 'not-found' }
  | { readonly kind: 'no-officer' }
  /** The child is in custody, and post does not reach them so: why, in words. */
  | { readonly kind: 'in-custody'; readonly why: string };

/** Sends the words that introduce the IRO to the child, and keeps that the child was told, how and when. */
export async function sendIntroduction(
  tx: Tx,
  actor: Actor,
  { childId, channel, to, terms, today, now }: IntroductionToSend,
): Promise<SendOutcome> {
  const found = await findIntroduction(tx, actor, { childId, terms, today });
  if (found === undefined) return { kind: 'not-found' };
  const { child, officer } = found;
  if (officer === undefined) return { kind: 'no-officer' };
  // A letter without an address is handed over.
  const way = channel === 'letter' && to === null ? 'in-person' : channel;
  const why = whyNotToChild(postInCustody(await findCustody(tx, actor, { childId, today })), way);
  if (why !== undefined) return { kind: 'in-custody', why };
  const name = nameOfChild(child);
  const address = { letter: { address: to }, email: { email: to }, text: { phone: to } }[channel];
  const words = paragraphsOf(found.body).map(({ text }) => text);
  const queued = await queuePost(tx, actor, {
    childId,
    reviewId: null,
    purpose: 'introduction',
    channel,
    recipient: { kind: 'child', id: childId, name, ...address },
    subject: `Hello from ${officer.knownAs}`,
    body: [...words, contactLines(officer).join('\n')].join('\n\n'),
  });
  if (queued.kind !== 'queued') return queued;
  return await tellChild(tx, actor, {
    childId,
    staffId: officer.staffId,
    items: ['who-iro-is', 'reach'],
    channel,
    on: now.slice(0, 10),
    at: now.slice(11, 16),
    note: null,
    today,
  });
}

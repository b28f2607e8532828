import { todayInLondon } from '../../platform/clock.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { hashOf, newToken } from '../../platform/identity/tokens.ts';
import type { Channel } from '../post/model.ts';
import { queuePost } from '../post/queue-post.ts';
import type { WhomToAsk } from './list-whom-to-ask.ts';
import type { Audience, PaperHeading } from './model.ts';
import { writeMessage } from './paper-message.ts';
import { QUESTIONS_VERSION, questionsFor } from './questions.ts';
import { insertLink } from './store/links.ts';
import { insertPaper } from './store/papers.ts';

const LONDON = 'Europe/London';
/** Where no day is arranged yet, and at least so long where it is near: whoever is asked has time to answer. */
const DAYS_WITHOUT_REVIEW = 42;

/** A paper for one person, with all that it needs. */
export interface PaperForPerson {
  readonly review: { readonly reviewId: string; readonly childId: string; readonly arrangedOn: string | null };
  readonly person: WhomToAsk;
  readonly heading: PaperHeading;
  readonly bornOn: string;
  readonly address: string;
  readonly channel: Channel;
  readonly audience: Audience;
}

/** Writes a paper with its link, and puts the letter, email or text among what is sent. */
export async function sendPaper(tx: Tx, actor: Actor, paper: PaperForPerson): Promise<{ readonly paperId: string }> {
  const { review, person, heading, audience, channel } = paper;
  const token = newToken();
  const linkId = await insertLink(tx, actor, {
    childId: review.childId,
    reviewId: review.reviewId,
    holder: { kind: person.kind, id: person.id, name: person.name },
    bornOn: paper.bornOn,
    expiresAt: endOf(review.arrangedOn),
    tokenHash: hashOf(token),
  });
  const paperId = await insertPaper(tx, actor, {
    childId: review.childId,
    reviewId: review.reviewId,
    personKind: person.kind,
    personId: person.id,
    personName: person.name,
    relationship: person.relationship,
    audience,
    questionsVersion: QUESTIONS_VERSION,
    questions: questionsFor(audience, heading),
    heading,
    channel,
    linkId,
  });
  const queued = await queuePost(tx, actor, {
    childId: review.childId,
    reviewId: review.reviewId,
    purpose: 'consultation',
    channel,
    recipient: person.recipient,
    ...writeMessage({ audience, heading, channel, link: `${paper.address}/r/${token}` }),
  });
  if (queued.kind !== 'queued') throw new Error(`a paper was not queued: ${queued.kind}`);
  return { paperId };
}

/** The end of the day of the review; where none is arranged, or it is over, six weeks from now. */
function endOf(arrangedOn: string | null): string {
  const today = Temporal.PlainDate.from(todayInLondon());
  const day =
    arrangedOn === null || Temporal.PlainDate.compare(arrangedOn, today) < 0
      ? today.add({ days: DAYS_WITHOUT_REVIEW })
      : Temporal.PlainDate.from(arrangedOn);
  return day.add({ days: 1 }).toZonedDateTime(LONDON).toInstant().toString();
}

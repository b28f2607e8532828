import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { yearsOn } from '../children/age.ts';
import { findAndHoldChild } from '../children/change-facts.ts';
import { type PostInCustody, postInCustody } from '../children/custody.ts';
import { findCustody } from '../children/find-custody.ts';
import { mayRecord } from '../children/may-record.ts';
import { shortNameOfChild } from '../children/name-of-child.ts';
import { addressFor, type Channel } from '../post/model.ts';
import { findReview, type Review } from '../preparation/find-review.ts';
import { listWhomToAsk, type WhomToAsk } from './list-whom-to-ask.ts';
import type { Audience, PaperHeading } from './model.ts';
import { sendPaper } from './send-paper.ts';
import { settleConsultation } from './settle-consultation.ts';
import { readPapersOfReview, readSubject, type Subject } from './store/papers.ts';

/** Somebody to ask, and how. */
export interface PaperToSend {
  readonly personId: string;
  readonly channel: Channel;
  readonly audience: Audience;
}

/** Why nothing was sent. */
export type SendRefusal =
  | { readonly kind: 'not-found' }
  /** They see the child and do not write into the record. */
  | { readonly kind: 'not-theirs' }
  /** Without it nobody could open a link. */
  | { readonly kind: 'no-birth-date' }
  /** They have a paper already, must not be asked, or nothing is known to which the channel could send. */
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly name: string;
      readonly because:
        | 'unknown'
        | 'has-one'
        | 'not-to-be-asked'
        | 'no-address'
        | 'address-unfit'
        | 'custody-unasked'
        | 'custody-by-hand';
    };

export type SendOutcome =
  | {
      readonly kind: 'sent';
      readonly childId: string;
      readonly papers: number;
      /** Why it is not recorded that everybody was asked, where the record contradicts it. */
      readonly notRecorded: string | undefined;
    }
  | SendRefusal;

export interface PapersToSend {
  readonly reviewId: string;
  readonly papers: readonly PaperToSend[];
  readonly today: string;
  /** Where this program is reached, for the links. */
  readonly address: string;
}

/**
 * Asks people what they think before a review, all of those chosen or none: a paper, a link and a letter, an email or a
 * text each. That the papers were sent is recorded once nobody is left who is to be asked, in the same transaction.
 */
export async function sendPapers(tx: Tx, actor: Actor, wanted: PapersToSend): Promise<SendOutcome> {
  const review = await findReview(tx, actor, wanted.reviewId);
  if (review === undefined) return { kind: 'not-found' };
  const { childId } = review;
  if (!(await mayRecord(tx, actor, childId))) return { kind: 'not-theirs' };
  // Of two who each ask the half of them, the second finds that nobody is left.
  await findAndHoldChild(tx, actor, childId);
  const subject = await readSubject(tx, actor, { childId, today: wanted.today });
  if (subject === undefined) return { kind: 'not-found' };
  if (subject.bornOn === null) return { kind: 'no-birth-date' };
  const whom = await listWhomToAsk(tx, actor, { childId, today: wanted.today });
  const asked = await readPapersOfReview(tx, actor, review.reviewId);
  const haveOne = new Set(asked.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ personId }) => personId));
  const post = postInCustody(await findCustody(tx, actor, { childId, today: wanted.today }));
  const chosen: { person: WhomToAsk; paper: PaperToSend }[] = [];
  for (const paper of wanted.papers) {
    const person = whom.find(({ id }) => id === paper.personId);
    const because = whyNot(person, paper, haveOne) ?? whyNotInCustody(person, paper, post);
    if (person === undefined || because !== undefined) {
      return { kind: 'person', personId: paper.personId, name: person?.name ?? '', because: because ?? 'unknown' };
    }
    chosen.push({ person, paper });
  }
  const heading = headingOf(review, subject, wanted.today);
  for (const { person, paper } of chosen) {
    await sendPaper(tx, actor, { review, person, heading, bornOn: subject.bornOn, address: wanted.address, ...paper });
  }
  const notRecorded = await settleConsultation(tx, actor, { review, today: wanted.today });
  return { kind: 'sent', childId, papers: chosen.length, notRecorded };
}

function whyNot(
  person: WhomToAsk | undefined,
  { channel, personId }: PaperToSend,
  haveOne: ReadonlySet<string>,
): Extract<SendRefusal, { kind: 'person' }>['because'] | undefined {
  if (person === undefined) return 'unknown';
  if (person.notToBeAsked !== undefined) return 'not-to-be-asked';
  if (haveOne.has(personId)) return 'has-one';
  const address = addressFor(channel, person.recipient);
  return address === null || typeof address === 'string' ? undefined : address.kind;
}

/** A letter has no address of a child: it is handed over, and in custody somebody must know how. */
function whyNotInCustody(
  person: WhomToAsk | undefined,
  { channel }: PaperToSend,
  post: PostInCustody,
): 'custody-unasked' | 'custody-by-hand' | undefined {
  if (person?.kind !== 'child' || post === null) return undefined;
  if (post === 'unasked') return 'custody-unasked';
  return post === 'by-hand' && channel !== 'letter' ? 'custody-by-hand' : undefined;
}

function headingOf({ child, arrangedOn }: Review, subject: Subject, today: string): PaperHeading {
  const { authorityName, officerName, procedure, ownTerms, bornOn } = subject;
  const words = { procedure, ownTerms, years: bornOn === null ? null : yearsOn(bornOn, today) };
  return { childName: shortNameOfChild(child), authorityName, reviewOn: arrangedOn, officerName, words };
}

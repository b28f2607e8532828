import { addPerson } from '../casework/children/people/add-person.ts';
import { enterPaper } from '../casework/participation/enter-paper.ts';
import { listPapersOfReview } from '../casework/participation/list-papers-of-review.ts';
import { listWhomToAsk } from '../casework/participation/list-whom-to-ask.ts';
import { sendPapers } from '../casework/participation/send-papers.ts';
import { listPostOfReview } from '../casework/post/list-post-of-review.ts';
import { postLetters } from '../casework/post/post-letters.ts';
import { recordReturnOfPost } from '../casework/post/record-return-of-post.ts';
import { withdrawPost } from '../casework/post/withdraw-post.ts';
import { prepareNextReview } from '../casework/preparation/prepare-next-review.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';

interface PapersInput {
  readonly today: string;
  /** Where the demo is reached, for the links that a visitor may try. */
  readonly address: string;
}

/** So many children have a review for which people were asked: one for each way in which their post may stand. */
const CHILDREN = 6;
/** Whose address is one that cannot exist: their email fails, and the page shows how that reads. */
const CANNOT_BE_REACHED = 4;
const MOTHERS = ['Dawn', 'Keisha', 'Marta', 'Noor', 'Bronwen', 'Siobhan'] as const;

/**
 * Asks a few children, and somebody around each, what they think before their next review, and lets their letters wait,
 * go, come back and be withdrawn, so that no page of the post is empty.
 */
export async function sendDemoPapers(database: Database, program: Actor, input: PapersInput): Promise<void> {
  await database.withTransaction(program, async (tx) => {
    const children = await tx
      .selectFrom('appointments')
      .innerJoin('children', 'children.id', 'appointments.child_id')
      .where('appointments.ended_on', 'is', null)
      .where('children.born_on', 'is not', null)
      .select(['children.id', 'children.family_name'])
      .orderBy('children.local_id')
      .limit(CHILDREN)
      .execute();
    for (const [number, { id, family_name }] of children.entries()) {
      const name = [MOTHERS[number % MOTHERS.length], family_name].join(' ').trim();
      const reviewId = await askAround(tx, program, { ...input, childId: id, name, number });
      if (reviewId !== undefined) await letThingsHappen(tx, program, { reviewId, number, today: input.today });
    }
  });
}

interface Asking extends PapersInput {
  readonly childId: string;
  readonly name: string;
  readonly number: number;
}

async function askAround(tx: Tx, program: Actor, asking: Asking): Promise<string | undefined> {
  const { childId, name, number, today, address } = asking;
  const reviewId = await prepareNextReview(tx, program, childId);
  const mother = await addPerson(tx, program, {
    childId,
    today,
    person: {
      name,
      relationship: 'mother',
      hasParentalResponsibility: true,
      email: `parent${number + 1}@${number === CANNOT_BE_REACHED ? 'example.invalid' : 'example.org'}`,
      phone: null,
      address: `${number + 1} Marsh Lane\nMarram`,
      isAddressWithheld: number === 1,
      preferredContact: null,
      firstLanguage: null,
      needsInterpreter: null,
      contactRule: 'allowed',
      contactNote: null,
      startedOn: null,
    },
  });
  if (reviewId === undefined || mother === undefined) return undefined;
  const whom = await listWhomToAsk(tx, program, { childId, today });
  const suits = whom.find(({ id }) => id === childId)?.audience ?? 'child-older';
  const outcome = await sendPapers(tx, program, {
    reviewId,
    papers: [
      { personId: childId, channel: 'letter', audience: suits },
      { personId: mother, channel: number % 2 === 0 ? 'email' : 'letter', audience: 'parent' },
    ],
    today,
    address,
  });
  if (outcome.kind !== 'sent') throw new Error(`the demo's own papers were not sent: ${outcome.kind}`);
  return reviewId;
}

interface Asked {
  readonly reviewId: string;
  readonly number: number;
  readonly today: string;
}

/** What comes of the papers: the first are left as they are, for a visitor to answer. */
async function letThingsHappen(tx: Tx, program: Actor, { reviewId, number, today }: Asked): Promise<void> {
  const post = await listPostOfReview(tx, program, { reviewId });
  const letters = post.filter(({ channel }) => channel === 'letter').map(({ id }) => id);
  const [letter] = letters;
  if (letter === undefined || number < 2) return;
  if (number === 2) {
    await withdrawPost(tx, program, { itemId: letter, reason: 'Handed over at the visit instead' });
    return;
  }
  await postLetters(tx, program, { itemIds: letters });
  if (number === 3) await recordReturnOfPost(tx, program, { itemId: letter, reason: 'Marked “gone away”' });
  const papers = await listPapersOfReview(tx, program, { reviewId });
  const ofChild = papers.find(({ personKind }) => personKind === 'child');
  if (number < 4 || ofChild === undefined) return;
  const typed =
    ofChild.audience === 'child-younger'
      ? { 'answer-home': 'good', 'answer-school': 'okay', 'answer-wishes': 'A dog, and to see Nan on Sundays.' }
      : { 'answer-home': 'It is all right. I would like my own room.', 'answer-attend': 'For some of it' };
  await enterPaper(tx, program, { paperId: ofChild.id, typed, receivedOn: today, today });
}

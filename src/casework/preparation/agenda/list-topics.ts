import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Terms } from '../../../platform/pages/terms.ts';
import { shortNameOfChild } from '../../children/name-of-child.ts';
import { listPapersOfReview } from '../../participation/list-papers-of-review.ts';
import { listPlanViews } from '../../voice/list-voice.ts';
import { latestOfEachPart } from '../../voice/model.ts';
import { planPartInWords } from '../../voice/words.ts';
import type { Review } from '../find-review.ts';
import { listParts } from '../list-parts.ts';
import { answerTo } from '../parts/part.ts';
import { type Topic, topicsOf } from './topics.ts';

/** What may be talked about at a review, and what the child does not want talked about in front of everybody. */
export interface TopicsOfReview {
  readonly topics: readonly Topic[];
  readonly notTopics: string | undefined;
}

/** What the preparation of a review, the plan and the papers that came back give for its agenda. */
export async function listTopics(
  tx: Tx,
  actor: Actor,
  { review, terms }: { readonly review: Review; readonly terms: Terms },
): Promise<TopicsOfReview> {
  const { reviewId, childId, child } = review;
  const parts = await listParts(tx, actor, reviewId);
  const views = await listPlanViews(tx, actor, { childId });
  const papers = await listPapersOfReview(tx, actor, { reviewId });
  const wishes = parts.find(({ part }) => part === 'wishes');
  return {
    notTopics: wishes && answerTo(wishes.answers, 'notTopics'),
    topics: topicsOf({
      shortName: shortNameOfChild(child),
      officer: terms.say('The {iro}'),
      parts,
      disputed: latestOfEachPart(views)
        .filter(({ standing }) => standing === 'disputes')
        .map(({ part, askedOn }) => ({ part: planPartInWords(part), askedOn })),
      papers: papers.flatMap(({ id, personName, personKind, receivedOn, withdrawnAt, withheld }) =>
        receivedOn === null || withdrawnAt !== null
          ? []
          : [
              {
                id,
                who: personName,
                isChilds: personKind === 'child',
                receivedOn,
                isWithheld: withheld.some(({ question }) => question === null),
              },
            ],
      ),
    }),
  };
}

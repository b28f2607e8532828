import { dayInWords } from '../../../../platform/pages/days-in-words.ts';
import { NOT_FOUND, type Page, show } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { splitLine, toLines } from '../../agenda/topics.ts';
import { findReview, type Review } from '../../find-review.ts';
import { listParts } from '../../list-parts.ts';
import { type Answers, answerTo } from '../../parts/part.ts';
import { arrangementWords } from '../../words.ts';

/** What is talked about at a review, in order and with where it comes from, for paper. */
export const AGENDA: Page = {
  method: 'GET',
  path: '/reviews/:review/agenda',
  permission: 'children.read',
  action: 'review.agenda.read',
  handle: async ({ tx, user, params, terms }) => {
    const review = await findReview(tx, user, params['review'] ?? '');
    if (review === undefined) return NOT_FOUND;
    const { reviewId, childId } = review;
    const agenda = (await listParts(tx, user, reviewId)).find(({ part }) => part === 'agenda');
    const model = toAgendaView(review, agenda?.answers ?? {}, terms);
    return show('casework/preparation/pages/agenda/page.njk', model, { childIds: [childId], details: { reviewId } });
  },
};

function toAgendaView(review: Review, answers: Answers, terms: Terms) {
  const { arrangement, arrangedOn } = review;
  const words = arrangementWords(terms);
  const standing = arrangement?.change === 'cancelled' ? undefined : arrangement;
  return {
    name: nameOfChild(review.child),
    shortName: shortNameOfChild(review.child),
    back: `/reviews/${review.reviewId}/preparation`,
    when: [
      ...(arrangedOn === null ? [] : [dayInWords(arrangedOn)]),
      ...(standing?.starts ? [standing.starts] : []),
      ...(standing === undefined ? [] : [standing.place ?? words.placeKind[standing.placeKind]]),
    ].join(', '),
    chair: standing && words.chairedBy[standing.chairedBy],
    topics: toLines(answerTo(answers, 'topics') ?? '').map(splitLine),
    joins: toLines(answerTo(answers, 'joins') ?? ''),
    isAgreed: answers['withChild'] === 'yes',
  };
}

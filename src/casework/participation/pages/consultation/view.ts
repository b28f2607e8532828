import { momentInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { CHANNELS, type Channel } from '../../../post/model.ts';
import { CHANNELS_IN_WORDS } from '../../../post/post-in-words.ts';
import type { Review } from '../../../preparation/find-review.ts';
import type { Paper } from '../../list-papers-of-review.ts';
import type { WhomToAsk } from '../../list-whom-to-ask.ts';
import { AUDIENCES, stateOfPaper } from '../../model.ts';
import { AUDIENCES_IN_WORDS, PAPER_STATES_IN_WORDS, relationshipInWords } from '../../words.ts';

interface Shown {
  readonly review: Review;
  readonly papers: readonly Paper[];
  readonly whom: readonly WhomToAsk[];
  readonly form: FormFields;
  readonly now: string;
  readonly terms: Terms;
}

export function toView({ review, papers, whom, form, now, terms }: Shown) {
  const haveOne = new Set(papers.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ personId }) => personId));
  const chosen = [form['person'] ?? []].flat();
  return {
    child: { href: `/children/${review.childId}`, name: nameOfChild(review.child) },
    reviewOn: review.recordingOn ?? review.arrangedOn,
    papers: papers.map((paper) => toRow(paper, { now, terms })),
    whom: whom
      .filter(({ id }) => !haveOne.has(id))
      .map((person) => toChoice(person, { form, terms, isChosen: chosen.includes(person.id) })),
  };
}

function toRow(paper: Paper, { now, terms }: Pick<Shown, 'now' | 'terms'>) {
  const state = stateOfPaper(paper, now);
  return {
    href: `/reviews/${paper.reviewId}/consultation/${paper.id}`,
    name: paper.personName,
    relationship: relationshipInWords({ kind: paper.personKind, relationship: paper.relationship }, terms),
    paper: AUDIENCES_IN_WORDS[paper.audience],
    how: CHANNELS_IN_WORDS[paper.channel],
    sent: momentInWords(paper.sentAt),
    state: PAPER_STATES_IN_WORDS[state],
    more: moreOf(paper),
    isWithheld: paper.withheld.length > 0,
  };
}

function moreOf({ cameBackAt, cameBackBy, receivedOn, withdrawalReason, openedAt, expiresAt }: Paper): string {
  if (withdrawalReason !== null) return withdrawalReason;
  if (cameBackAt !== null) {
    return cameBackBy === 'paper' ? `on paper, received ${shortDay(receivedOn ?? '')}` : momentInWords(cameBackAt);
  }
  if (openedAt !== null) return `Opened ${momentInWords(openedAt)}`;
  return expiresAt === null ? '' : `The link is good until ${momentInWords(expiresAt)}`;
}

function toChoice(
  person: WhomToAsk,
  { form, terms, isChosen }: Pick<Shown, 'form' | 'terms'> & { readonly isChosen: boolean },
) {
  const { id, name, audience, notToBeAsked, mind } = person;
  const channel = form[`channel-${id}`] ?? bestWay(person);
  const paper = form[`audience-${id}`] ?? audience;
  return {
    id,
    name,
    relationship: relationshipInWords(person, terms),
    notToBeAsked,
    mind,
    isChosen,
    channels: CHANNELS.map((each) => ({ value: each, text: CHANNELS_IN_WORDS[each], selected: each === channel })),
    audiences: AUDIENCES.filter((each) => each.startsWith('child') === (person.kind === 'child')).map((each) => ({
      value: each,
      text: AUDIENCES_IN_WORDS[each],
      selected: each === paper,
    })),
  };
}

/** By email where one is known, then by text; a letter needs nothing. */
function bestWay({ recipient }: WhomToAsk): Channel {
  if ((recipient.email ?? '') !== '') return 'email';
  return (recipient.phone ?? '') === '' ? 'letter' : 'text';
}

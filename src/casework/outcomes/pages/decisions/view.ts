import { dayInWords, momentInWords } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { Review } from '../../../preparation/find-review.ts';
import { digestOf, readTheSame } from '../../issued-content.ts';
import type { DecisionVersion } from '../../list-decisions.ts';
import type { IssuedEdition } from '../../list-editions.ts';
import { type IssuedDecision, toIssue } from '../../model.ts';

/** Everything that the page is made from. */
export interface Found {
  readonly review: Review;
  readonly canWrite: boolean;
  /** As they stand; none for anybody but the IRO. */
  readonly decisions: readonly DecisionVersion[];
  /** The latest first. */
  readonly editions: readonly IssuedEdition[];
}

/** What the page of a review's decisions shows. */
export function toView({ review, canWrite, decisions, editions }: Found, terms: Terms) {
  const [last] = editions;
  const draft = toIssue(decisions);
  const href = `/reviews/${review.reviewId}/decisions`;
  const isAsIssued = last !== undefined && readTheSame(last.content.decisions, draft);
  const isHeld = review.recordingOn !== null;
  return {
    name: nameOfChild(review.child),
    back: `/reviews/${review.reviewId}`,
    href,
    canWrite,
    isHeld,
    heldWords: review.recordingOn === null ? undefined : dayInWords(review.recordingOn),
    heldHref: `/children/${review.childId}/facts/new?type=review-started`,
    isAmendment: last !== undefined,
    isChanged: canWrite && last !== undefined && !isAsIssued,
    canIssue: canWrite && isHeld && draft.length > 0 && !isAsIssued,
    seen: digestOf(draft),
    draft: decisions
      .filter(({ isTakenOut }) => !isTakenOut)
      .map((decision) => ({ ...linesOf(toIssue([decision])), href: `${href}/${decision.decisionId}` })),
    takenOut: decisions
      .filter(({ isTakenOut }) => isTakenOut)
      .map(({ action, decisionId }) => ({ action, href: `${href}/${decisionId}` })),
    issued: last === undefined ? undefined : toEditionView(last, terms),
    earlier: editions.slice(1).map((edition) => toEditionView(edition, terms)),
  };
}

/** What was issued, as it was signed. */
export function toEditionView({ editionId, reviewId, number, content, hash, signedAt }: IssuedEdition, terms: Terms) {
  return {
    href: `/reviews/${reviewId}/decisions/issued/${editionId}`,
    title: number === 1 ? 'As issued first' : `Amendment ${number - 1}`,
    day: dayInWords(content.issuedOn),
    held: `${terms.say('{Review} held on')} ${dayInWords(content.heldOn)}`,
    signed: `${content.signedBy}, ${terms.say('{iro}')}, ${momentInWords(signedAt)}`,
    reason: content.reason,
    hash,
    decisions: content.decisions.map((decision) => linesOf([decision])),
  };
}

function linesOf([decision]: readonly IssuedDecision[]) {
  if (decision === undefined) throw new Error('there is no decision to show');
  const { need, action, hopedFor, responsible, responsibleRole, byOn } = decision;
  return {
    action,
    lines: [
      { label: 'Need', text: need },
      { label: 'Outcome hoped for', text: hopedFor },
      { label: 'Who', text: `${responsible}, ${responsibleRole}` },
      { label: 'By when', text: dayInWords(byOn) },
    ],
  };
}

import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { contactRuleInWords } from '../../../children/people/person.ts';
import type { Review } from '../../find-review.ts';
import {
  ANSWER_IN_WORDS,
  CHILDS_VIEW_IN_WORDS,
  DECISION_IN_WORDS,
  INVITE_BY_IN_WORDS,
} from '../../invitations/invitation-in-words.ts';
import type { InvitationRow, Invitations, Proposal } from '../../invitations/list-invitations.ts';

interface In {
  readonly terms: Terms;
  readonly canRecord: boolean;
}

/** What the page of a review's invitations shows. */
export function toInvitationsView(review: Review, { invitations, proposals, missing }: Invitations, within: In) {
  const base = `/reviews/${review.reviewId}/invitations`;
  const standing = review.arrangement?.change === 'cancelled' ? undefined : review.arrangement;
  const untold = invitations.filter(
    ({ decision, toldArrangement }) => decision !== 'not-invited' && toldArrangement !== (standing?.number ?? 0),
  );
  return {
    name: nameOfChild(review.child),
    back: `/reviews/${review.reviewId}`,
    base,
    day: review.arrangedOn === null ? undefined : dayInWords(review.arrangedOn),
    rows: invitations.map((row) => toInvitationRow(row, { review, ...within })),
    proposals: proposals.map((proposal) => toProposalRow(proposal, { base, ...within })),
    missing: missing.map(({ role, why }) => ({
      role: within.terms.retell(role),
      why,
      href: `${base}/new?role=${encodeURIComponent(role)}`,
    })),
    canSend: within.canRecord && standing !== undefined && untold.length > 0,
    untold: untold.length,
    canRecord: within.canRecord,
  };
}

/** One person, as the list has them. */
export function toInvitationRow(row: InvitationRow, { review, terms, canRecord }: In & { readonly review: Review }) {
  const parts = row.attends === 'part' ? `For a part: ${row.attendsPart}` : 'Throughout';
  return {
    name: row.name,
    role: terms.retell(row.role),
    decision: DECISION_IN_WORDS[row.decision],
    reason: row.reason,
    isExcluded: row.isExcluded,
    childsView: [CHILDS_VIEW_IN_WORDS[row.childsView], row.childsViewNote].filter((part) => part !== null).join(': '),
    attends: row.decision === 'invited' ? parts : '',
    channel: row.decision === 'not-invited' ? '' : INVITE_BY_IN_WORDS[row.channel],
    told: toldInWords(row, review),
    answer: answerInWords(row),
    href: canRecord ? `/reviews/${review.reviewId}/invitations/${row.invitationId}` : undefined,
  };
}

function toldInWords({ toldArrangement, toldOn, decision }: InvitationRow, { arrangement }: Review): string {
  if (decision === 'not-invited') return '';
  if (toldArrangement === null || toldOn === null) return 'Not yet';
  return toldArrangement === arrangement?.number
    ? `Written ${shortDay(toldOn)}`
    : `Written ${shortDay(toldOn)}, before it changed`;
}

function answerInWords({ answer, answeredOn, answerNote, delegateName, delegateAgreedOn }: InvitationRow): string {
  const delegate =
    delegateName === null
      ? []
      : [`${delegateName}${delegateAgreedOn === null ? ', not agreed yet' : `, agreed ${shortDay(delegateAgreedOn)}`}`];
  const on = answeredOn === null ? [] : [shortDay(answeredOn)];
  return [ANSWER_IN_WORDS[answer], ...on, ...delegate, ...(answerNote === null ? [] : [answerNote])].join('. ');
}

function toProposalRow(proposal: Proposal, { base, terms, canRecord }: In & { readonly base: string }) {
  const { invitee, name, role, contactRule, contactNote } = proposal;
  const id =
    invitee.who === 'person'
      ? `&person=${invitee.personId}`
      : invitee.who === 'staff'
        ? `&staff=${invitee.staffId}`
        : '';
  const mind = contactRule === null || contactRule === 'allowed' ? undefined : contactRuleInWords(contactRule);
  return {
    name,
    role: terms.retell(role),
    mind: mind === undefined ? undefined : [mind, contactNote].filter((part) => part !== null).join(': '),
    href: canRecord ? `${base}/new?who=${invitee.who}${id}` : undefined,
  };
}

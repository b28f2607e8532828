import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { contactRuleInWords } from '../../../children/people/person.ts';
import type { Review } from '../../find-review.ts';
import { addedSince, type RecordedAgreement } from '../../invitations/agree-on-list.ts';
import { type AttendanceInShort, kindOfAttendee, lookAtAttendance } from '../../invitations/attendance.ts';
import {
  ANSWER_IN_WORDS,
  childsViewInWords,
  DECISION_IN_WORDS,
  INVITE_BY_IN_WORDS,
  SUPPORTER_IN_WORDS,
} from '../../invitations/invitation-in-words.ts';
import { NOT_AGREED, notAgreedWith } from '../../invitations/list-agreement.ts';
import type { InvitationRow, Invitations, Proposal } from '../../invitations/list-invitations.ts';

interface In {
  readonly terms: Terms;
  readonly canRecord: boolean;
}

/** What the page of a review's invitations shows. */
export function toInvitationsView(review: Review, found: Invitations, within: In) {
  const { invitations, proposals, missing, agreement } = found;
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
    attendance: toAttendance(found, within.terms),
    agreement: toAgreement(agreement, invitations, within.terms),
    missing: missing.map(({ role, why }) => ({
      role: within.terms.retell(role),
      why: within.terms.sayOf(why),
      href: `${base}/new?role=${encodeURIComponent(role)}`,
    })),
    canSend: within.canRecord && standing !== undefined && untold.length > 0,
    untold: untold.length,
    canRecord: within.canRecord,
  };
}

/** How many come, and what to think of before the list is sent. */
export function toAttendance({ invitations, proposals, needs }: Invitations, terms: Terms) {
  const undecided = proposals.map(({ invitee: { who }, name, role, hasParentalResponsibility }) => {
    return { who, name, role, hasParentalResponsibility };
  });
  const childHasNeeds = (needs?.communicationNeeds.length ?? 0) > 0 || needs?.needsInterpreter === true;
  const attendance = lookAtAttendance({ listed: invitations, undecided, childHasNeeds }, terms);
  return { inShort: attendanceInWords(attendance, terms), warnings: attendance.warnings };
}

/** "7 come: 3 of the child, family and carers, 2 professionals, and those who review and look after the case". */
function attendanceInWords({ total, near, professionals }: AttendanceInShort, terms: Terms): string | undefined {
  if (total === 0) return undefined;
  const rest = total - near - professionals;
  const parts = [
    ...(near === 0 ? [] : [`${near} ${terms.say('of the child, family and carers')}`]),
    ...(professionals === 0 ? [] : [professionals === 1 ? '1 professional' : `${professionals} professionals`]),
    ...(rest === 0 ? [] : [`${rest} who chair or answer for the case`]),
  ];
  return `${total} ${total === 1 ? 'is' : 'are'} invited: ${parts.join(', ')}.`;
}

/** With whom it is agreed who comes, line by line, and what is missing. */
export function toAgreement(
  agreement: RecordedAgreement | undefined,
  invitations: readonly InvitationRow[],
  terms: Terms,
) {
  const { iroOn, socialWorkerOn, childAsked, childOn, childNote } = agreement ?? NOT_AGREED;
  const notYet = notAgreedWith(agreement ?? NOT_AGREED, terms);
  const added = addedSince(agreement, invitations);
  const note = childNote === null ? '' : `: ${childNote}`;
  return {
    lines: [
      ...(iroOn === null ? [] : [`${terms.say('The {iro}')}, ${shortDay(iroOn)}`]),
      ...(socialWorkerOn === null ? [] : [`The social worker, ${shortDay(socialWorkerOn)}`]),
      ...(childOn === null ? [] : [`${terms.say('The child')}, ${shortDay(childOn)}${note}`]),
      ...(childAsked === 'cannot' ? [`${terms.say('The child cannot be asked')}${note}`] : []),
    ],
    missing: [
      ...(notYet.length === 0 ? [] : [`Not agreed yet with ${notYet.join(' and ')}`]),
      ...(added.length === 0 ? [] : [`Added since it was agreed: ${added.join('; ')}`]),
    ],
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
    neededFor: kindOfAttendee(row) === 'professional' ? row.neededFor : null,
    childsView: [childsViewInWords(row), row.childsViewNote].filter((part) => part !== null).join(': '),
    childAskedOn: row.childAskedOn === null ? undefined : shortDay(row.childAskedOn),
    needs: [row.needs, row.needsArranged].filter((part) => part !== null).join('. Arranged: '),
    supporter: supporterInWords(row),
    contribution: row.contribution === null ? undefined : `${shortDay(row.contributedOn ?? '')}: ${row.contribution}`,
    attends: row.decision === 'invited' ? parts : '',
    channel: row.decision === 'not-invited' ? '' : INVITE_BY_IN_WORDS[row.channel],
    told: toldInWords(row, review),
    answer: answerInWords(row),
    href: canRecord ? `/reviews/${review.reviewId}/invitations/${row.invitationId}` : undefined,
  };
}

/** "Bea Friend, an advocate; what a supporter may do was explained 28 May 2026". */
function supporterInWords({ supporterName, supporterKind, supporterToldOn, supporterPolicyOn }: InvitationRow) {
  if (supporterName === null || supporterKind === null) return undefined;
  return [
    `${supporterName}: ${SUPPORTER_IN_WORDS[supporterKind].toLowerCase()}`,
    ...(supporterToldOn === null ? [] : [`what a supporter may do was explained ${shortDay(supporterToldOn)}`]),
    ...(supporterPolicyOn === null ? [] : [`told of the policy ${shortDay(supporterPolicyOn)}`]),
  ].join('; ');
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
    mind: mind === undefined ? undefined : [terms.sayOf(mind), contactNote].filter((part) => part !== null).join(': '),
    href: canRecord ? `${base}/new?who=${invitee.who}${id}` : undefined,
  };
}

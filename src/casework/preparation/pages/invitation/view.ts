import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { InvitationValues } from '../../invitations/invitation.ts';
import {
  ANSWER_IN_WORDS,
  CHILDS_VIEW_IN_WORDS,
  DECISION_IN_WORDS,
  INVITE_BY_IN_WORDS,
} from '../../invitations/invitation-in-words.ts';

/** The choices of the form, with those that were made. */
export function toChoices(values: FormFields, terms: Terms) {
  const of = (field: string, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([value, text]) => ({ value, text, checked: values[field] === value }));
  return {
    decision: of('decision', DECISION_IN_WORDS),
    childsView: of('childsView', CHILDS_VIEW_IN_WORDS),
    attends: of('attends', { whole: 'Throughout', part: 'For a part' }),
    channel: of('channel', INVITE_BY_IN_WORDS),
    answer: of('answer', ANSWER_IN_WORDS),
    toldOfSupporter: of('toldOfSupporter', {
      yes: terms.say('They may bring a supporter or an interpreter, and see the {iro} by themselves'),
    }),
  };
}

/** How what they saved differs from what was typed, for whoever saved second. */
export function differencesOf(theirs: InvitationValues, mine: InvitationValues) {
  const [their, my] = [linesOf(theirs), linesOf(mine)];
  return their
    .map(({ label, text }, index) => ({ label, theirs: text, mine: my[index]?.text ?? '' }))
    .filter((each) => each.theirs !== each.mine);
}

function linesOf(values: InvitationValues) {
  const { name, role, reason, childsViewNote, attendsPart, answerNote, delegateName, answeredOn, delegateAgreedOn } =
    values;
  const day = (on: string | null) => (on === null ? 'Nothing' : shortDay(on));
  return [
    { label: 'Name', text: `${name}, ${role}` },
    { label: 'Decided', text: DECISION_IN_WORDS[values.decision] },
    { label: 'Why', text: reason ?? 'Nothing' },
    { label: 'What the child thinks', text: `${CHILDS_VIEW_IN_WORDS[values.childsView]}. ${childsViewNote ?? ''}` },
    { label: 'There', text: values.attends === 'whole' ? 'Throughout' : `For a part: ${attendsPart ?? ''}` },
    { label: 'How they are told', text: INVITE_BY_IN_WORDS[values.channel] },
    { label: 'Answer', text: `${ANSWER_IN_WORDS[values.answer]}. ${answerNote ?? ''}` },
    { label: 'Answered on', text: day(answeredOn) },
    { label: 'In their place', text: delegateName ?? 'Nobody' },
    { label: 'That was agreed on', text: day(delegateAgreedOn) },
  ];
}

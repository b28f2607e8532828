import { type ComparedField, chosen, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Invitee } from '../../invitations/invitation.ts';
import {
  ANSWER_IN_WORDS,
  CHILD_COMES_IN_WORDS,
  CHILDS_VIEW_IN_WORDS,
  DECISION_IN_WORDS,
  INVITE_BY_IN_WORDS,
  SUPPORTER_IN_WORDS,
} from '../../invitations/invitation-in-words.ts';

const ATTENDS = { whole: 'Throughout', part: 'For a part' };

function toldOfSupporterInWords(terms: Terms): string {
  return terms.say('They may bring a supporter or an interpreter, and see the {iro} by themselves');
}

/** In whose words, and about whom. */
interface About {
  readonly terms: Terms;
  readonly who: Invitee['who'];
}

/** The choices of the form, with those that were made. */
export function toChoices(values: FormFields, { terms, who }: About) {
  const of = (field: string, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([value, text]) => ({ value, text, checked: values[field] === value }));
  return {
    decision: of('decision', DECISION_IN_WORDS),
    childsView: of('childsView', who === 'child' ? CHILD_COMES_IN_WORDS : CHILDS_VIEW_IN_WORDS),
    attends: of('attends', ATTENDS),
    channel: of('channel', INVITE_BY_IN_WORDS),
    answer: of('answer', answersOf(who)),
    supporterKind: of('supporterKind', SUPPORTER_IN_WORDS),
    toldOfSupporter: of('toldOfSupporter', { yes: toldOfSupporterInWords(terms) }),
  };
}

/** Nobody comes in the place of the child. */
function answersOf(who: Invitee['who']): Readonly<Record<string, string>> {
  const { delegate, ...answers } = ANSWER_IN_WORDS;
  return who === 'child' ? answers : { ...answers, delegate };
}

/** What two people may change of somebody at once, field by field. */
export function comparedFields({ terms, who }: About): ComparedField[] {
  const of = (name: string, label: string, texts: Readonly<Record<string, string>>) =>
    chosen(name, label, (value) => texts[value] ?? 'Nothing');
  const isChild = who === 'child';
  return [
    typed('name', 'Name'),
    typed('role', 'What they are to the child'),
    typed('email', 'Email address'),
    typed('phone', 'Telephone number'),
    typed('address', 'Postal address'),
    of('decision', 'Decided', DECISION_IN_WORDS),
    typed('reason', 'Why'),
    typed('neededFor', 'What they are needed for'),
    isChild
      ? of('childsView', 'Wants to come', CHILD_COMES_IN_WORDS)
      : of('childsView', 'What the child thinks', CHILDS_VIEW_IN_WORDS),
    typed('childsViewNote', 'As the child said it'),
    typedDay('childAskedOn', 'The child was asked on', 'Nothing'),
    of('attends', 'There', ATTENDS),
    typed('attendsPart', 'For which part'),
    typed('needs', 'What they need'),
    typed('needsArranged', 'What is arranged'),
    of('channel', 'How they are told', INVITE_BY_IN_WORDS),
    of('toldOfSupporter', 'Told besides', { yes: toldOfSupporterInWords(terms) }),
    typed('supporterName', 'Whom they bring', 'Nobody'),
    of('supporterKind', 'What the supporter is', SUPPORTER_IN_WORDS),
    typedDay('supporterToldOn', 'Explained to the supporter on', 'Nothing'),
    typedDay('supporterPolicyOn', 'Told of the policy on', 'Nothing'),
    of('answer', 'Answer', ANSWER_IN_WORDS),
    typedDay('answeredOn', 'Answered on', 'Nothing'),
    typed('answerNote', 'What they said with it'),
    typed('delegateName', 'In their place', 'Nobody'),
    typedDay('delegateAgreedOn', 'That was agreed on', 'Nothing'),
    typed('contribution', 'What they contributed'),
    typedDay('contributedOn', 'That came on', 'Nothing'),
  ];
}

import { type ComparedField, chosen, typed, typedDay } from '../../../../platform/pages/conflict.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import {
  ANSWER_IN_WORDS,
  CHILDS_VIEW_IN_WORDS,
  DECISION_IN_WORDS,
  INVITE_BY_IN_WORDS,
} from '../../invitations/invitation-in-words.ts';

const ATTENDS = { whole: 'Throughout', part: 'For a part' };

function toldOfSupporterInWords(terms: Terms): string {
  return terms.say('They may bring a supporter or an interpreter, and see the {iro} by themselves');
}

/** The choices of the form, with those that were made. */
export function toChoices(values: FormFields, terms: Terms) {
  const of = (field: string, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([value, text]) => ({ value, text, checked: values[field] === value }));
  return {
    decision: of('decision', DECISION_IN_WORDS),
    childsView: of('childsView', CHILDS_VIEW_IN_WORDS),
    attends: of('attends', ATTENDS),
    channel: of('channel', INVITE_BY_IN_WORDS),
    answer: of('answer', ANSWER_IN_WORDS),
    toldOfSupporter: of('toldOfSupporter', { yes: toldOfSupporterInWords(terms) }),
  };
}

/** What two people may change of somebody at once, field by field. */
export function comparedFields(terms: Terms): ComparedField[] {
  const of = (name: string, label: string, texts: Readonly<Record<string, string>>) =>
    chosen(name, label, (value) => texts[value] ?? 'Nothing');
  return [
    typed('name', 'Name'),
    typed('role', 'What they are to the child'),
    typed('email', 'Email address'),
    typed('phone', 'Telephone number'),
    typed('address', 'Postal address'),
    of('decision', 'Decided', DECISION_IN_WORDS),
    typed('reason', 'Why'),
    of('childsView', 'What the child thinks', CHILDS_VIEW_IN_WORDS),
    typed('childsViewNote', 'As the child said it'),
    of('attends', 'There', ATTENDS),
    typed('attendsPart', 'For which part'),
    of('channel', 'How they are told', INVITE_BY_IN_WORDS),
    of('toldOfSupporter', 'Told besides', { yes: toldOfSupporterInWords(terms) }),
    of('answer', 'Answer', ANSWER_IN_WORDS),
    typedDay('answeredOn', 'Answered on', 'Nothing'),
    typed('answerNote', 'What they said with it'),
    typed('delegateName', 'In their place', 'Nobody'),
    typedDay('delegateAgreedOn', 'That was agreed on', 'Nothing'),
  ];
}

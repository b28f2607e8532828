import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { ageInWords } from '../../../children/age.ts';
import { placementInWords } from '../../../children/codes-in-words.ts';
import { communicationMethodInWords } from '../../../children/details/needs.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { REASONS_TO_DIFFER } from '../../../children/people/relations.ts';
import type { ChildInQuestion, ChildWithSuggestion } from '../../find-suggestion.ts';
import { CHANGE_REASONS } from '../../model.ts';
import { APART_WORDS, CHANGE_WORDS } from '../../reasons-in-words.ts';
import type { Candidate } from '../../suggest-officers.ts';

const UNKNOWN = 'We don’t know yet';

/** An IRO to choose, with each reason and where it is said. */
interface CandidateView {
  readonly staffId: string;
  readonly name: string;
  readonly isSuggested: boolean;
  readonly isChecked: boolean;
  readonly reasons: readonly {
    readonly words: string;
    readonly source: string;
    readonly speaks: 'for' | 'against' | 'neither';
  }[];
  readonly doubts: readonly string[];
}

export interface ChooseOfficerView {
  readonly name: string;
  readonly href: string;
  readonly childId: string;
  readonly seen: number;
  readonly facts: readonly { readonly key: string; readonly text: string }[];
  readonly candidates: readonly CandidateView[];
  readonly unfit: readonly { readonly name: string; readonly why: string; readonly source: string }[];
  readonly advice: string | undefined;
  /** The name of the IRO now, where there is one: this is a change then. */
  readonly officerNow: string | undefined;
  readonly siblings: readonly string[];
  readonly apartChoices: readonly Choice[];
  readonly changeChoices: readonly Choice[];
  readonly values: FormFields;
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

interface Shown {
  readonly values: FormFields;
  readonly today: string;
}

export function toView(
  { child, relatives, suggestion }: ChildWithSuggestion,
  { values, today }: Shown,
): ChooseOfficerView {
  const chosen = String(values['officer'] ?? suggestion.candidates[0]?.staffId ?? '');
  return {
    name: nameOfChild(child),
    href: `/children/${child.childId}`,
    childId: child.childId,
    seen: child.seen,
    facts: factsOf(child, today),
    candidates: suggestion.candidates.map((candidate, index) => toCandidate(candidate, { index, chosen })),
    unfit: suggestion.unfit,
    advice: suggestion.advice,
    officerNow: child.iro ?? undefined,
    siblings: relatives.filter((one) => one.kind === 'sibling' && one.apartBecause === null).map(({ name }) => name),
    apartChoices: REASONS_TO_DIFFER.map((value) => toChoice(value, APART_WORDS[value], values['siblingsApartBecause'])),
    changeChoices: CHANGE_REASONS.map((value) => toChoice(value, CHANGE_WORDS[value], values['changedBecause'])),
    values,
  };
}

function toCandidate(
  { staffId, name, reasons, doubts }: Candidate,
  { index, chosen }: { readonly index: number; readonly chosen: string },
): CandidateView {
  return {
    staffId,
    name,
    isSuggested: index === 0,
    isChecked: staffId === chosen,
    reasons: reasons.map(({ words, source, weight }) => ({
      words,
      source,
      speaks: weight > 0 ? 'for' : weight < 0 ? 'against' : 'neither',
    })),
    doubts: doubts.map(({ words, source }) => `${words} (${source})`),
  };
}

function toChoice(value: string, text: string, chosen: FormFields[string]): Choice {
  return { value, text, checked: value === chosen };
}

function factsOf(child: ChildInQuestion, today: string): ChooseOfficerView['facts'] {
  const facts = [
    { key: 'Age', text: child.bornOn === null ? UNKNOWN : capital(ageInWords(child.bornOn, today)) },
    { key: 'Looked after since', text: child.since === null ? 'Not looked after now' : shortDay(child.since) },
    { key: 'IRO needed by', text: child.dueOn === null ? UNKNOWN : shortDay(child.dueOn) },
    { key: 'Lives', text: child.placement === null ? UNKNOWN : placementInWords(child.placement) },
    { key: 'Social worker', text: child.socialWorker ?? 'Nobody now' },
    { key: 'Communicates by', text: communicationOf(child) },
    { key: 'Languages', text: child.languages ?? UNKNOWN },
  ];
  return [
    ...facts,
    ...(child.identity === null ? [] : [{ key: 'Matters to who they are', text: child.identity }]),
    ...(child.siblingsTold === null ? [] : [{ key: 'Told of brothers and sisters', text: child.siblingsTold }]),
    ...(child.iro === null || child.iroFrom === null
      ? []
      : [{ key: 'IRO now', text: `${child.iro}, since ${shortDay(child.iroFrom)}` }]),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function communicationOf({ methods, communicationNote }: ChildInQuestion): string {
  const words = methods.map(communicationMethodInWords).join(', ');
  if (words === '') return communicationNote ?? UNKNOWN;
  return communicationNote === null ? words : `${words}. ${communicationNote}`;
}

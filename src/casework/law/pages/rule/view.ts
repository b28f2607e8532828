import { dayInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import { AREAS } from '../../../../rules/areas.ts';
import {
  type EventInput,
  findEventMeaning,
  listProcedures,
  makeRegister,
  type RegisteredCitation,
  type RegisteredRule,
} from '../../../../rules/index.ts';
import { standingInWords } from '../../../obligations/standing-in-words.ts';
import { CERTAINTY_IN_WORDS, layerInWords } from '../../law-in-words.ts';
import { type Here, termsHere } from '../../own-terms-here.ts';
import { nameOfProcedure, ownTermsOf, termsInWords } from '../../rule-in-words.ts';

interface CitationView {
  readonly title: string;
  readonly url: string | null;
  readonly provision: string;
  /** How well its words are known, and since when. */
  readonly certainty: string;
}

interface ProcedureView {
  readonly name: string;
  readonly isOurs: boolean;
  readonly due: string;
  readonly mark: string;
  readonly reason: string | undefined;
  readonly inForceFrom: string | null | undefined;
  readonly citation: CitationView | undefined;
}

interface ExampleView {
  readonly situation: string;
  readonly told: readonly string[];
  readonly gives: readonly string[];
  readonly sum: string;
}

/** What the page of one rule shows. */
export interface RuleView {
  readonly id: string;
  readonly title: string;
  readonly who: string;
  readonly layers: readonly string[];
  readonly national: string;
  readonly countsFrom: string | undefined;
  readonly metBy: string;
  readonly inForce: string;
  readonly inPlaceOf: string | null;
  readonly citations: readonly CitationView[];
  readonly cases: readonly { readonly when: string; readonly citations: readonly CitationView[] }[];
  readonly earlier:
    | { readonly days: string; readonly terms: string; readonly citations: readonly CitationView[] }
    | undefined;
  readonly procedures: readonly ProcedureView[];
  readonly examples: readonly ExampleView[];
}

/** Undefined where there is no such rule. */
export function findRuleView(id: string, here: Here): RuleView | undefined {
  const { terms } = here;
  const rule = makeRegister().rules.find((each) => each.id === id);
  if (rule === undefined) return undefined;
  const { cases, earlierLaw } = rule;
  return {
    id,
    title: terms.retell(rule.title),
    who: terms.retell(rule.actor),
    layers:
      cases.length > 0
        ? cases.map(({ when, layer }) => terms.retell(`Where the review ${when}: ${layerInWords(layer)}`))
        : [layerInWords(rule.layer)],
    national:
      rule.terms === null
        ? 'There is none: only procedures that adopt the duty have it'
        : terms.retell(termsInWords(rule.terms)),
    countsFrom: rule.terms === null ? undefined : terms.retell(rule.terms.countsFrom),
    metBy: terms.retell(findEventMeaning(rule.metBy) ?? rule.metBy),
    inForce: inForceInWords(rule.inForceFrom, rule.inForceTo),
    inPlaceOf: rule.inPlaceOf,
    // Where the law depends on the case, each case tells its own.
    citations: cases.length > 0 ? [] : rule.citations.map(toCitation),
    cases: cases.map(({ when, citations }) => ({ when, citations: citations.map(toCitation) })),
    earlier:
      earlierLaw === null
        ? undefined
        : {
            days: `From ${shortDay(earlierLaw.inForceFrom)} to ${shortDay(earlierLaw.inForceTo)}`,
            terms: terms.retell(termsInWords(earlierLaw.terms)),
            citations: earlierLaw.citations.map(toCitation),
          },
    procedures: [...ownRowOf(rule, here), ...listProcedures().map(({ id: of }) => toProcedure(rule, of, here))],
    examples: examplesOf(id),
  };
}

function inForceInWords(from: string | null, to: string | null): string {
  if (from === null) return 'Its source gives no day from which it is in force.';
  return to === null ? `In force from ${dayInWords(from)}.` : `In force from ${dayInWords(from)} to ${dayInWords(to)}.`;
}

function toCitation({ title, url, provision, certainty, checkedOn }: RegisteredCitation): CitationView {
  return {
    title,
    url,
    provision,
    certainty: `${CERTAINTY_IN_WORDS[certainty]}; last checked on ${shortDay(checkedOn)}`,
  };
}

/** What the authority sets itself, first; nothing where it sets nothing for this rule. */
function ownRowOf(rule: RegisteredRule, here: Here): ProcedureView[] {
  if (!setsItself(rule, here)) return [];
  const { due, mark, source, later } = termsHere(rule, here);
  const reason = [source, ...later].filter((each) => each !== undefined).join(' ');
  return [
    {
      ...{ name: 'The authority’s own figure', isOurs: true, due, mark, reason },
      ...{ inForceFrom: undefined, citation: undefined },
    },
  ];
}

function setsItself(rule: RegisteredRule, { overrides }: Here): boolean {
  return overrides.some((override) => override.rule === rule.id);
}

function toProcedure(rule: RegisteredRule, of: string, here: Here): ProcedureView {
  const own = rule.overriddenBy.find(({ procedure }) => procedure === of);
  const { due, mark } = ownTermsOf(rule, of);
  return {
    name: nameOfProcedure(of),
    isOurs: of === here.base && !setsItself(rule, here),
    due: here.terms.retell(due),
    mark,
    reason: own?.reason,
    inForceFrom: own?.inForceFrom,
    citation: own === undefined ? undefined : toCitation(own.citation),
  };
}

function examplesOf(id: string): ExampleView[] {
  const rule = AREAS.flatMap(({ rules }) => rules).find((each) => each.id === id);
  return (rule?.examples ?? []).map(({ situation, case: told, gives, sum }) => ({
    situation,
    told: [
      ...(told.procedure === undefined || told.procedure === 'national'
        ? []
        : [`Procedure: ${nameOfProcedure(told.procedure)}`]),
      ...(told.child?.dateOfBirth === undefined ? [] : [`Born on ${momentOrDay(told.child.dateOfBirth)}`]),
      ...(told.events ?? []).map(eventInWords),
      ...(told.asOf === undefined ? [] : [`Seen on ${momentOrDay(told.asOf)}`]),
    ],
    gives: Object.entries(gives).flatMap(([field, value]) => givesInWords(field, value)),
    sum,
  }));
}

/** "5 Jan 2026: The child became looked after: a period of care begins." */
function eventInWords({ type, on, at, review, dispute }: EventInput): string {
  const about = review ?? dispute;
  return `${momentOrDay(on ?? at ?? '')}: ${findEventMeaning(type) ?? type}${about === undefined ? '' : ` (${about})`}`;
}

function momentOrDay(text: string): string {
  const day = shortDay(text.slice(0, 10));
  return text.length > 10 ? `${day} at ${text.slice(11)}` : day;
}

const GIVES: Readonly<Record<string, (value: string) => string>> = {
  due: (value) => `due on ${momentOrDay(value)}`,
  nationalDue: (value) => `nationally on ${momentOrDay(value)}`,
  earliest: (value) => `not before ${momentOrDay(value)}`,
  scheduleBy: (value) => `to be arranged by ${momentOrDay(value)}`,
  target: (value) => `prompts on ${momentOrDay(value)}`,
  metOn: (value) => `done on ${momentOrDay(value)}`,
  status: (value) => lowerFirst(standingInWords(value)),
  daysLate: (value) => `${value} days late`,
  asSoonAsPracticable: () => 'as soon as practicable',
  earlierLaw: () => 'under the law before',
  provisionalCalendar: () => 'on bank holidays that are not proclaimed yet',
  softened2020: () => 'in the months of 2020 when the limit was softened',
  reason: (value) => `because ${value}`,
};

function lowerFirst(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** A field of the result in words; what only a program reads is left out. */
function givesInWords(field: string, value: unknown): string[] {
  if (field === 'nationalDue' && value === null) return ['no national day'];
  const words = GIVES[field];
  return words === undefined || value === null || value === undefined ? [] : [words(String(value))];
}

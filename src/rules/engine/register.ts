import { DUTIES_NOT_MODELLED, type DutyNotModelled } from '../not-modelled.ts';
import { PROCEDURES } from '../procedures/procedures.ts';
import { type Citation, SOURCES } from './citation.ts';
import { compareFigures, type Strictness } from './compare-terms.ts';
import { RULES } from './compile-procedure.ts';
import { amountWords } from './figure.ts';
import type { AnyRuleOverride, LadderStage, ProcedureDefinition } from './procedure.ts';
import type { Rule, Terms } from './rule.ts';
import type { Actor, Layer } from './rule-identity.ts';

/** A citation with what a reader needs to open it. */
export interface RegisteredCitation extends Citation {
  readonly title: string;
  readonly url: string | null;
}

/** Terms in words. */
export interface TermsInWords {
  readonly countsFrom: string;
  readonly due: string;
  readonly earliest?: string;
  readonly target?: string;
}

/** What a procedure sets for a rule, beside the national terms. */
export interface RegisteredOverride {
  readonly procedure: string;
  readonly rule: string;
  readonly terms: TermsInWords;
  /** Null where the national procedure has no such duty. */
  readonly nationalTerms: TermsInWords | null;
  /** The national duties that it stands in the place of, where there is no such duty. */
  readonly inPlaceOf: string | null;
  readonly strictness: Strictness;
  readonly citation: RegisteredCitation;
  readonly reason: string;
  readonly inForceFrom: string | null;
}

/** A rule as the register lists it. */
export interface RegisteredRule {
  readonly id: string;
  readonly title: string;
  readonly actor: Actor;
  readonly layer: Layer;
  /** Null for a local duty whose source gives no day. */
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  /** The cases in which it rests on different law; empty where there is one. */
  readonly cases: readonly {
    readonly when: string;
    readonly layer: Layer;
    readonly citations: readonly RegisteredCitation[];
  }[];
  /** The national duties that a local one stands in the place of. */
  readonly inPlaceOf: string | null;
  readonly earlierLaw: {
    readonly inForceFrom: string;
    readonly inForceTo: string;
    readonly terms: TermsInWords;
    readonly citations: readonly RegisteredCitation[];
  } | null;
  /** Null for a duty that only some procedures have. */
  readonly terms: TermsInWords | null;
  /** The event that meets it. */
  readonly metBy: string;
  readonly citations: readonly RegisteredCitation[];
  readonly overriddenBy: readonly RegisteredOverride[];
}

/** A procedure as the register lists it. */
export interface RegisteredProcedure {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly source: string;
  readonly ladder: readonly LadderStage[];
  readonly overrides: readonly RegisteredOverride[];
}

/** The whole register: what is modelled, and what is known and is not. */
export interface Register {
  readonly rules: readonly RegisteredRule[];
  readonly notModelled: readonly DutyNotModelled[];
}

/** Makes the register of every rule, with the procedures that override it. */
export function makeRegister(): Register {
  const overrides = PROCEDURES.flatMap((procedure) => listOverrides(procedure));
  return { rules: RULES.map((rule) => toRegistered(rule, overrides)), notModelled: DUTIES_NOT_MODELLED };
}

/** Every procedure with what it overrides. */
export function listProcedures(): RegisteredProcedure[] {
  return PROCEDURES.map((procedure) => ({
    id: procedure.id,
    name: procedure.name,
    about: procedure.about,
    source: SOURCES[procedure.source].title,
    ladder: procedure.ladder,
    overrides: listOverrides(procedure),
  }));
}

/** Citations that were last held against their source before the given day, with the rules and duties that rest on them. */
export function listStaleCitations(
  checkedBefore: string,
): { readonly rule: string; readonly citation: RegisteredCitation }[] {
  const { rules, notModelled } = makeRegister();
  const all = [
    ...rules.flatMap((rule) => citationsOf(rule).map((citation) => ({ rule: rule.id, citation }))),
    ...notModelled.map(({ id, citation }) => ({ rule: id, citation: toRegisteredCitation(citation) })),
  ];
  return all.filter(({ citation }) => citation.checkedOn < checkedBefore);
}

function citationsOf(rule: RegisteredRule): RegisteredCitation[] {
  const overrides = rule.overriddenBy.map(({ citation }) => citation);
  return [...rule.citations, ...(rule.earlierLaw?.citations ?? []), ...overrides];
}

function toRegistered(rule: Rule, overrides: readonly RegisteredOverride[]): RegisteredRule {
  const countsFrom = rule.from.words;
  return {
    id: rule.id,
    title: rule.title,
    actor: rule.actor,
    layer: rule.layer,
    inForceFrom: rule.inForceFrom,
    inForceTo: null,
    cases: (rule.cases ?? []).map(({ when, layer, citations }) => ({
      when,
      layer,
      citations: citations.map(toRegisteredCitation),
    })),
    inPlaceOf: rule.inPlaceOf ?? null,
    earlierLaw:
      rule.earlier === undefined
        ? null
        : {
            inForceFrom: rule.earlier.inForceFrom,
            inForceTo: rule.earlier.inForceTo,
            terms: toWords(rule.earlier.terms, countsFrom),
            citations: rule.earlier.citations.map(toRegisteredCitation),
          },
    terms: rule.terms === null ? null : toWords(rule.terms, countsFrom),
    metBy: rule.metBy.type,
    citations: rule.citations.map(toRegisteredCitation),
    overriddenBy: overrides.filter((override) => override.rule === rule.id),
  };
}

function listOverrides(procedure: ProcedureDefinition): RegisteredOverride[] {
  return procedure.overrides.map((override) => toRegisteredOverride(procedure.id, override));
}

function toRegisteredOverride(procedure: string, override: AnyRuleOverride): RegisteredOverride {
  const { rule } = override;
  const national = rule.terms;
  const due = override.terms.due ?? national?.due;
  if (due === undefined) throw new Error(`${procedure} does not say when ${rule.id} is due`);
  const own: WordableTerms = { ...national, ...override.terms, due };
  const countsFrom = override.terms.from?.words ?? rule.from.words;
  return {
    procedure,
    rule: rule.id,
    terms: toWords(own, countsFrom),
    nationalTerms: national === null ? null : toWords(national, rule.from.words),
    inPlaceOf: rule.inPlaceOf ?? null,
    strictness:
      national === null || override.terms.from !== undefined ? 'not comparable' : compareFigures(own.due, national.due),
    citation: toRegisteredCitation(override.citation),
    reason: override.reason,
    inForceFrom: override.inForceFrom,
  };
}

type WordableTerms = Omit<Terms, 'from'>;

function toWords(terms: WordableTerms, countsFrom: string): TermsInWords {
  const later = figuresWords(terms.due, countsFrom);
  const first = terms.dueForFirstReview;
  const stages = terms.lastStage === undefined ? '' : ` (stages 1 to ${terms.lastStage})`;
  return {
    countsFrom,
    due: (first === undefined ? later : `${later}; the first review: ${figuresWords(first, countsFrom)}`) + stages,
    ...(terms.earliest !== undefined && { earliest: figuresWords([terms.earliest], countsFrom) }),
    ...(terms.target !== undefined && { target: figuresWords([terms.target], countsFrom) }),
  };
}

function figuresWords(figures: Terms['due'], countsFrom: string): string {
  const [figure] = figures;
  if (figure.amount === 0) return `on the day of ${countsFrom}`;
  return `${amountWords(figures)} ${figure.direction} ${countsFrom}`;
}

function toRegisteredCitation(citation: Citation): RegisteredCitation {
  return { ...citation, ...SOURCES[citation.source] };
}

import { disputeTotal } from '../disputes/total.ts';
import { DUTIES_NOT_MODELLED, type DutyNotModelled } from '../not-modelled.ts';
import { PROCEDURES } from '../procedures/procedures.ts';
import { type Citation, SOURCES } from './citation.ts';
import { compareFigures, type Strictness } from './compare-terms.ts';
import { type CompiledProcedure, RULES } from './compile-procedure.ts';
import { getCompiled } from './compiled-procedures.ts';
import { amountWords, type Figure, type FigureUnit } from './figure.ts';
import { checkOwnOverride, directionOf, type OwnFigure, type OwnOverride, termsInProcedure } from './own-override.ts';
import type { Amendment, AnyRuleOverride, LadderStage, ProcedureDefinition } from './procedure.ts';
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
  readonly ladder: readonly RegisteredStage[];
  /** What its formal stages have together. */
  readonly disputeTotal: DisputeTotal;
  /** Where the ladder is set; null where there is none, or its source gives its stages no time. */
  readonly ladderCitation: RegisteredCitation | null;
  readonly overrides: readonly RegisteredOverride[];
  /** When its document was changed, the oldest first. */
  readonly amendments: readonly Amendment[];
}

/** A rung of a dispute ladder with the time that it gives. */
export interface RegisteredStage extends LadderStage {
  /** "5 working days"; null where the stage has no time of its own, and the total alone decides. */
  readonly within: string | null;
  /** The same as a number; null where there is no such time, or one that is not told in working days alone. */
  readonly workingDays: number | null;
}

/** The time that all formal stages of a dispute have together. */
export interface DisputeTotal {
  /** "20 working days". */
  readonly within: string;
  /** The same as a number; null where it is not told in working days alone. */
  readonly workingDays: number | null;
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
    ladder: ladderOf(getCompiled(procedure.id)),
    disputeTotal: disputeTotalOf(getCompiled(procedure.id)),
    ladderCitation: citationOfLadder(procedure),
    overrides: listOverrides(procedure),
    amendments: procedure.amendments ?? [],
  }));
}

/** The dispute ladder of a procedure, with the time that each of its stages has. */
export function ladderOf({ definition, ofStages }: CompiledProcedure): RegisteredStage[] {
  const terms = ofStages.find(({ isAsked }) => isAsked)?.terms;
  return definition.ladder.map((stage) => {
    const due = terms === undefined || stage.stage > (terms.lastStage ?? 0) ? null : terms.due;
    return { ...stage, within: due && amountWords(due), workingDays: due && workingDaysOf(due) };
  });
}

/** The time that a procedure gives all formal stages of a dispute together: 20 working days, or fewer. */
export function disputeTotalOf({ ofDisputes }: CompiledProcedure): DisputeTotal {
  const total = ofDisputes.find(({ rule }) => rule === disputeTotal);
  if (total === undefined) throw new Error('a procedure says nothing of how long a dispute may take');
  return { within: amountWords(total.terms.due), workingDays: workingDaysOf(total.terms.due) };
}

function workingDaysOf([figure, ...others]: readonly [Figure, ...Figure[]]): number | null {
  return others.length === 0 && figure.unit === 'working day' ? figure.amount : null;
}

function citationOfLadder({ overrides }: ProcedureDefinition): RegisteredCitation | null {
  const override = overrides.find(isOfStages);
  return override === undefined ? null : toRegisteredCitation(override.citation);
}

function isOfStages({ rule }: AnyRuleOverride): boolean {
  return rule.of === 'stage';
}

/** An override of an authority's own as the register words it; undefined where it sets no figure, or cannot be. */
export function registerOwnOverride(base: string, own: OwnOverride): RegisteredOverride | undefined {
  const checked = checkOwnOverride(getCompiled(base).definition, own);
  if ('faults' in checked || checked.override === undefined) return undefined;
  return { ...toRegisteredOverride('own', checked.override), strictness: checked.strictness };
}

/** A rule as an authority may set it upon a procedure: with its figures as they stand, in words and as data. */
export interface AdjustableRule {
  readonly id: string;
  readonly title: string;
  readonly layer: Layer;
  /** "after the child became looked after", "before the review": what follows a figure. */
  readonly counted: string;
  /** Null where the national guidance has no such duty. */
  readonly nationally: TermsInWords | null;
  /** Null where the procedure does not ask for it. */
  readonly inProcedure: TermsInWords | null;
  readonly figures: {
    readonly due: readonly OwnFigure[];
    readonly dueForFirstReview: readonly OwnFigure[] | null;
    readonly earliest: OwnFigure | null;
    readonly target: OwnFigure | null;
  };
  /** Whether the first review of a period of care may have a figure of its own. */
  readonly hasFirstReview: boolean;
  readonly units: readonly FigureUnit[];
}

/** Every rule that an authority may set upon a procedure, in the order of the register. */
export function listAdjustableRules(base: string): AdjustableRule[] {
  const { definition } = getCompiled(base);
  return RULES.flatMap((rule) => toAdjustable(rule, definition) ?? []);
}

function toAdjustable(rule: Rule, base: ProcedureDefinition): AdjustableRule | undefined {
  const terms = termsInProcedure(base, rule);
  // A stage has no day without a ladder that it stands on.
  if (rule.of === 'stage' && terms === undefined) return undefined;
  const from = base.overrides.find((override) => override.rule === rule)?.terms.from ?? rule.from;
  const isCountedFromMoment = from.at !== undefined && rule.of === 'period';
  return {
    id: rule.id,
    title: rule.title,
    layer: rule.layer,
    counted: `${directionOf(rule)} ${from.words}`,
    nationally: rule.terms === null ? null : toWords(rule.terms, rule.from.words),
    inProcedure: terms === undefined ? null : toWords(terms, from.words),
    figures: {
      due: (terms?.due ?? []).map(toOwnFigure),
      dueForFirstReview: terms?.dueForFirstReview?.map(toOwnFigure) ?? null,
      earliest: terms?.earliest === undefined ? null : toOwnFigure(terms.earliest),
      target: terms?.target === undefined ? null : toOwnFigure(terms.target),
    },
    hasFirstReview: rule.of === 'review' && rule.decides === undefined,
    units: isCountedFromMoment
      ? ['working day', 'day', 'week', 'month', 'hour']
      : ['working day', 'day', 'week', 'month'],
  };
}

function toOwnFigure({ amount, unit }: OwnFigure): OwnFigure {
  return { amount, unit };
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

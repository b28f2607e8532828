import { AREAS } from '../areas.ts';
import { type Day, getDay } from '../calendar/day.ts';
import { NEVER } from '../facts/case-facts.ts';
import type { SubjectKind } from '../facts/event-type.ts';
import { compareFigures } from './compare-terms.ts';
import type { AnyRuleOverride, ProcedureDefinition, RuleOverride } from './procedure.ts';
import type { Rule, RuleCase, RuleDefinition, Terms } from './rule.ts';
import type { CitedProvision } from './rule-identity.ts';

/** A rule with the terms that one procedure gives it, ready to be applied. */
export interface CompiledRule<Of extends SubjectKind> {
  readonly rule: RuleDefinition<Of>;
  readonly terms: Terms<Of>;
  /** Terms for clocks that started before `currentFrom`; the same as `terms` where nothing came before. */
  readonly earlierTerms: Terms<Of>;
  readonly currentFrom: Day;
  /** The national rule that it departs from; or that it agrees with it, or that there is none. */
  readonly national: CompiledRule<Of> | 'agrees' | 'none';
  /** What an obligation cites: the procedure's own source first. */
  readonly citations: readonly CitedProvision[];
  readonly earlierCitations: readonly CitedProvision[];
  /** What it cites where the law behind it depends on the case. */
  readonly citationsOfCase: (ruleCase: RuleCase) => readonly CitedProvision[];
  /** What it cites where another rule has a say: the ordinary one gave the sooner day, or the national one differs. */
  readonly citationsWith: (also: readonly CitedProvision[]) => readonly CitedProvision[];
  /** The day before which its law was another; -NEVER for local duties, which are no law. */
  readonly lawFrom: Day;
  /** The days in which another law made its limit softer; NEVER and -NEVER where none did. */
  readonly softenedCitations: readonly CitedProvision[];
  readonly softenedFrom: Day;
  readonly softenedTo: Day;
  /** False where the procedure does not ask for the duty: an authority adopts it later, or has given it up. */
  readonly isAsked: boolean;
  /** What holds where the day that it counts from is before `day`; undefined where this version always held. */
  readonly before: { readonly day: Day; readonly rule: CompiledRule<Of> } | undefined;
}

/** What a procedure sets for a rule from a day on. */
export interface DatedOverride {
  readonly from: Day;
  /** Undefined: the procedure that it stands on holds again. */
  readonly override: AnyRuleOverride | undefined;
}

/** By the id of the rule, the earliest first. */
export type DatedOverrides = ReadonlyMap<string, readonly DatedOverride[]>;

/** The version of a rule that holds for a clock which starts on a day; the latest where that day is not known. */
export function inForceOn<Of extends SubjectKind>(compiled: CompiledRule<Of>, day: Day): CompiledRule<Of> {
  let version = compiled;
  while (version.before !== undefined && day < version.before.day) version = version.before.rule;
  return version;
}

/** A procedure with every rule that it has. */
export interface CompiledProcedure {
  readonly definition: ProcedureDefinition;
  readonly ofPeriods: readonly CompiledRule<'period'>[];
  /** The rules that say when a review is due, in the order in which they are asked. */
  readonly reviewDates: readonly CompiledRule<'review'>[];
  /** What follows from a review's day. */
  readonly ofReviews: readonly CompiledRule<'review'>[];
  readonly ofDisputes: readonly CompiledRule<'dispute'>[];
  readonly ofStages: readonly CompiledRule<'stage'>[];
  readonly ofDocuments: readonly CompiledRule<'document'>[];
  /** The national procedure; undefined where this is it. */
  readonly national: CompiledProcedure | undefined;
}

/** Every rule there is, in order. */
export const RULES: readonly Rule[] = AREAS.flatMap((area) => area.rules);

/**
 * Makes a procedure ready: each rule that is national or adopted, with the terms that hold for it.
 *
 * @param dated what an authority sets upon the procedure, each from a day on
 */
export function compileProcedure(
  definition: ProcedureDefinition,
  national: CompiledProcedure | undefined,
  dated: DatedOverrides = new Map(),
): CompiledProcedure {
  const overrides = new Map<string, AnyRuleOverride>();
  for (const override of definition.overrides) {
    if (overrides.has(override.rule.id)) throw new Error(`${definition.id} overrides ${override.rule.id} twice`);
    overrides.set(override.rule.id, override);
  }
  const ofPeriods: CompiledRule<'period'>[] = [];
  const reviewDates: CompiledRule<'review'>[] = [];
  const ofReviews: CompiledRule<'review'>[] = [];
  const ofDisputes: CompiledRule<'dispute'>[] = [];
  const ofStages: CompiledRule<'stage'>[] = [];
  const ofDocuments: CompiledRule<'document'>[] = [];
  for (const { rule } of definition.overrides) {
    if (!RULES.includes(rule)) throw new Error(`${definition.id} overrides ${rule.id}, which no area lists`);
  }
  for (const rule of RULES) {
    const override = overrides.get(rule.id);
    const versions = dated.get(rule.id) ?? [];
    if (rule.terms === null && override === undefined && versions.length === 0) continue;
    switch (rule.of) {
      case 'period':
        ofPeriods.push(compileVersions(rule, { override, versions }, national?.ofPeriods));
        break;
      case 'review':
        if (rule.decides !== undefined) {
          reviewDates.push(compileVersions(rule, { override, versions }, national?.reviewDates));
        } else {
          ofReviews.push(compileVersions(rule, { override, versions }, national?.ofReviews));
        }
        break;
      case 'dispute':
        ofDisputes.push(compileVersions(rule, { override, versions }, national?.ofDisputes));
        break;
      case 'stage':
        ofStages.push(compileVersions(rule, { override, versions }, national?.ofStages));
        break;
      case 'document':
        ofDocuments.push(compileVersions(rule, { override, versions }, national?.ofDocuments));
        break;
    }
  }
  return { definition, ofPeriods, reviewDates, ofReviews, ofDisputes, ofStages, ofDocuments, national };
}

/** The override as one of this rule: it is stated for the very rule it names, and this says so to the types. */
function ofSameKind<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  override: AnyRuleOverride | undefined,
): RuleOverride<Of> | undefined {
  return isOverrideOf(rule, override) ? override : undefined;
}

function isOverrideOf<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  override: unknown,
): override is RuleOverride<Of> {
  return typeof override === 'object' && override !== null && 'rule' in override && override.rule === rule;
}

interface SetByProcedure {
  readonly override: AnyRuleOverride | undefined;
  readonly versions: readonly DatedOverride[];
}

/** A rule as the procedure has it, and then as each later version has it. */
function compileVersions<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  { override, versions }: SetByProcedure,
  nationalRules: readonly CompiledRule<Of>[] | undefined,
): CompiledRule<Of> {
  const compile = (set: AnyRuleOverride | undefined) => compileRule(rule, ofSameKind(rule, set), nationalRules);
  const isOnlyAdopted = rule.terms === null && override === undefined;
  const notAsked = () => ({
    ...compile(versions.find((version) => version.override !== undefined)?.override),
    isAsked: false,
  });
  const base = isOnlyAdopted ? notAsked() : compile(override);
  return versions.reduce<CompiledRule<Of>>((earlier, version) => {
    const now = version.override === undefined ? base : compile(version.override);
    return { ...now, before: { day: version.from, rule: earlier } };
  }, base);
}

function compileRule<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  override: RuleOverride<Of> | undefined,
  nationalRules: readonly CompiledRule<Of>[] | undefined,
): CompiledRule<Of> {
  const national = nationalRules?.find((candidate) => candidate.rule === rule);
  if (override === undefined && national !== undefined) return national;
  const terms = mergeTerms(rule, rule.terms, override);
  const earlierTerms = rule.earlier === undefined ? terms : mergeEarlierTerms(rule.earlier.terms, override);
  const ownCitations = override === undefined ? [] : [toCited(override.citation)];
  // A duty that is not national rests on the procedure that adopts it, not on others that do.
  const ruleCitations = rule.terms === null && override !== undefined ? [] : rule.citations.map(toCited);
  const citations = unrepeated([...ownCitations, ...ruleCitations]);
  return {
    rule,
    terms,
    earlierTerms,
    currentFrom: rule.earlier === undefined || rule.inForceFrom === null ? (-NEVER as Day) : getDay(rule.inForceFrom),
    national: nationalRules === undefined ? 'agrees' : (national ?? 'none'),
    citations,
    earlierCitations: unrepeated([
      ...ownCitations,
      ...(rule.earlier?.citations ?? rule.earlierCitations ?? rule.citations).map(toCited),
    ]),
    citationsOfCase: remember((ruleCase: RuleCase) =>
      unrepeated([...ownCitations, ...ruleCase.citations.map(toCited)]),
    ),
    citationsWith: remember((also: readonly CitedProvision[]) => unrepeated([...citations, ...also.map(toCited)])),
    lawFrom: rule.layer === 'local' || rule.inForceFrom === null ? (-NEVER as Day) : getDay(rule.inForceFrom),
    softenedCitations: unrepeated([
      ...citations,
      ...(rule.softened === undefined ? [] : [toCited(rule.softened.citation)]),
    ]),
    softenedFrom: rule.softened === undefined ? NEVER : getDay(rule.softened.from),
    softenedTo: rule.softened === undefined ? (-NEVER as Day) : getDay(rule.softened.to),
    isAsked: true,
    before: undefined,
  };
}

function mergeTerms<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  terms: Terms<Of> | null,
  override: RuleOverride<Of> | undefined,
): Terms<Of> {
  if (override === undefined && terms !== null) return terms;
  const due = override?.terms.due ?? terms?.due;
  if (due === undefined) {
    throw new Error(`${rule.id} is not a national rule: a procedure that adopts it must say when it is due`);
  }
  const merged = { ...terms, ...override?.terms, due };
  refuseIgnoredTerms(rule, merged);
  refuseLooserThanStatute(rule, terms, merged);
  return merged;
}

/** Of earlier law a procedure of today changes only what prompts: the limit stays what it was then. */
function mergeEarlierTerms<Of extends SubjectKind>(
  earlier: Terms<Of>,
  override: RuleOverride<Of> | undefined,
): Terms<Of> {
  const target = override?.terms.target;
  return target === undefined ? earlier : { ...earlier, target };
}

/** A procedure may be stricter than the Regulations, never looser: it would print a breach as met. */
function refuseLooserThanStatute<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  national: Terms<Of> | null,
  own: Terms<Of>,
): void {
  if (rule.layer !== 'statute' || national === null) return;
  const isLooser = [own.due, own.dueForFirstReview ?? own.due].some(
    (due) => compareFigures(due, national.due) === 'looser',
  );
  if (isLooser || own.from !== undefined) {
    throw new Error(
      `${rule.id} is statute: a procedure may make it stricter, or add a target, and not change its limit`,
    );
  }
}

/** A duty counted in hours has one figure and the moment it counts from; anything else would be silently left out. */
function refuseIgnoredTerms<Of extends SubjectKind>(rule: RuleDefinition<Of>, terms: Terms<Of>): void {
  if (!terms.due.some(({ unit }) => unit === 'hour')) return;
  const isSimple =
    terms.due.length === 1 &&
    (terms.from ?? rule.from).at !== undefined &&
    terms.earliest === undefined &&
    terms.target === undefined &&
    terms.dueForFirstReview === undefined &&
    rule.of === 'period' &&
    rule.silenceAgrees === undefined &&
    rule.caseFor === undefined &&
    rule.metOn === undefined;
  if (!isSimple) {
    throw new Error(
      `${rule.id}: a duty counted in hours is of a period, from a moment, with one figure and nothing else`,
    );
  }
}

/** Works a value out once for each key, so that many obligations share one list of citations. */
function remember<Key, Value>(workOut: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = workOut(key);
    known.set(key, value);
    return value;
  };
}

function toCited({ source, provision }: CitedProvision): CitedProvision {
  return { source, provision };
}

function unrepeated(citations: readonly CitedProvision[]): CitedProvision[] {
  const isSame = (a: CitedProvision, b: CitedProvision) => a.source === b.source && a.provision === b.provision;
  return citations.filter((citation, index) => citations.findIndex((other) => isSame(other, citation)) === index);
}

import { dayFromIso } from '../calendar/day.ts';
import { PROCEDURES } from '../procedures/procedures.ts';
import { cite, read } from './citation.ts';
import { compareFigures, type Strictness } from './compare-terms.ts';
import { RULES } from './compile-procedure.ts';
import { amountWords, type Figure, type FigureUnit } from './figure.ts';
import type { AnyRuleOverride, ProcedureDefinition } from './procedure.ts';
import type { Rule, Terms } from './rule.ts';

/** How many of which unit: `{ amount: 25, unit: 'working day' }`. Before or after is the rule's to say. */
export interface OwnFigure {
  readonly amount: number;
  readonly unit: FigureUnit;
}

/** The figures that an authority sets; what is left out stays as in the procedure that it stands on. */
export interface OwnFigures {
  /** Of several the one that gives the earliest day. */
  readonly due?: readonly OwnFigure[];
  /** For the first review of a period of care; null: the same as for any other. */
  readonly dueForFirstReview?: readonly OwnFigure[] | null;
  /** Null: there is no first day. */
  readonly earliest?: OwnFigure | null;
  /** Null: no day prompts. */
  readonly target?: OwnFigure | null;
}

/** What an authority sets for a rule upon a procedure, as plain data. */
export interface OwnOverride {
  /** The id of the rule. */
  readonly rule: string;
  /** Null: from this day on what the procedure says holds again. */
  readonly figures: OwnFigures | null;
  /** `YYYY-MM-DD`: it holds for what is counted from this day or later. What was counted before stays as it was. */
  readonly inForceFrom: string;
  /** The authority's own document, and the paragraph in it. */
  readonly document: string;
  readonly paragraph: string;
  readonly reason: string;
}

export type OwnField =
  | 'rule'
  | 'due'
  | 'dueForFirstReview'
  | 'earliest'
  | 'target'
  | 'inForceFrom'
  | 'source'
  | 'reason';

/** Why an override cannot be, in words, with the field that is wrong. */
export interface OwnFault {
  readonly field: OwnField;
  readonly message: string;
}

/** An override that can be, and how it stands to the national figure. */
export interface CheckedOverride {
  readonly override: AnyRuleOverride | undefined;
  readonly strictness: Strictness;
}

const UNITS: readonly FigureUnit[] = ['working day', 'day', 'week', 'month', 'hour'];
/** Beyond these a figure is a slip of the hand. */
const MOST: Readonly<Record<FigureUnit, number>> = { 'working day': 260, day: 366, week: 52, month: 12, hour: 720 };

/** Holds an override against the law and the procedure that it stands on; all that is wrong is told at once. */
export function checkOwnOverride(
  base: ProcedureDefinition,
  own: OwnOverride,
): { readonly faults: readonly OwnFault[] } | CheckedOverride {
  const rule = RULES.find(({ id }) => id === own.rule);
  if (rule === undefined) return { faults: [{ field: 'rule', message: `There is no rule ${own.rule}` }] };
  const faults = [...faultsOfSource(own), ...faultsOfFigures(rule, own.figures)];
  if (faults.length > 0) return { faults };
  if (own.figures === null) return { override: undefined, strictness: 'same' };
  const ofBase = base.overrides.find((override) => override.rule === rule);
  const terms = termsOf(rule, ofBase, own.figures);
  const against = [...faultsAgainstBase(rule, terms), ...faultsAgainstLaw(rule, terms)];
  if (against.length > 0 || terms.due === undefined) return { faults: against };
  const override = {
    rule,
    terms,
    citation: cite('own', `${own.document}, ${own.paragraph}`, read(own.inForceFrom)),
    reason: own.reason,
    inForceFrom: own.inForceFrom,
  } as AnyRuleOverride;
  return { override, strictness: strictnessOf(rule, { ...terms, due: terms.due }) };
}

/**
 * Whether figures of a rule point to a day before or after the one that they count from. "On the day" points nowhere, so
 * there the procedures that ship say it: they see a child some days before the review.
 */
export function directionOf(rule: Rule): Figure['direction'] {
  const figures = [rule.terms, ...PROCEDURES.flatMap(({ overrides }) => termsSetFor(rule, overrides))].flatMap(
    (terms) => terms?.due ?? [],
  );
  return figures.find(({ amount }) => amount > 0)?.direction ?? 'after';
}

function termsSetFor(rule: Rule, overrides: readonly AnyRuleOverride[]): Partial<Terms>[] {
  return overrides.flatMap((override) => (override.rule === rule ? [override.terms as Partial<Terms>] : []));
}

/** The terms that a procedure gives a rule, or the national ones; undefined where it does not ask for the duty. */
export function termsInProcedure(base: ProcedureDefinition, rule: Rule): PlainTerms | undefined {
  const override = base.overrides.find((each) => each.rule === rule);
  const terms = { ...rule.terms, ...override?.terms } as GivenTerms;
  return terms.due === undefined ? undefined : { ...terms, due: terms.due };
}

/** Terms without what they count from, which figures do not change. */
export type PlainTerms = Omit<Terms, 'from'>;

function faultsOfSource({ inForceFrom, document, paragraph, reason }: OwnOverride): OwnFault[] {
  const faults: OwnFault[] = [];
  if (dayFromIso(inForceFrom) === undefined) {
    faults.push({ field: 'inForceFrom', message: 'The day from which it holds must be a real day' });
  }
  if (document.trim() === '' || paragraph.trim() === '') {
    faults.push({ field: 'source', message: 'It must name the document and the paragraph that set it' });
  }
  if (reason.trim() === '') faults.push({ field: 'reason', message: 'It must give the reason' });
  return faults;
}

function faultsOfFigures(rule: Rule, figures: OwnFigures | null): OwnFault[] {
  if (figures === null) return [];
  const { due, dueForFirstReview, earliest, target } = figures;
  const faults: OwnFault[] = [];
  const check = (field: OwnField, given: readonly OwnFigure[] | undefined | null) => {
    const message = given === undefined || given === null ? undefined : faultOf(given);
    if (message !== undefined) faults.push({ field, message });
  };
  check('due', due);
  check('dueForFirstReview', dueForFirstReview);
  check('earliest', earliest && [earliest]);
  check('target', target && [target]);
  if (dueForFirstReview && rule.of !== 'review') {
    faults.push({ field: 'dueForFirstReview', message: 'Only a duty about a review has another figure for the first' });
  }
  return faults;
}

function faultOf(figures: readonly OwnFigure[]): string | undefined {
  if (figures.length === 0) return 'There must be a figure';
  for (const { amount, unit } of figures) {
    if (!UNITS.includes(unit)) return 'The unit must be working days, days, weeks, months or hours';
    if (!Number.isInteger(amount) || amount < 0) return 'The figure must be a whole number, such as 5';
    if (amount > MOST[unit]) return `The figure must be at most ${MOST[unit]} ${unit}s`;
  }
  return undefined;
}

type GivenTerms = Partial<Terms>;

function termsOf(rule: Rule, ofBase: AnyRuleOverride | undefined, own: OwnFigures): GivenTerms {
  const direction = directionOf(rule);
  const toFigure = ({ amount, unit }: OwnFigure): Figure => ({ amount, unit, direction });
  const [dueFigure, ...otherDue] = (own.due ?? []).map(toFigure);
  const [firstFigure, ...otherFirst] = (own.dueForFirstReview ?? []).map(toFigure);
  const base: GivenTerms = { ...rule.terms, ...ofBase?.terms } as GivenTerms;
  const { due, dueForFirstReview, earliest, target, ...rest } = base;
  const chosen = {
    due: dueFigure === undefined ? due : ([dueFigure, ...otherDue] as const),
    dueForFirstReview:
      firstFigure === undefined
        ? keptOf(own.dueForFirstReview, dueForFirstReview)
        : ([firstFigure, ...otherFirst] as const),
    earliest: own.earliest ? toFigure(own.earliest) : keptOf(own.earliest, earliest),
    target: own.target ? toFigure(own.target) : keptOf(own.target, target),
  };
  return {
    ...rest,
    ...(chosen.due !== undefined && { due: chosen.due }),
    ...(chosen.dueForFirstReview !== undefined && { dueForFirstReview: chosen.dueForFirstReview }),
    ...(chosen.earliest !== undefined && { earliest: chosen.earliest }),
    ...(chosen.target !== undefined && { target: chosen.target }),
  };
}

/** What is given up is gone, and what is not mentioned stays. */
function keptOf<Value>(given: unknown, ofBase: Value | undefined): Value | undefined {
  return given === null ? undefined : ofBase;
}

function faultsAgainstBase(rule: Rule, terms: GivenTerms): OwnFault[] {
  const { due, dueForFirstReview, earliest, target, lastStage } = terms;
  if (due === undefined) {
    return [{ field: 'due', message: 'The national guidance has no such duty: say when it is due' }];
  }
  if (rule.of === 'stage' && lastStage === undefined) {
    return [{ field: 'rule', message: 'The procedure has no ladder of stages whose answers could have a day' }];
  }
  const faults: OwnFault[] = [];
  const isInHours = [...due, ...(dueForFirstReview ?? [])].some(({ unit }) => unit === 'hour');
  if (isInHours && !canCountHours(rule, terms)) {
    return [{ field: 'due', message: 'Hours are counted from a moment, and the record tells only the day: use days' }];
  }
  if (isInHours) return [];
  if (isAfterDue(earliest, due)) {
    faults.push({ field: 'earliest', message: 'The first day must come before the last' });
  }
  if (isAfterDue(target, due)) {
    faults.push({ field: 'target', message: 'The day that prompts must not come after the last day' });
  }
  return faults;
}

function isAfterDue(figure: Figure | undefined, due: Terms['due']): boolean {
  if (figure === undefined) return false;
  return figure.unit === 'hour' || compareFigures([figure], due) === 'looser';
}

function canCountHours(rule: Rule, terms: GivenTerms): boolean {
  return (
    (terms.from ?? rule.from).at !== undefined &&
    terms.due?.length === 1 &&
    terms.earliest === undefined &&
    terms.target === undefined &&
    terms.dueForFirstReview === undefined &&
    rule.of === 'period' &&
    rule.silenceAgrees === undefined &&
    rule.caseFor === undefined &&
    rule.metOn === undefined
  );
}

/** What the Regulations set may be made stricter and given a day that prompts; it is never loosened. */
function faultsAgainstLaw(rule: Rule, { due, dueForFirstReview, earliest }: GivenTerms): OwnFault[] {
  const limit = limitOf(rule);
  if (limit === undefined || due === undefined) return [];
  const faults: OwnFault[] = [];
  const words = amountWords(limit);
  for (const [field, figures] of [['due', due] as const, ['dueForFirstReview', dueForFirstReview] as const]) {
    const strictness = figures === undefined ? 'same' : compareFigures(figures, limit);
    if (strictness === 'looser' || strictness === 'not comparable') {
      faults.push({
        field,
        message: `The Regulations set ${words}. An authority may be stricter, or add a day that only prompts, and may never be looser`,
      });
    }
  }
  const [nationalEarliest] = rule.terms?.earliest === undefined ? [] : [rule.terms.earliest];
  if (nationalEarliest !== undefined && !isSameFigure(earliest, nationalEarliest)) {
    faults.push({ field: 'earliest', message: 'The Regulations set the first day, which an authority cannot change' });
  }
  return faults;
}

/** The figures of statute that the rule states, or that it stands in the place of. */
function limitOf(rule: Rule): Terms['due'] | undefined {
  if (rule.terms === null) {
    return rule.decides === undefined ? undefined : RULES.find(({ id }) => id === 'review.second')?.terms?.due;
  }
  return rule.layer === 'statute' ? rule.terms.due : undefined;
}

function isSameFigure(one: Figure | undefined, other: Figure): boolean {
  return one !== undefined && one.amount === other.amount && one.unit === other.unit;
}

function strictnessOf(rule: Rule, own: PlainTerms): Strictness {
  const national = rule.terms;
  if (national === null) return 'not comparable';
  const [later, first] = [own.due, own.dueForFirstReview ?? own.due].map((figures) =>
    compareFigures(figures, national.due),
  );
  if (later === 'looser' || first === 'looser') return 'looser';
  return later === 'same' && first !== undefined ? first : (later ?? 'same');
}

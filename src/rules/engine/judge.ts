import { type Day, formatDay } from '../calendar/day.ts';
import { lastWorkingDayOnOrBefore, restsOnUnproclaimedYear } from '../calendar/working-days.ts';
import { dayOf, NEVER } from '../facts/case-facts.ts';
import type { SubjectKind } from '../facts/event-type.ts';
import type { CompiledRule } from './compile-procedure.ts';
import type { ObligationStatus } from './contract-result.ts';
import { explain } from './explain.ts';
import type { Obligation } from './obligation.ts';
import type { About, Reckoned } from './reckon.ts';
import type { RuleDefinition } from './rule.ts';
import type { CitedProvision, RuleIdentity } from './rule-identity.ts';
import { toWhy } from './why.ts';

/** The days to hold against what was done. */
export interface Reckonings<Of extends SubjectKind> {
  readonly own: Reckoned<Of>;
  readonly nationally: Reckoned<Of> | undefined;
  readonly asOf: Day;
}

/** Holds the reckoned days against what was done, and not done, by `asOf`. */
export function judge<Of extends SubjectKind>(
  compiled: CompiledRule<Of>,
  whom: About<Of>,
  { own: reckoned, nationally, asOf }: Reckonings<Of>,
): Obligation {
  const { rule } = compiled;
  const { subject, about, period } = whom;
  const { due, earliest } = reckoned;
  const metOn = rule.metOn === undefined ? dayOf(subject, rule.metBy) : rule.metOn(subject);
  const reason = metOn === NEVER ? whyNotOwed(rule, whom, due) : undefined;
  const status = toStatus(rule, { isOwed: reason === undefined, metOn, earliest, due }, asOf);
  const scheduleBy = rule.isScheduled === true ? lastWorkingDayOnOrBefore(due) : NEVER;
  const ruleCase = rule.caseFor?.(subject);
  // The day stands under the law of the rule that gave it: for adoption that may be the ordinary one.
  const dated = reckoned.sooner?.by ?? compiled;
  const isEarlierLaw = reckoned.isByEarlierLaw || due < dated.lawFrom;
  const isSoftened2020 = due >= dated.softenedFrom && due <= dated.softenedTo;
  const nationalRule = nationally === undefined || nationally.rule === rule ? undefined : nationally.rule;
  return {
    rule,
    about,
    period: period === undefined ? null : period.number,
    earliest,
    due,
    nationalDue: nationally === undefined ? NEVER : nationally.due,
    scheduleBy,
    target: reckoned.target,
    status,
    metOn,
    daysLate: daysLateOf(status, { due, metOn, asOf }),
    layer: ruleCase === undefined ? rule.layer : ruleCase.layer,
    nationalRule,
    citations:
      ruleCase === undefined
        ? citationsOf(compiled, { reckoned, isEarlierLaw, isSoftened2020, nationalRule })
        : compiled.citationsOfCase(ruleCase),
    isAsSoonAsPracticable: reckoned.isAsSoonAsPracticable,
    isProvisional:
      reckoned.isProvisional ||
      nationally?.isProvisional === true ||
      (scheduleBy !== NEVER && restsOnUnproclaimedYear(due, scheduleBy)),
    isEarlierLaw,
    isSoftened2020,
    reason,
    moments: undefined,
    explain: () => explain(compiled, whom, reckoned),
    why: () => toWhy(subject, reckoned, nationally),
  };
}

interface LawOfDay<Of extends SubjectKind> {
  readonly reckoned: Reckoned<Of>;
  readonly isEarlierLaw: boolean;
  readonly isSoftened2020: boolean;
  readonly nationalRule: RuleIdentity | undefined;
}

function citationsOf<Of extends SubjectKind>(
  compiled: CompiledRule<Of>,
  { reckoned: { sooner }, isEarlierLaw, isSoftened2020, nationalRule }: LawOfDay<Of>,
): readonly CitedProvision[] {
  if (sooner !== undefined) {
    return compiled.citationsWith(isSoftened2020 ? sooner.by.softenedCitations : sooner.by.citations);
  }
  if (nationalRule !== undefined) return compiled.citationsWith(nationalRule.citations);
  if (isEarlierLaw) return compiled.earlierCitations;
  return isSoftened2020 ? compiled.softenedCitations : compiled.citations;
}

/** Calendar days, for what was done late or is overdue; undefined for anything else. */
export function daysLateOf(
  status: ObligationStatus,
  { due, metOn, asOf }: { readonly due: Day; readonly metOn: Day; readonly asOf: Day },
): number | undefined {
  if (status === 'met-late') return metOn - due;
  return status === 'overdue' ? asOf - due : undefined;
}

/** Why what was not done need not be: it was excused, or the child left care before it was due. */
export function whyNotOwed<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  { subject, period }: About<Of>,
  due: Day,
): string | undefined {
  const excuse = rule.excusedBecause?.(subject);
  if (excuse !== undefined) return excuse;
  if (!rule.endsWithCare || period === undefined || due <= period.endedOn) return undefined;
  return `the child ceased to be looked after on ${formatDay(period.endedOn)}, before this was due`;
}

interface Outcome {
  readonly isOwed: boolean;
  readonly metOn: Day;
  readonly earliest: Day;
  readonly due: Day;
}

function toStatus<Of extends SubjectKind>(
  rule: RuleDefinition<Of>,
  { isOwed, metOn, earliest, due }: Outcome,
  asOf: Day,
): ObligationStatus {
  if (metOn === NEVER) {
    if (!isOwed) return 'not-applicable';
    if (asOf <= due) return 'upcoming';
    return rule.silenceAgrees === true ? 'deemed-agreed' : 'overdue';
  }
  if (earliest !== NEVER && metOn < earliest) return 'met-early';
  if (metOn <= due) return 'met';
  return rule.silenceAgrees === true ? 'deemed-agreed' : 'met-late';
}

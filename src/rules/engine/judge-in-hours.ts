import type { Day } from '../calendar/day.ts';
import { addElapsedHours, compareMoments, dayOfMoment, type LocalMoment } from '../calendar/london.ts';
import { NEVER, type PeriodFacts } from '../facts/case-facts.ts';
import type { CompiledRule } from './compile-procedure.ts';
import type { ObligationStatus } from './contract-result.ts';
import { explainInHours } from './explain.ts';
import { daysLateOf, whyNotOwed } from './judge.ts';
import type { Obligation } from './obligation.ts';
import { type Reckoned, reckonNationally } from './reckon.ts';
import { toWhy } from './why.ts';

/**
 * Works out a duty that is counted in hours, which run through nights and weekends and the change of the clocks.
 *
 * A day, such as `asOf` or the day the child left, means its end.
 */
export function judgeInHours(compiled: CompiledRule<'period'>, period: PeriodFacts, asOf: Day): Obligation | undefined {
  const { rule, terms } = compiled;
  const whom = { subject: period, about: null, period };
  const anchor = terms.from ?? rule.from;
  const start = anchor.at?.(period);
  if (start === undefined) return undefined;
  const dueAt = addElapsedHours(start, terms.due[0].amount);
  const due = dayOfMoment(dueAt);
  const metAt = period.moments[rule.metBy.slot];
  const metOn = metAt === undefined ? NEVER : dayOfMoment(metAt);
  const reason = metAt === undefined ? whyNotOwed(rule, whom, due) : undefined;
  const reckoned = asReckoned(compiled, anchor.on(period), due);
  const nationally = reckonNationally(compiled, reckoned, whom);
  const status = metAt === undefined ? toUnmet(reason === undefined, asOf >= due) : toMet(metAt, dueAt);
  return {
    rule,
    about: null,
    period: period.number,
    earliest: NEVER,
    due,
    nationalDue: nationally?.due ?? NEVER,
    scheduleBy: NEVER,
    target: NEVER,
    status,
    metOn,
    daysLate: daysLateOf(status, { due, metOn, asOf }),
    layer: rule.layer,
    nationalRule: undefined,
    citations: compiled.citations,
    isAsSoonAsPracticable: false,
    isProvisional: nationally?.isProvisional === true,
    isEarlierLaw: due < compiled.lawFrom,
    isSoftened2020: false,
    reason,
    moments: { due: dueAt, metOn: metAt },
    explain: () => explainInHours(compiled, start),
    why: () => toWhy(period, reckoned, nationally),
  };
}

function toMet(metAt: LocalMoment, dueAt: LocalMoment): ObligationStatus {
  return compareMoments(metAt, dueAt) <= 0 ? 'met' : 'met-late';
}

function toUnmet(isOwed: boolean, isPast: boolean): ObligationStatus {
  if (!isOwed) return 'not-applicable';
  return isPast ? 'overdue' : 'upcoming';
}

function asReckoned({ rule, terms }: CompiledRule<'period'>, from: Day, due: Day): Reckoned<'period'> {
  return {
    rule,
    terms,
    anchor: terms.from ?? rule.from,
    from,
    earliest: NEVER,
    due,
    target: NEVER,
    isProvisional: false,
    isAsSoonAsPracticable: false,
    isByEarlierLaw: false,
    sooner: undefined,
  };
}

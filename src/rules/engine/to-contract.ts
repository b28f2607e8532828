import { type Day, isoFromDay } from '../calendar/day.ts';
import { CALENDAR_VERSION } from '../calendar/working-days.ts';
import { NEVER } from '../facts/case-facts.ts';
import type { ContractObligation, ContractResult } from './contract-result.ts';
import type { Evaluation } from './evaluate.ts';
import type { Obligation } from './obligation.ts';

/** Turns what the rules said into the stable form of the command line, with every explanation. */
export function toContractResult({ facts, procedure, obligations, unknown }: Evaluation): ContractResult {
  return {
    id: facts.id,
    asOf: isoFromDay(facts.asOf),
    procedure: procedure.definition.id,
    calendar: CALENDAR_VERSION,
    obligations: obligations.map(toContractObligation),
    unknown,
  };
}

/** Turns one obligation into its stable form: days as text, null for what is not there. */
function toContractObligation(obligation: Obligation): ContractObligation {
  const { rule, moments } = obligation;
  // Fields that are left out where absent are set one by one: spreading each would cost half of the whole evaluation.
  const result: { -readonly [Field in keyof ContractObligation]: ContractObligation[Field] } = {
    rule: rule.id,
    about: obligation.about,
    period: obligation.period,
    actor: rule.actor,
    title: rule.title,
    earliest: toText(obligation.earliest),
    due: moments === undefined ? isoFromDay(obligation.due) : moments.due,
    nationalDue: toText(obligation.nationalDue),
    status: obligation.status,
    metOn: moments === undefined ? toText(obligation.metOn) : (moments.metOn ?? null),
    daysLate: obligation.daysLate ?? null,
    layer: obligation.layer,
    explanation: obligation.explain(),
    citations: obligation.citations,
  };
  if (obligation.nationalRule !== undefined) result.nationalRule = obligation.nationalRule.id;
  if (obligation.scheduleBy !== NEVER) result.scheduleBy = isoFromDay(obligation.scheduleBy);
  if (obligation.target !== NEVER) result.target = isoFromDay(obligation.target);
  if (obligation.isAsSoonAsPracticable) result.asSoonAsPracticable = true;
  if (obligation.isProvisional) result.provisionalCalendar = true;
  if (obligation.isEarlierLaw) result.earlierLaw = true;
  if (obligation.isSoftened2020) result.softened2020 = true;
  if (obligation.reason !== undefined) result.reason = obligation.reason;
  return result;
}

function toText(day: Day): string | null {
  return day === NEVER ? null : isoFromDay(day);
}

import { addDays, type Day, dayAtStartOf } from '../calendar/day.ts';
import { NEVER } from '../facts/case-facts.ts';
import type { CaseInput } from '../facts/case-input.ts';
import type { Evaluation } from './evaluate.ts';

/**
 * The next day on which a new day alone changes what is owed or known: until the day before, the same case gives the
 * same obligations and the same unknowns. How an obligation stands (upcoming, overdue, deemed agreed) is not meant: that
 * is a comparison of its days with today. Undefined where no day will change anything by itself.
 *
 * It may be too early, and then nothing changes on it; it is never too late. What can change is
 *
 * - what is told ahead: it happens on its day, and what ended on a day is over from the next;
 * - whether a duty applies, on the day that its rule names, such as a birthday;
 * - what falls due after the last day that the record speaks of: the day after, nobody can say whether it was done.
 *
 * @param input the case of which `evaluation` was worked out
 */
export function findNextChange(input: CaseInput, evaluation: Evaluation): Day | undefined {
  const { asOf } = evaluation.facts;
  let next = NEVER;
  for (const day of changesOf(input, evaluation)) if (day > asOf && day < next) next = day;
  return next === NEVER ? undefined : next;
}

function* changesOf(input: CaseInput, { facts, procedure, obligations }: Evaluation): Generator<Day> {
  for (const { on, at } of input.events ?? []) {
    const day = dayAtStartOf(on ?? at ?? '') ?? NEVER;
    yield day === facts.asOf ? addDays(day, 1) : day;
  }
  for (const period of facts.periods) {
    for (const { rule } of procedure.ofPeriods) if (rule.appliesFrom !== undefined) yield rule.appliesFrom(period);
  }
  const until = facts.recorded?.until ?? NEVER;
  for (const { due, metOn } of obligations) if (metOn === NEVER && due > until) yield addDays(due, 1);
}

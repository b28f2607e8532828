import { TOLD_BY_A_RETURN, toCaseEvents, toRecorded } from '../../exchange/ssda903/facts/case-events.ts';
import type { ChildFacts } from '../../exchange/ssda903/facts/child-facts.ts';
import type { Ssda903Return } from '../../exchange/ssda903/read-return.ts';
import {
  type CaseDefaults,
  type CaseInput,
  type CaseRefusal,
  type Evaluation,
  isoFromDay,
  makeRegister,
  workOutTimetable,
} from '../../rules/index.ts';
import { withoutShortBreakReviews } from '../obligations/short-break-reviews.ts';

/** A child of a return, worked out. */
export interface ChildOfReturn {
  readonly child: ChildFacts;
  readonly outcome: Evaluation | CaseRefusal;
}

/** Works out the timetable of every child of a return, one at a time, from the return alone. */
export function* timetablesOfReturn(read: Ssda903Return, defaults: CaseDefaults): Generator<ChildOfReturn> {
  for (const child of read.children) {
    const outcome = workOutTimetable(toCase(child, read), defaults);
    yield { child, outcome: 'error' in outcome ? outcome : withoutShortBreakReviews(outcome, undefined) };
  }
}

function toCase(child: ChildFacts, read: Ssda903Return): CaseInput {
  return {
    id: child.child,
    ...(child.dateOfBirth !== undefined && { child: { dateOfBirth: isoFromDay(child.dateOfBirth) } }),
    events: toCaseEvents(child),
    recorded: toRecorded(child, read),
  };
}

/** The rules of which no return can tell whether they were kept, because the event that meets them is in none. */
export function rulesNoReturnCanTell(): string[] {
  const told: ReadonlySet<string> = new Set(TOLD_BY_A_RETURN);
  return makeRegister()
    .rules.filter(({ metBy }) => !told.has(metBy))
    .map(({ id }) => id);
}

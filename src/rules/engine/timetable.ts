import { AREAS } from '../areas.ts';
import { OutsideCalendar } from '../calendar/working-days.ts';
import { becameLookedAfter, ceasedLookedAfter } from '../children/events.ts';
import type { CaseRefusal } from '../facts/case-input.ts';
import type { EventType } from '../facts/event-type.ts';
import { type CaseDefaults, isRefusal, readCase, type Vocabulary } from '../facts/read-case.ts';
import { COMPILED, getCompiled } from './compiled-procedures.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { Procedure } from './own-procedure.ts';

/** The words that a case may use. */
const VOCABULARY: Vocabulary = {
  events: new Map(AREAS.flatMap((area) => area.events).map((event) => [event.type, event])),
  beginning: becameLookedAfter,
  end: ceasedLookedAfter,
  procedureIds: [...COMPILED.keys()],
};

/** Every type of event that a case may tell. */
export const EVENT_TYPES: readonly string[] = [...VOCABULARY.events.keys()];

/** What an event of this type means, in a sentence; undefined where there is no such event. */
export function findEventMeaning(type: string): string | undefined {
  return findEventType(type)?.meaning;
}

/** What an event of this type is told about, and with; undefined where there is no such event. */
export function findEventType(type: string): EventType | undefined {
  return VOCABULARY.events.get(type);
}

/** The ids of the procedures that a case may name. */
export const PROCEDURE_IDS: readonly string[] = VOCABULARY.procedureIds;

/** What holds where the case itself does not say. */
export interface TimetableDefaults extends Omit<CaseDefaults, 'procedure'> {
  /** The id of a procedure that ships, or one that is ready, such as an authority's own. */
  readonly procedure: string | Procedure;
}

/**
 * Works out the timetable of a case as told in JSON: reads it, checks it, applies its procedure.
 *
 * @returns every obligation, or the first thing that is wrong with the case
 */
export function workOutTimetable(input: unknown, { procedure, asOf }: TimetableDefaults): Evaluation | CaseRefusal {
  const ready = typeof procedure === 'string' ? getCompiled(procedure) : procedure;
  const { id } = ready.definition;
  const facts = readCase(input, VOCABULARY, { procedure: id, asOf });
  if (isRefusal(facts)) return facts;
  try {
    return evaluate(facts, facts.procedure === id ? ready : getCompiled(facts.procedure));
  } catch (error) {
    if (error instanceof OutsideCalendar) return { id: facts.id, error: { pointer: '', message: error.message } };
    throw error;
  }
}

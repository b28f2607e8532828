/**
 * The law of reviews of looked-after children in England, as pure functions of what happened.
 *
 * ```ts
 * const outcome = workOutTimetable(caseInput, { procedure: 'national', asOf });
 * if ('error' in outcome) console.log(outcome.error.pointer, outcome.error.message);
 * else console.log(toContractResult(outcome));
 * ```
 */
export { addDays, type Day, dayFromIso, formatDay, getDay, isoFromDay } from './calendar/day.ts';
export {
  addWorkingDays,
  CALENDAR_VERSION,
  holidayOn,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  nonWorkingDaysBetween,
  OutsideCalendar,
  workingDaysBetween,
} from './calendar/working-days.ts';
export type {
  ContractObligation,
  ContractResult,
  ObligationStatus,
  UnknownBecause,
  UnknownObligation,
} from './engine/contract-result.ts';
export type { Evaluation } from './engine/evaluate.ts';
export { findNextChange } from './engine/next-change.ts';
export type { Obligation } from './engine/obligation.ts';
export type { OwnFault, OwnField, OwnFigure, OwnFigures, OwnOverride } from './engine/own-override.ts';
export {
  type FaultOfOverride,
  getProcedure,
  type Procedure,
  readOwnProcedure,
  strictnessOfOwn,
} from './engine/own-procedure.ts';
export {
  type AdjustableRule,
  type DisputeTotal,
  disputeTotalOf,
  ladderOf,
  listAdjustableRules,
  listProcedures,
  listStaleCitations,
  makeRegister,
  type Register,
  type RegisteredCitation,
  type RegisteredOverride,
  type RegisteredProcedure,
  type RegisteredRule,
  type RegisteredStage,
  registerOwnOverride,
  type TermsInWords,
} from './engine/register.ts';
export { EVENT_TYPES, findEventMeaning, findEventType, PROCEDURE_IDS, workOutTimetable } from './engine/timetable.ts';
export { toContractResult } from './engine/to-contract.ts';
export { toContractJson } from './engine/to-json.ts';
export type { DaysCounted, WhyThisDay } from './engine/why.ts';
export type { ProcedureWords, Word } from './engine/words.ts';
export { STANDARD_WORDS, wordsOfProcedure } from './engine/words-of-procedure.ts';
export { NEVER } from './facts/case-facts.ts';
export type { CaseInput, CaseRefusal, EventInput, RecordedInput } from './facts/case-input.ts';
export type { EventType } from './facts/event-type.ts';
export type { CaseDefaults } from './facts/read-case.ts';
export type { DutyNotModelled } from './not-modelled.ts';

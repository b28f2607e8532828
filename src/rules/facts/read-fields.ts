import { type Day, dayFromIso } from '../calendar/day.ts';
import { type LocalMoment, momentFromText } from '../calendar/london.ts';
import type { EventType } from './event-type.ts';

/** A JSON object whose fields have not been looked at. */
export type Fields = Readonly<Record<string, unknown>>;

/** Thrown by the readers of fields, so that a check deep in a case can end the reading; `readCase` returns it. */
export class Refused extends Error {
  readonly pointer: string;

  constructor(pointer: string, message: string) {
    super(message);
    this.pointer = pointer;
  }
}

export function readKey(event: Fields, field: 'review' | 'dispute' | 'document', index: number): string {
  const key = event[field];
  if (typeof key === 'string' && key !== '') return key;
  throw new Refused(`/events/${index}/${field}`, `this event must name its ${field}, with text such as "1"`);
}

export function readStage(given: unknown, index: number): number {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1) return given;
  throw new Refused(`/events/${index}/stage`, 'stage must be the number of a stage of the ladder: 1, 2, 3 …');
}

export function readReason(given: unknown, event: EventType, index: number): string {
  if (typeof given === 'string' && event.reasons.includes(given)) return given;
  throw new Refused(`/events/${index}/reason`, `reason must be one of ${event.reasons.join(', ')}`);
}

export function readEventDay(given: Fields, index: number): Day {
  return dayFromText(given['on']) ?? refuseDay(given['on'], `/events/${index}/on`);
}

export function readMoment(given: unknown, index: number): LocalMoment {
  const moment = typeof given === 'string' ? momentFromText(given) : undefined;
  if (moment !== undefined) return moment;
  throw new Refused(`/events/${index}/at`, 'at must be a local date and time such as 2026-01-05T14:30');
}

export function readDay(given: unknown, pointer: string): Day {
  return dayFromText(given) ?? refuseDay(given, pointer);
}

function dayFromText(given: unknown): Day | undefined {
  return typeof given === 'string' ? dayFromIso(given) : undefined;
}

function refuseDay(given: unknown, pointer: string): never {
  throw new Refused(
    pointer,
    given === undefined ? 'a day is missing: write it as 2026-01-05' : 'this is not a day: write it as 2026-01-05',
  );
}

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

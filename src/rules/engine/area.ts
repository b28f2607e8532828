import type { EventType } from '../facts/event-type.ts';
import type { Rule } from './rule.ts';

/** One folder of the law: the events it can be told and the rules that stand on them. */
export interface Area {
  readonly id: string;
  readonly events: readonly EventType[];
  readonly rules: readonly Rule[];
}

/** Defines an area from everything its `events.ts` exports and the rules of its folder, in the order they are read. */
export function defineArea(id: string, events: Readonly<Record<string, EventType>>, rules: readonly Rule[]): Area {
  return { id, events: Object.values(events), rules };
}

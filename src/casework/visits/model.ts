import { keyOfRef, type PartyRef } from '../contacts/model.ts';
import type { ObtainedBy } from '../preparation/model.ts';

/** Why a visit was made; `statutory`: at the intervals that the Regulations set. */
export const VISIT_OCCASIONS = ['statutory', 'child-asked', 'other'] as const;
export type VisitOccasion = (typeof VISIT_OCCASIONS)[number];

/** Whether the child was seen at a visit, and alone. */
export const SEEN = ['alone', 'not-alone', 'not-seen'] as const;
export type Seen = (typeof SEEN)[number];

/** Where a visitor stands in the record: a member of staff, around the child, or in no list. */
export type VisitorRef = Exclude<PartyRef, { readonly who: 'child' }>;

/** Who visited, as they were called and what they were to the child then. */
export interface Visitor {
  readonly ref: VisitorRef;
  readonly name: string;
  readonly role: string;
}

/** A visit to a child on behalf of the authority, as it is written down. */
export interface VisitValues {
  /** `YYYY-MM-DD`. */
  readonly visitedOn: string;
  readonly visitor: Visitor;
  readonly occasion: VisitOccasion;
  readonly isAnnounced: boolean;
  /** Whether it was where the child lives. */
  readonly atPlacement: boolean;
  /** Where, in words; there where it was elsewhere. */
  readonly place: string | null;
  readonly seen: Seen;
  /** Why the child was not seen alone, or not seen. */
  readonly whyNotAlone: string | null;
  /** Null where the visit was elsewhere. */
  readonly sleepingAccommodationSeen: boolean | null;
  /** How the child and the home were, in plain facts. */
  readonly found: string | null;
  /** What the child said or showed, as it was said. */
  readonly said: string | null;
  readonly saidHow: ObtainedBy | null;
  /** What must be done, by whom and by when. */
  readonly toDo: string | null;
}

/** Whether two records of a visit tell the same in each of their fields. */
export function saysTheSame(one: VisitValues, other: VisitValues): boolean {
  return JSON.stringify(toTold(one)) === JSON.stringify(toTold(other));
}

function toTold({ visitor, ...told }: VisitValues): readonly unknown[] {
  return [
    ...[keyOfRef(visitor.ref), visitor.name, visitor.role, told.visitedOn, told.occasion, told.isAnnounced],
    ...[told.atPlacement, told.place, told.seen, told.whyNotAlone, told.sleepingAccommodationSeen],
    ...[told.found, told.said, told.saidHow, told.toDo],
  ];
}

/** How many days lie between two: `daysBetween('2026-05-01', '2026-05-18')` is 17. */
export function daysBetween(earlier: string, later: string): number {
  return Temporal.PlainDate.from(earlier).until(later, { largestUnit: 'days' }).days;
}

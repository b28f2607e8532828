import type { ChildFacts, DatedSpan } from '../../exchange/ssda903/facts/child-facts.ts';
import { type Day, isoFromDay } from '../../rules/index.ts';
import type { SpanRow } from './reconcile-spans.ts';

/** What is known of a child apart from what happened, by the names of the columns. */
export interface ChildDetails {
  readonly upn: string | null;
  readonly born_on: string | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly is_unaccompanied: boolean;
  readonly unaccompanied_until_on: string | null;
}

/** A review as a return tells of it. */
export interface ReviewTold {
  readonly on: string;
  readonly participation: string;
}

/** The rows that the facts of a child's returns amount to. */
export interface RecordRows {
  readonly details: ChildDetails;
  readonly periods: readonly SpanRow[];
  readonly legalStatuses: readonly SpanRow[];
  readonly placements: readonly SpanRow[];
  readonly reviews: readonly ReviewTold[];
}

export function toRecordRows(facts: ChildFacts): RecordRows {
  return {
    details: toDetails(facts),
    periods: facts.periodsOfCare.map((period, index) => ({
      number: index + 1,
      ...toSpan(period),
      end_reason: period.endReason ?? null,
      category_of_need: period.categoryOfNeed ?? null,
    })),
    legalStatuses: facts.legalStatuses.map((status) => ({ status: status.status, ...toSpan(status) })),
    placements: facts.placements.map((placement) => ({
      place: placement.place,
      kind: placement.kind,
      provider: placement.provider ?? null,
      urn: placement.urn ?? null,
      home_postcode: placement.homePostcode ?? null,
      postcode: placement.postcode ?? null,
      distance: placement.distance ?? null,
      authority_of_placement: placement.authorityOfPlacement ?? null,
      location: placement.location ?? null,
      ...toSpan(placement),
      end_reason: placement.endReason ?? null,
    })),
    reviews: facts.reviews.map(({ on, participation }) => ({ on: isoFromDay(on), participation })),
  };
}

function toDetails({ upn, dateOfBirth, sex, ethnicity, unaccompanied }: ChildFacts): ChildDetails {
  return {
    upn: upn ?? null,
    born_on: toDate(dateOfBirth),
    sex: sex ?? null,
    ethnicity: ethnicity ?? null,
    is_unaccompanied: unaccompanied !== undefined,
    unaccompanied_until_on: toDate(unaccompanied?.until),
  };
}

function toSpan({ startedOn, startKnown, endedOn }: DatedSpan) {
  return { started_on: isoFromDay(startedOn), start_known: startKnown, ended_on: toDate(endedOn) };
}

function toDate(day: Day | undefined): string | null {
  return day === undefined ? null : isoFromDay(day);
}

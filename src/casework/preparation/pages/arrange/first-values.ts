import { idIn } from '../../../../platform/ids.ts';
import { toDayFields } from '../../../../platform/pages/day-field.ts';
import type { FormFields, PageRequest } from '../../../../platform/pages/page.ts';
import { workingDaysOn } from '../../../obligations/due-in-words.ts';
import type { EndOfCare } from '../../end-of-care/find-end-of-care.ts';
import { findReview, type Review } from '../../find-review.ts';
import type { ReviewKind } from '../../model.ts';
import { toFields } from './form.ts';

interface ReviewToFillIn {
  /** Undefined while there is no row. */
  readonly review: Review | undefined;
  readonly dueOn: string | null;
  readonly endOfCare: EndOfCare | undefined;
}

/** What the form shows before anything is typed: what is arranged, else what fits a new arrangement. */
export async function firstValues(request: PageRequest, of: ReviewToFillIn): Promise<FormFields> {
  const { arrangement, arrangedOn } = of.review ?? {};
  if (arrangement === undefined || readAfter(request) !== undefined) return await valuesOfNew(request, of);
  return toFields({ ...arrangement, heldOn: arrangedOn ?? arrangement.heldOn });
}

/** What a new arrangement begins with; of a brother or sister's, the same place, and the time at which theirs ends. */
async function valuesOfNew(request: PageRequest, { review, dueOn }: ReviewToFillIn): Promise<FormFields> {
  const { tx, user } = request;
  const kind = kindOf(review?.dueRule, dueOn);
  const begin = { kind, placeKind: 'placement', shape: 'single', chairedBy: 'iro', isConfirmed: 'no' };
  const after = readAfter(request);
  const other = after === undefined ? undefined : await findReview(tx, user, after);
  if (other?.arrangement === undefined) {
    // Of a review whose day alone was recorded that day stands in the form.
    return { ...begin, ...toDayFields('heldOn', review?.arrangedOn ?? null), childMisses: '' };
  }
  const { arrangement } = other;
  return { ...toFields({ ...arrangement, starts: endOf(arrangement) }), kind };
}

function kindOf(dueRule: string | null | undefined, dueOn: string | null): ReviewKind | '' {
  if (dueRule === 'review.first') return 'first';
  if (dueRule === 'review.at-iro-request') return 'brought-forward';
  return dueOn === null ? '' : 'ordinary';
}

/** What changes because the child leaves care: the working day before, where that is still to come, and why. */
export function valuesOfLeaving(request: PageRequest, { endOfCare, review }: ReviewToFillIn): FormFields {
  if (endOfCare === undefined || !isForEndOfCare(request)) return {};
  const { endsOn, why } = endOfCare;
  const kind: ReviewKind = 'cease-looked-after';
  const isInTime = typeof review?.arrangedOn === 'string' && review.arrangedOn <= endsOn;
  return { ...(isInTime ? {} : dayBefore(endsOn, request.today)), kind, isConfirmed: 'no', reason: why };
}

function dayBefore(endsOn: string, today: string): FormFields {
  const before = workingDaysOn(endsOn, -1);
  const open = { 'heldOn-day': '', 'heldOn-month': '', 'heldOn-year': '' };
  return before >= today ? toDayFields('heldOn', before) : open;
}

/** What of the address says how the form is filled in. */
export function questionOf(request: PageRequest): string {
  const after = readAfter(request);
  if (after !== undefined) return `?after=${after}`;
  return isForEndOfCare(request) ? '?for=end-of-care' : '';
}

function isForEndOfCare({ query }: PageRequest): boolean {
  return query['for'] === 'end-of-care';
}

/** The review after which this one is to be held. */
function readAfter({ query }: PageRequest): string | undefined {
  return idIn(query['after']);
}

function endOf({ starts, lengthMinutes }: { starts: string | null; lengthMinutes: number | null }): string | null {
  if (starts === null || lengthMinutes === null) return starts;
  return Temporal.PlainTime.from(starts).add({ minutes: lengthMinutes }).toString({ smallestUnit: 'minute' });
}

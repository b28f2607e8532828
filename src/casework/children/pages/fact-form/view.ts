import { PLACEMENT } from '../../../../exchange/ssda903/codes/placement-codes.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import { eventInFewWords, eventInWords } from '../../fact-in-words.ts';
import type { KnownReview, Subjects } from '../../list-subjects.ts';
import { type FactForm, NEW } from './form.ts';

/** The latest of a child's reviews are offered; earlier ones are put right from the history. */
const MOST_REVIEWS = 40;

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What the fields of a fact show. */
export interface FactFieldsView {
  readonly type: string;
  readonly what: string;
  /** The same with what explains it. */
  readonly meaning: string;
  readonly todayWords: string;
  readonly yesterdayWords: string;
  readonly isMoment: boolean;
  readonly isToldAhead: boolean;
  readonly reviews: readonly Choice[] | undefined;
  readonly disputes: readonly Choice[] | undefined;
  readonly hasStage: boolean;
  readonly documents: readonly string[] | undefined;
  readonly reasons: readonly Choice[] | undefined;
  readonly placements: readonly Choice[] | undefined;
  readonly values: FormFields;
}

export function toFieldsView({ type, fields, subjects, today }: FactForm, values: FormFields): FactFieldsView {
  const { of } = fields;
  return {
    type,
    what: eventInFewWords(type),
    meaning: eventInWords(type),
    todayWords: shortDay(today),
    yesterdayWords: shortDay(Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()),
    isMoment: fields.isMoment,
    isToldAhead: fields.isToldAhead,
    reviews: of === 'review' ? reviewChoices(subjects.reviews) : undefined,
    disputes: of === 'dispute' || of === 'stage' ? disputeChoices(subjects) : undefined,
    hasStage: of === 'stage',
    documents: of === 'document' ? subjects.documents : undefined,
    reasons: fields.reasons.length > 0 ? fields.reasons.map((reason) => reasonChoice(reason)) : undefined,
    placements: fields.hasPlacement ? placementChoices() : undefined,
    values: withFirstChoice(values, subjects, of === 'review'),
  };
}

/** Where no review was chosen yet, the one that is being prepared is, or else a new one. */
function withFirstChoice(values: FormFields, { reviews }: Subjects, isOfReview: boolean): FormFields {
  if (!isOfReview || values['review'] !== undefined) return values;
  return { ...values, review: reviews.find(({ heldOn }) => heldOn === null)?.key ?? NEW };
}

function reviewChoices(reviews: readonly KnownReview[]): Choice[] {
  const isNextKnown = reviews.some(({ heldOn }) => heldOn === null);
  return [
    ...reviews.slice(0, MOST_REVIEWS).map(({ key, heldOn, arrangedFor }) => ({
      value: key,
      text: heldOn === null ? nextReview(arrangedFor) : `The review held on ${shortDay(heldOn)}`,
    })),
    { value: NEW, text: isNextKnown ? 'Another review, not listed here' : 'The next review' },
  ];
}

function nextReview(arrangedFor: string | null): string {
  return arrangedFor === null
    ? 'The review that is being prepared'
    : `The review arranged for ${shortDay(arrangedFor)}`;
}

function disputeChoices({ disputes }: Subjects): Choice[] {
  return [
    ...disputes.map(({ key, openedOn }) => ({
      value: key,
      text: openedOn === null ? `Dispute ${key}` : `The dispute opened on ${shortDay(openedOn)}`,
    })),
    { value: NEW, text: 'A dispute that is not listed here' },
  ];
}

function reasonChoice(reason: string): Choice {
  return { value: reason, text: reasonInWords(reason) };
}

const REASONS: Readonly<Record<string, string>> = {
  refused: 'The child, who understood what it was about, refused',
  'age-and-understanding': 'It was wrong for the child’s age and understanding',
};

/** `refused` as "The child, who understood what it was about, refused". */
export function reasonInWords(reason: string): string {
  return REASONS[reason] ?? reason.replaceAll('-', ' ');
}

/** The kinds of placement of today's return, in words. */
function placementChoices(): Choice[] {
  const codes = [...PLACEMENT.codes.values()].filter(({ to }) => to === undefined);
  return [
    { value: '', text: 'Not known yet' },
    ...codes.filter(({ code }) => !/^Z1\d$/.test(code)).map(({ code, label }) => ({ value: code, text: label })),
  ];
}

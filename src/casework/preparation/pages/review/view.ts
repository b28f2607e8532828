import { dayInWords, momentInWords } from '../../../../platform/pages/days-in-words.ts';
import { capitalise, type Terms } from '../../../../platform/pages/terms.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { remandInWords } from '../../../children/remand-in-words.ts';
import { dueInWords } from '../../../obligations/due-in-words.ts';
import { titleOfRule } from '../../../obligations/rule-titles.ts';
import { directionInWords } from '../../directions/direction-in-words.ts';
import type { Direction } from '../../directions/list-directions.ts';
import { dueFrom } from '../../due-of-step.ts';
import type { EndOfCare } from '../../end-of-care/find-end-of-care.ts';
import type { AgreedWithChild } from '../../find-agreed-with-child.ts';
import { type FirstIro, withoutIroInWords } from '../../find-first-iro.ts';
import type { RecordedArrangement, Review } from '../../find-review.ts';
import type { DueStep } from '../../list-due-steps.ts';
import type { SiblingReview } from '../../list-sibling-reviews.ts';
import { arrangementWords, lastDayInWords } from '../../words.ts';
import { linesOf } from '../arrange/view.ts';
import { statusOfStep, type Task, tag } from '../tasks.ts';
import { takesPartInWords } from './takes-part.ts';

interface Found {
  readonly review: Review;
  readonly steps: readonly DueStep[];
  readonly canRecord: boolean;
  readonly endOfCare: EndOfCare | undefined;
  /** Those that stand. */
  readonly directions: readonly Direction[];
  /** Since when the child is on remand. */
  readonly remandedSince: string | undefined;
  /** When the first IRO of the period of care was appointed, of its first review. */
  readonly firstIro: FirstIro | undefined;
  /** How far the agenda and the list of people were agreed with the child. */
  readonly agreedWithChild: AgreedWithChild;
}

interface In {
  readonly terms: Terms;
  readonly today: string;
}

/** What the page of a review shows. */
export function toView(found: Found & { readonly arrangements: readonly RecordedArrangement[] }, within: In) {
  const { review, arrangements, canRecord, directions } = found;
  const { terms, today } = within;
  const [last, ...earlier] = arrangements;
  const standing = last?.change === 'cancelled' ? undefined : last;
  const words = arrangementWords(terms);
  return {
    ...topOf(review),
    shortName: shortNameOfChild(review.child),
    review,
    heading: headingOf(review, terms),
    isHeld: review.recordingOn !== null,
    canArrange: canRecord && review.recordingOn === null,
    arrangement:
      standing === undefined
        ? undefined
        : linesOf({ ...standing, heldOn: review.arrangedOn ?? standing.heldOn }, terms),
    arrangedElsewhere: standing === undefined && review.arrangedOn !== null,
    endOfCare: review.recordingOn === null ? endOfCareOf(found, today) : undefined,
    directions: review.recordingOn === null ? directions.map((each) => directionInWords(each, terms)) : [],
    remand:
      found.remandedSince === undefined || review.recordingOn !== null
        ? undefined
        : remandInWords(found.remandedSince, terms),
    withoutIro: withoutIroInWords(found.firstIro, review.recordingOn, terms),
    takesPart: takesPartInWords({ arrangement: standing, agreed: found.agreedWithChild }, terms),
    directionsHref: `/children/${review.childId}/reviews/directions`,
    lastDay: lastDayInWords(review.dueRule, terms),
    warnings: standing?.warnings ?? [],
    cancelled: last?.change === 'cancelled' ? last : undefined,
    prepare: prepareTasks(found, within),
    history: (standing === undefined ? arrangements : earlier).map((each) => ({
      what: `${words.change[each.change]}: ${dayInWords(each.heldOn)}`,
      when: momentInWords(each.recordedAt),
      who: each.recordedBy,
      reason: each.reason,
      agreed: each.agreedBy.map((who) => words.agreedBy[who]).join(' and '),
    })),
    lastChange:
      standing === undefined || standing.change === 'arranged'
        ? undefined
        : {
            what: words.change[standing.change],
            reason: standing.reason,
            agreed: standing.agreedBy.map((who) => words.agreedBy[who]).join(' and '),
          },
  };
}

/** What the page says after a review was arranged. */
export function toConfirmation(
  { review, steps, siblings }: Found & { readonly siblings: readonly SiblingReview[] },
  { terms, today }: In,
) {
  const arrangement = review.arrangement;
  const words = arrangementWords(terms);
  return {
    ...topOf(review),
    review,
    change: arrangement === undefined ? '' : words.change[arrangement.change],
    day: review.arrangedOn === null ? '' : dayInWords(review.arrangedOn),
    starts: arrangement?.starts ?? null,
    siblings: siblings.map(({ childId, reviewId, arrangedOn, ...child }) => ({
      name: nameOfChild(child),
      arranged: arrangedOn === null ? undefined : dayInWords(arrangedOn),
      isThatDay: arrangedOn === review.arrangedOn,
      href: `${reviewId === undefined ? `/children/${childId}/reviews/new` : `/reviews/${reviewId}/arrange`}?after=${review.reviewId}`,
    })),
    next: steps
      .filter(({ metOn, notOwedBecause }) => metOn === null && notOwedBecause === null)
      .map((step) => ({
        title: terms.retell(titleOfRule(step.rule)),
        who: terms.retell(step.actor),
        due: dayInWords(step.dueOn),
        ...dueInWords(step.dueOn, today),
        href: `/children/${review.childId}/obligations/${step.obligationId}`,
      })),
  };
}

/** That the child leaves care before this review, or at it. */
function endOfCareOf({ review, endOfCare, canRecord }: Found, today: string) {
  if (endOfCare === undefined) return undefined;
  const { endsOn, why } = endOfCare;
  return {
    title: `${shortNameOfChild(review.child)} ${endsOn <= today ? 'stopped' : 'stops'} being looked after on ${dayInWords(endsOn)}.`,
    why,
    isLate: review.arrangedOn !== null && review.arrangedOn > endsOn,
    href: canRecord ? `/children/${review.childId}/end-of-care` : undefined,
  };
}

function topOf(review: Review) {
  return {
    name: nameOfChild(review.child),
    childHref: `/children/${review.childId}`,
    href: `/reviews/${review.reviewId}`,
  };
}

function headingOf({ recordingOn, arrangedOn }: Review, terms: Terms): string {
  if (recordingOn !== null) return `${terms.say('{Review} held on')} ${dayInWords(recordingOn)}`;
  if (arrangedOn !== null) return `${terms.say('{Review} on')} ${dayInWords(arrangedOn)}`;
  return terms.say('The next {review}, not arranged yet');
}

function prepareTasks({ review, steps, canRecord }: Found, { terms, today }: In): Task[] {
  const arrange: Task = {
    title: { text: 'Agree when and where' },
    ...(review.dueOn !== null && {
      hint: { text: `${capitalise(lastDayInWords(review.dueRule, terms))} ${dayInWords(review.dueOn)}` },
    }),
    ...(canRecord && review.recordingOn === null && { href: `/reviews/${review.reviewId}/arrange` }),
    status: arrangeStatus(review),
  };
  return [arrange, ...steps.map((step) => toTask(step, { review, terms, today }))];
}

function arrangeStatus({ arrangedOn, arrangement }: Review): object {
  if (arrangedOn === null) return tag('Not arranged yet', 'blue');
  if (arrangement === undefined || arrangement.change === 'cancelled') return { text: 'Day agreed' };
  return arrangement.isConfirmed ? { text: 'Confirmed' } : tag('Provisional', 'yellow');
}

function toTask(step: DueStep, { review, terms, today }: { review: Review; terms: Terms; today: string }): Task {
  return {
    title: { text: terms.retell(titleOfRule(step.rule)) },
    hint: { text: dueFrom(step, { terms, today }) },
    href: `/children/${review.childId}/obligations/${step.obligationId}`,
    status: statusOfStep(step),
  };
}

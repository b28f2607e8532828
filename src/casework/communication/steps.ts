import { shortDay } from '../../platform/pages/days-in-words.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { type ChildNeeds, communicationMethodInWords, undescribed } from '../children/details/needs.ts';
import type { RecordedAdvice, RecordedSupport } from './find-communication.ts';
import { isPerson } from './model.ts';
import { NOBODY_SETTLED, supportInWords } from './words.ts';

/** What is known of a child with additional communication needs. */
export interface KnownForSteps {
  readonly needs: ChildNeeds;
  /** The latest first. */
  readonly support: readonly RecordedSupport[];
  readonly advice: readonly RecordedAdvice[];
  /** Since when the child has the IRO of today. */
  readonly iroFrom: string | null;
  /** What stands of the preparation of the next review; undefined where none is being prepared. */
  readonly prepared: { readonly support: boolean; readonly takingPart: boolean } | undefined;
}

export const STEP_IDS = [
  'method',
  'plan',
  'assessment',
  'asked',
  'support',
  'review',
  'taking-part',
  'feedback',
  'reach',
] as const;

/** A step that is owed to a child with additional communication needs besides what every child is owed (handbook ¶4.4–4.7). */
export interface Step {
  readonly id: (typeof STEP_IDS)[number];
  readonly title: string;
  readonly isDone: boolean;
  /** How it stands. */
  readonly text: string;
}

/** Every step, in the order in which they are taken, with how it stands. */
export function stepsOf(known: KnownForSteps, terms: Terms): Step[] {
  const { needs, prepared } = known;
  const noReview = terms.say('No {review} is being prepared yet');
  return [
    ofMethod(needs),
    ofDay('plan', 'It is written into the care plan', needs.methodInPlanOn),
    ofDay('assessment', 'It is written into the assessment', needs.methodInAssessmentOn),
    ofAdvice(known),
    ofSupport(known, terms),
    {
      id: 'review',
      title: terms.say('Support for the next {review} is arranged'),
      isDone: prepared?.support === true,
      text: prepared === undefined ? noReview : prepared.support ? 'Arranged' : 'Not arranged yet',
    },
    {
      id: 'taking-part',
      title: terms.say('How they take part in the next {review} is planned with them'),
      isDone: prepared?.takingPart === true,
      text: prepared === undefined ? noReview : prepared.takingPart ? 'Planned' : 'Not planned yet',
    },
    ofText('feedback', 'In which form things are told back to them', needs.feedbackFormat),
    ofText('reach', terms.say('How they can reach the {iro} between {reviews}'), needs.reachesIroBy),
  ];
}

function ofMethod(needs: ChildNeeds): Step {
  const open = undescribed(needs).map(communicationMethodInWords);
  const isKnown = needs.communicationMethods.length > 0;
  return {
    id: 'method',
    title: 'How their own way works is written down',
    isDone: isKnown && open.length === 0,
    text: !isKnown
      ? 'Nobody has said yet which way works'
      : open.length > 0
        ? `Not said yet: ${open.join(', ')}`
        : 'Said',
  };
}

function ofDay(id: 'plan' | 'assessment', title: string, on: string | null): Step {
  return { id, title, isDone: on !== null, text: on === null ? 'Not yet' : shortDay(on) };
}

function ofText(id: 'feedback' | 'reach', title: string, text: string | null): Step {
  return { id, title, isDone: text !== null, text: text ?? 'Nobody has said yet' };
}

function ofAdvice({ advice: [last] }: KnownForSteps): Step {
  return {
    id: 'asked',
    title: 'Somebody who knows them was asked how it can work',
    isDone: last !== undefined,
    text: last === undefined ? 'Nobody was asked yet' : `${last.whom}, ${last.relation}, ${shortDay(last.askedOn)}`,
  };
}

/** From the outset: on the day on which the child got the IRO of today, or before. */
function ofSupport({ support: [last], iroFrom }: KnownForSteps, terms: Terms): Step {
  const step = { id: 'support', title: 'They are supported to say what they want, from the outset' } as const;
  if (last === undefined) return { ...step, isDone: false, text: NOBODY_SETTLED };
  const text = supportInWords(last, terms);
  if (!isPerson(last.kind)) return { ...step, isDone: true, text };
  if (last.sinceOn === null) return { ...step, isDone: false, text };
  if (iroFrom === null || last.sinceOn <= iroFrom) return { ...step, isDone: true, text };
  const { days } = Temporal.PlainDate.from(iroFrom).until(last.sinceOn, { largestUnit: 'day' });
  return {
    ...step,
    isDone: true,
    text: `${text}; ${terms.say('the {iro} was appointed')} ${days === 1 ? 'the day' : `${days} days`} before`,
  };
}

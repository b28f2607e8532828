import type { ConflictView } from '../../../../platform/pages/conflict.ts';
import { dayInWords, momentInWords, shortDay } from '../../../../platform/pages/days-in-words.ts';
import type { FormError } from '../../../../platform/pages/form.ts';
import type { FormFields } from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import type { Child } from '../../../children/find-child.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import type { Contact } from '../../../contacts/find-contact.ts';
import type { Review } from '../../../preparation/find-review.ts';
import { OBTAINED_BY } from '../../../preparation/model.ts';
import { obtainedInWords } from '../../../preparation/words.ts';
import type { PlanView } from '../../find-plan-view.ts';
import {
  HAPPINESS,
  KNOWS_HOW_OFTEN,
  latestOfEachPart,
  PLAN_PARTS,
  STANDINGS,
  SUPPORT,
  UNDERSTANDING,
  WANTS_MEETINGS,
} from '../../model.ts';
import {
  happinessInWords,
  knowsInWords,
  linesOfPlanView,
  planPartInWords,
  standingInWords,
  supportInWords,
  understandingInWords,
  wantsMeetingsInWords,
} from '../../words.ts';

/** What a form is about. */
export interface OpenForm {
  readonly child: Child;
  /** The contact at which the child was asked. */
  readonly contact: Contact | undefined;
  /** The review before which the child was asked. */
  readonly review: Review | undefined;
  /** What is put right, as it stands; undefined for a new one. */
  readonly current: PlanView | undefined;
  /** The versions of it before, the latest first. */
  readonly earlier: readonly PlanView[];
  /** What the child thought before, the latest first. */
  readonly before: readonly PlanView[];
}

interface Shown {
  readonly values: FormFields;
  readonly errors: readonly FormError[];
  readonly conflict: ConflictView | undefined;
  readonly terms: Terms;
}

/** What the form shows on which it is written down what a child thinks of the plan. */
export function toView(
  { child, contact, review, current, earlier, before }: OpenForm,
  { values, errors, conflict, terms }: Shown,
) {
  const latest = latestOfEachPart(before);
  return {
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: `/children/${child.childId}/voice`,
    isCorrection: current !== undefined,
    occasion: occasionOf({ contact, review }, terms),
    values,
    errors,
    conflict,
    ways: OBTAINED_BY.map((value) => ({ value, text: obtainedInWords(value, terms) })),
    parts: PLAN_PARTS.map((part) => {
      const last = latest.find((each) => each.part === part);
      return {
        part,
        title: planPartInWords(part),
        before:
          last === undefined
            ? undefined
            : `${shortDay(last.askedOn)}: ${standingInWords(last.standing)}${last.words === null ? '' : `. “${last.words}”`}`,
      };
    }),
    standings: STANDINGS.map((value) => ({ value, text: standingInWords(value) })),
    happiness: HAPPINESS.map((value) => ({ value, text: happinessInWords(value) })),
    support: SUPPORT.map((value) => ({ value, text: supportInWords(value, terms) })),
    ticked: [values['support'] ?? []].flat(),
    understanding: UNDERSTANDING.map((value) => ({ value, text: understandingInWords(value) })),
    knows: KNOWS_HOW_OFTEN.map((value) => ({ value, text: knowsInWords(value, terms) })),
    wants: WANTS_MEETINGS.map((value) => ({ value, text: wantsMeetingsInWords(value) })),
    earlier: earlier.map((version) => ({
      words: `${version.recordedBy ?? 'The program'}, ${momentInWords(version.recordedAt)}`,
      why: version.whyCorrected,
      lines: linesOfPlanView(version, terms),
    })),
  };
}

function occasionOf({ contact, review }: Pick<OpenForm, 'contact' | 'review'>, terms: Terms): string | undefined {
  if (contact !== undefined) return `At the contact on ${dayInWords(contact.current.contactedOn)}.`;
  if (review === undefined) return undefined;
  const before = terms.say('Before the {review}');
  return review.arrangedOn === null ? `${before}.` : `${before} on ${dayInWords(review.arrangedOn)}.`;
}

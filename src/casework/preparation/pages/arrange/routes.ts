import { type ConflictView, mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
import { dayInWords } from '../../../../platform/pages/days-in-words.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showConflict,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { capitalise } from '../../../../platform/pages/terms.ts';
import { getDay } from '../../../../rules/index.ts';
import { type Child, findChild } from '../../../children/find-child.ts';
import { findRemandedSince } from '../../../children/find-remand.ts';
import { mayRecord } from '../../../children/may-record.ts';
import { nameOfChild, shortNameOfChild } from '../../../children/name-of-child.ts';
import { remandInWords } from '../../../children/remand-in-words.ts';
import { workingDaysOn } from '../../../obligations/due-in-words.ts';
import { findNextReviewOf } from '../../../obligations/list-open-obligations.ts';
import { type ArrangeOutcome, arrangeReview } from '../../arrange-review.ts';
import { directionInWords } from '../../directions/direction-in-words.ts';
import { type Direction, listOpenDirections } from '../../directions/list-directions.ts';
import { type EndOfCare, findEndOfCare } from '../../end-of-care/find-end-of-care.ts';
import { findOpenReview, findReview, type Review } from '../../find-review.ts';
import { tellOfChange } from '../../invitations/send-invitations.ts';
import { listVersions } from '../../list-parts.ts';
import { listSiblingReviews, type SiblingReview } from '../../list-sibling-reviews.ts';
import { type Around, lookAround } from '../../look-around.ts';
import { agreesPlaceOfFirst, movesExceptionally } from '../../model.ts';
import { linesOfAnswers } from '../../parts/answers-in-words.ts';
import { partOf } from '../../parts/parts.ts';
import { warnAboutArrangement } from '../../warn-about-arrangement.ts';
import { lastDayInWords } from '../../words.ts';
import { firstValues, questionOf, valuesOfLeaving } from './first-values.ts';
import { AGREED_DAYS, type ArrangeValues, readArrangeForm, toFields } from './form.ts';
import { comparedFields, toCalendarLines, toChoices, toSiblingLine } from './view.ts';

const TEMPLATE = 'casework/preparation/pages/arrange/page.njk';
/** How far ahead the calendars are shown where no day is due. */
const AHEAD_WORKING_DAYS = 40;

const ARRANGE_FIELDS: KeptForm = {
  name: 'arrange',
  fields: [
    ...partsOfDay('heldOn'),
    ...['starts', 'lengthMinutes', 'childMisses', 'whyMissed', 'placeKind', 'place', 'kind', 'shape', 'seriesPlan'],
    ...['shapeAgreedWith', 'chairedBy', 'isConfirmed', 'reason', 'agreedBy'],
    ...['whyNotPlacement', 'childDecided', 'whyChildDidNot', ...AGREED_DAYS.flatMap(partsOfDay)],
  ],
  // Right after a brother's or sister's, or because the child leaves care, it is another form.
  by: ['after', 'for'],
};

/** Everything that the form is made from. */
interface Arranging {
  readonly child: Child;
  /** Undefined while there is no row. */
  readonly review: Review | undefined;
  readonly dueOn: string | null;
  readonly dueRule: string | null;
  readonly scheduleByOn: string | null;
  readonly targetOn: string | null;
  readonly earliestOn: string | null;
  readonly obligationId: string | undefined;
  readonly around: Around;
  /** What the child said of where and when. */
  readonly wishes: readonly { readonly label: string; readonly text: string }[];
  readonly movesExceptionally: boolean;
  /** The authority agrees the place of a first review with each (Blackburn with Darwen §4.1). */
  readonly agreesPlace: boolean;
  /** That the child stops being looked after. */
  readonly endOfCare: EndOfCare | undefined;
  /** Those that stand. */
  readonly directions: readonly Direction[];
  /** Since when the child is on remand. */
  readonly remandedSince: string | undefined;
  /** When brothers and sisters have theirs. */
  readonly siblings: readonly SiblingReview[];
}

const NEW_REVIEW: Page = {
  method: 'GET',
  path: '/children/:child/reviews/new',
  permission: 'children.record',
  action: 'review.new-form',
  forms: [ARRANGE_FIELDS],
  handle: async (request) => {
    const arranging = await findForChild(request);
    if (arranging === undefined) return NOT_FOUND;
    const { child, review } = arranging;
    if (review !== undefined) {
      return redirect(`/reviews/${review.reviewId}/arrange${questionOf(request)}`, { childIds: [child.childId] });
    }
    return answer(request, arranging, {
      values: typedBefore(request, ARRANGE_FIELDS) ?? {
        ...(await firstValues(request, arranging)),
        ...valuesOfLeaving(request, arranging),
      },
    });
  },
};

const ARRANGE_NEW: Page = {
  method: 'POST',
  path: '/children/:child/reviews/new',
  permission: 'children.record',
  action: 'review.new',
  forms: [ARRANGE_FIELDS],
  handle: async (request) => {
    const arranging = await findForChild(request);
    return arranging === undefined ? NOT_FOUND : await arrange(request, { ...arranging, review: undefined });
  },
};

const ARRANGE_FORM: Page = {
  method: 'GET',
  path: '/reviews/:review/arrange',
  permission: 'children.record',
  action: 'review.arrange-form',
  forms: [ARRANGE_FIELDS],
  handle: async (request) => {
    const arranging = await findForReview(request);
    if (arranging?.review === undefined) return NOT_FOUND;
    const { arrangement } = arranging.review;
    const stands = versioned({ ...(await firstValues(request, arranging)), version: String(arrangement?.number ?? 0) });
    return answer(request, arranging, {
      values: typedBefore(request, ARRANGE_FIELDS) ?? { ...stands, ...valuesOfLeaving(request, arranging) },
    });
  },
};

const ARRANGE_AGAIN: Page = {
  method: 'POST',
  path: '/reviews/:review/arrange',
  permission: 'children.record',
  action: 'review.arrange',
  forms: [ARRANGE_FIELDS],
  handle: async (request) => {
    const arranging = await findForReview(request);
    return arranging === undefined ? NOT_FOUND : await arrange(request, arranging);
  },
};

export const ARRANGE: readonly Page[] = [NEW_REVIEW, ARRANGE_NEW, ARRANGE_FORM, ARRANGE_AGAIN];

async function arrange(request: PageRequest, arranging: Arranging): Promise<Reply> {
  const { tx, user, form, terms, today } = request;
  const reading = readArrangeForm(form, { terms, today });
  if (!reading.isValid) return answer(request, arranging, { values: form, errors: reading.errors });
  const warnings = await warn(request, arranging, reading.values);
  const told = new Set([
    ...String(form['warned'] ?? '').split(/\r?\n/),
    ...(arranging.review?.arrangement?.warnings ?? []),
  ]);
  if (!warnings.every((warning) => told.has(warning))) {
    return answer(request, arranging, { values: form, warnings });
  }
  const { reason, agreedBy, ...arrangement } = reading.values;
  const { childId } = arranging.child;
  const outcome = await arrangeReview(tx, user, {
    childId,
    reviewId: arranging.review?.reviewId,
    arrangement,
    seen: Number(form['version']) || 0,
    reason,
    agreedBy,
    warnings,
    today: getDay(today),
  });
  if (outcome.kind === 'arranged') {
    const review = await findReview(tx, user, outcome.reviewId);
    if (review !== undefined) await tellOfChange(tx, user, { review, terms, today: getDay(today) });
  }
  return reply(request, arranging, outcome);
}

function reply(request: PageRequest, arranging: Arranging, outcome: ArrangeOutcome): Reply {
  const { form, terms } = request;
  const { childId } = arranging.child;
  switch (outcome.kind) {
    case 'arranged':
      return redirect(`/reviews/${outcome.reviewId}/arranged`, {
        childIds: [childId],
        details: { reviewId: outcome.reviewId, change: outcome.change },
      });
    case 'not-found':
      return NOT_FOUND;
    case 'conflict':
      return answer(request, arranging, {
        ...mergeVersions(comparedFields(terms), {
          mine: form,
          theirs: { ...toFields(outcome.theirs), version: String(outcome.theirs.number) },
        }),
        isCalledOff: outcome.theirs.change === 'cancelled',
      });
    case 'open-already':
      return redirect(`/reviews/${outcome.reviewId}/arrange`, {
        notice: terms.say('There is {an review} that is still to come already: this is it.'),
        childIds: [childId],
      });
    case 'held-already':
      return answer(request, arranging, {
        values: form,
        errors: [refuse('heldOn', `It was held on ${dayInWords(outcome.heldOn)}: it cannot be arranged any more`)],
      });
    case 'reason-missing':
      return answer(request, arranging, { values: form, errors: [refuse('reason', whyNeeded(arranging))] });
    case 'contradicts':
      return answer(request, arranging, { values: form, errors: [refuse('heldOn', outcome.message)] });
  }
}

function whyNeeded({ movesExceptionally: isExceptional }: Arranging): string {
  return isExceptional ? 'Say which exceptional circumstances make it move' : 'Say why the day changes';
}

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly warnings?: readonly string[];
  readonly conflict?: ConflictView;
  /** What somebody else saved was that it is not held. */
  readonly isCalledOff?: boolean;
}

function answer(
  { terms }: PageRequest,
  arranging: Arranging,
  { values, errors = [], warnings = [], conflict, isCalledOff = false }: Shown,
): Reply {
  const { child, review } = arranging;
  const isNew = review?.arrangedOn === null || review === undefined;
  const model = {
    ...arranging,
    name: nameOfChild(child),
    shortName: shortNameOfChild(child),
    back: review === undefined ? `/children/${child.childId}` : `/reviews/${review.reviewId}`,
    values,
    errors,
    warnings,
    // What was told before stays told where somebody else saved in between.
    warned: warnings.length > 0 ? warnings.join('\n') : values['warned'],
    isNew,
    lastDay: capitalise(lastDayInWords(arranging.dueRule, terms)),
    directions: arranging.directions.map((each) => directionInWords(each, terms)),
    choices: toChoices(values, terms, isNew),
    calendar: toCalendarLines(arranging.around, terms),
    siblings: arranging.siblings.map(toSiblingLine),
    remand: arranging.remandedSince && remandInWords(arranging.remandedSince, terms),
    conflict,
    isCalledOff,
    isAgreedOpen: asksWhoAgreed(arranging) || AGREED_DAYS.some((name) => isTyped(values, name, errors)),
  };
  const shown = { childIds: [child.childId], details: { reviewId: review?.reviewId ?? null } };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  if (errors.length + warnings.length > 0) {
    return showInvalid(TEMPLATE, model, { ...shown, details: { ...shown.details, saved: false } });
  }
  return show(TEMPLATE, model, shown);
}

/** The first review's place is agreed with each (Blackburn with Darwen §4.1). */
function asksWhoAgreed({ dueRule, agreesPlace }: Arranging): boolean {
  return agreesPlace && dueRule === 'review.first';
}

function isTyped(values: FormFields, name: string, errors: readonly FormError[]): boolean {
  return (values[`${name}-day`] ?? '') !== '' || errors.some(({ field }) => field === name);
}

async function warn(
  { tx, user, today, terms }: PageRequest,
  arranging: Arranging,
  values: ArrangeValues,
): Promise<string[]> {
  const { child, review, dueOn, dueRule, targetOn, earliestOn } = arranging;
  const { heldOn, agreedBy } = values;
  const ids = { childId: child.childId, reviewId: review?.reviewId ?? null };
  const { others, away } = await lookAround(tx, user, { ...ids, from: heldOn, to: heldOn });
  return warnAboutArrangement(values, {
    today,
    bornOn: child.bornOn,
    dueOn,
    dueRule,
    targetOn,
    earliestOn,
    others,
    away,
    movedFrom: review?.arrangedOn ?? null,
    agreedBy,
    movesExceptionally: arranging.movesExceptionally,
    leavesOn: arranging.endOfCare?.endsOn ?? null,
    agreesPlace: asksWhoAgreed(arranging),
    isWithoutIro: dueRule === 'review.first' && child.iro === null,
    words: { day: dayInWords, terms },
  });
}

async function findForChild(request: PageRequest): Promise<Arranging | undefined> {
  const { tx, user, params } = request;
  const childId = params['child'] ?? '';
  const open = await findOpenReview(tx, user, childId);
  const review = open === undefined ? undefined : await findReview(tx, user, open.reviewId);
  return await find(request, childId, review);
}

async function findForReview(request: PageRequest): Promise<Arranging | undefined> {
  const { tx, user, params } = request;
  const review = await findReview(tx, user, params['review'] ?? '');
  return review === undefined ? undefined : await find(request, review.childId, review);
}

async function find(request: PageRequest, childId: string, review: Review | undefined): Promise<Arranging | undefined> {
  const { tx, user, today } = request;
  if (!(await mayRecord(tx, user, childId))) return undefined;
  const child = await findChild(tx, user, { childId, today });
  if (child === undefined) return undefined;
  const due = review === undefined ? await findNextReviewOf(tx, user, childId) : undefined;
  const dueOn = review?.dueOn ?? due?.dueOn ?? null;
  const to = dueOn !== null && dueOn > today ? dueOn : workingDaysOn(today, AHEAD_WORKING_DAYS);
  const around = await lookAround(tx, user, { childId, reviewId: review?.reviewId ?? null, from: today, to });
  return {
    child,
    review,
    dueOn,
    dueRule: review?.dueRule ?? due?.rule ?? null,
    scheduleByOn: review?.scheduleByOn ?? due?.scheduleByOn ?? null,
    targetOn: review?.targetOn ?? due?.targetOn ?? null,
    earliestOn: review?.earliestOn ?? due?.earliestOn ?? null,
    obligationId: review?.obligationId ?? due?.id,
    around,
    wishes: review === undefined ? [] : await findWishes(request, review),
    movesExceptionally: movesExceptionally(user.procedure),
    agreesPlace: agreesPlaceOfFirst(user.procedure),
    endOfCare: await findEndOfCare(tx, user, childId),
    directions: await listOpenDirections(tx, user, childId),
    remandedSince: await findRemandedSince(tx, user, { childId, today }),
    siblings: await listSiblingReviews(tx, user, { childId, today }),
  };
}

/** What bears on when and where, of what the child said. */
const WISHES_OF_THE_DAY = new Set(['where', 'when', 'timesToAvoid', 'whoComes', 'chairing']);

async function findWishes({ tx, user, terms }: PageRequest, { reviewId }: Review) {
  const [last] = await listVersions(tx, user, { reviewId, part: 'wishes', itemId: reviewId });
  if (last === undefined) return [];
  return linesOfAnswers(partOf('wishes', terms), last.answers).filter(({ name }) => WISHES_OF_THE_DAY.has(name));
}

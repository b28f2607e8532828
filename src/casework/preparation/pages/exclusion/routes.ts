import { z } from 'zod';
import {
  type ComparedField,
  type ConflictView,
  chosen,
  mergeVersions,
  typed,
  typedDay,
  versioned,
} from '../../../../platform/pages/conflict.ts';
import { day, dayOrNothing, toDayFields, withDays } from '../../../../platform/pages/day-field.ts';
import { shortDay } from '../../../../platform/pages/days-in-words.ts';
import { ALWAYS, type FormError, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import { type KeptForm, partsOfDay, typedBefore } from '../../../../platform/pages/kept-form.ts';
import {
  type FormFields,
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  showConflict,
  showForm,
} from '../../../../platform/pages/page.ts';
import type { Terms } from '../../../../platform/pages/terms.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import { listPapersOfReview, type Paper } from '../../../participation/list-papers-of-review.ts';
import type { Review } from '../../find-review.ts';
import { findReviewToRecord } from '../../find-review-to-record.ts';
import { type ExclusionRow, exclude, findExclusion, lookAtExclusion } from '../../invitations/exclude.ts';
import { EXCLUDED, GROUNDS } from '../../invitations/exclusion.ts';
import { writeExclusionLetter } from '../../invitations/exclusion-letter.ts';
import { restsOnDisability } from '../../invitations/invitation.ts';
import { findInvitation, type InvitationRow } from '../../invitations/list-invitations.ts';
import { sendExclusionLetter } from '../../invitations/send-exclusion-letter.ts';
import { DISABILITY_IS_NO_REASON, UNEASE_IS_NO_REASON } from '../invitation/form.ts';
import { paperOfExcluded } from '../paper-of-excluded.ts';

const PATH = '/reviews/:review/invitations/:invitation/exclusion';
const TEMPLATE = 'casework/preparation/pages/exclusion/page.njk';
const LONGEST = 5000;
const TO_COME = 'This day is still to come';

const noteOrNothing = z
  .string()
  .optional()
  .transform((typed) => (typed ?? '').trim())
  .transform((typed) => (typed === '' ? null : typed));

/** The next review after this one, by which an exclusion is looked at again at the latest. */
const MONTHS_TO_NEXT = 6;
const MONTHS_AFTER_FIRST = 3;

function latestLook({ arrangedOn, dueOn, dueRule }: Review, today: string): string {
  const months = dueRule === 'review.first' ? MONTHS_AFTER_FIRST : MONTHS_TO_NEXT;
  return Temporal.PlainDate.from(arrangedOn ?? dueOn ?? today)
    .add({ months })
    .toString();
}

function lookDay(missing: string, latest: string) {
  const late = `The next one after this may be held by ${shortDay(latest)}: look at it again by then`;
  return day(missing).refine((on) => on <= latest, late);
}

interface Limits {
  readonly today: string;
  /** The last day for the next look. */
  readonly latest: string;
  readonly iro: string;
}

function schemaOf({ today, latest, iro }: Limits) {
  const past = (missing: string) => day(missing).refine((on) => on <= today, TO_COME);
  const pastOrNothing = () => dayOrNothing().refine((on) => on === null || on <= today, TO_COME);
  return z
    .object({
      who: z.enum(EXCLUDED, 'Choose whether it is the child, a parent or a carer'),
      extent: z.enum(['all', 'part'], 'Choose from what they are kept out'),
      extentPart: noteOrNothing,
      ground: z.enum(GROUNDS, 'Choose the ground'),
      explanation: text('Explain why, as you write it to them', { max: LONGEST }),
      alternatives: text('Say what was considered instead', { max: LONGEST }),
      decidedBy: text('Enter the social worker who decided'),
      decidedOn: past('Enter the day on which it was decided'),
      iroConsultedOn: past(`Enter the day on which the ${iro} was consulted`),
      otherArrangement: text('Say how they take part instead', { max: LONGEST }),
      explainedInWritingOn: pastOrNothing(),
      papersSentOn: pastOrNothing(),
      iroOffer: noteOrNothing,
      lookAgainOn: lookDay('Enter the day on which it is looked at again', latest),
    })
    .refine(({ who, explanation }) => who !== 'child' || !restsOnDisability(String(explanation)), {
      when: ALWAYS,
      path: ['explanation'],
      message: DISABILITY_IS_NO_REASON,
    })
    .refine(({ extent, extentPart }) => extent !== 'part' || extentPart !== null, {
      when: ALWAYS,
      path: ['extentPart'],
      message: 'Say from which part',
    });
}

const LOOK = (today: string, latest: string) =>
  z
    .object({
      lookedOn: day('Enter the day on which it was looked at').refine((on) => on <= today, TO_COME),
      withWhom: text('Say who looked at it: the social worker, the team manager'),
      outcome: z.enum(['goes-on', 'ended'], 'Choose whether it goes on'),
      lookWhy: text('Say why', { max: LONGEST }),
      nextLookOn: dayOrNothing().refine(
        (on) => on === null || on <= latest,
        `The next one after this may be held by ${shortDay(latest)}: look at it again by then`,
      ),
    })
    .refine(({ outcome, nextLookOn }) => outcome !== 'goes-on' || nextLookOn !== null, {
      when: ALWAYS,
      path: ['nextLookOn'],
      message: 'Enter the day on which it is looked at next',
    });

const DAYS = ['decidedOn', 'iroConsultedOn', 'explainedInWritingOn', 'papersSentOn', 'lookAgainOn'] as const;

const TEXTS = [
  ...([
    'who',
    'extent',
    'extentPart',
    'ground',
    'explanation',
    'alternatives',
    'otherArrangement',
    'decidedBy',
  ] as const),
  'iroOffer',
] as const;

const EXCLUSION_FIELDS: KeptForm = {
  name: 'exclusion',
  fields: [...TEXTS, ...DAYS.flatMap((name) => partsOfDay(name))],
};

const LOOK_FIELDS: KeptForm = {
  name: 'look',
  fields: ['withWhom', 'outcome', 'lookWhy', ...partsOfDay('lookedOn'), ...partsOfDay('nextLookOn')],
};

const EXCLUSION: Page = {
  method: 'GET',
  path: PATH,
  permission: 'children.record',
  action: 'review.exclusion.form',
  forms: [EXCLUSION_FIELDS, LOOK_FIELDS],
  handle: async (request) => {
    const about = await find(request);
    if (about === undefined) return NOT_FOUND;
    const stands = typedBefore(request, EXCLUSION_FIELDS) ?? versioned(toFields(about.exclusion));
    return await answer(request, about, {
      values: { ...typedBefore(request, LOOK_FIELDS), ...stands },
    });
  },
};

const EXCLUDE: Page = {
  method: 'POST',
  path: PATH,
  permission: 'children.record',
  action: 'review.exclusion.kept',
  forms: [EXCLUSION_FIELDS],
  handle: async (request) => {
    const { tx, user, form, today, terms } = request;
    const about = await find(request);
    if (about === undefined) return NOT_FOUND;
    const latest = latestLook(about.review, today);
    const reading = readForm(schemaOf({ today, latest, iro: terms.of('iro') }), withDays(form, ...DAYS));
    if (!reading.isValid) return await answer(request, about, { values: form, errors: reading.errors });
    const { review, invitation } = about;
    const version = Number(form['version']) || 0;
    const to = { review, invitationId: invitation.invitationId, values: reading.values, version };
    const outcome = await exclude(tx, user, to);
    if (outcome.kind === 'no-valid-reason') {
      return await answer(request, about, { values: form, errors: [refuse('explanation', UNEASE_IS_NO_REASON)] });
    }
    if (outcome.kind === 'conflict') {
      const theirs = toFields(outcome.theirs);
      const now = { ...about, exclusion: await findExclusion(tx, user, invitation.invitationId) };
      return await answer(request, now, mergeVersions(comparedFields(terms), { mine: form, theirs }));
    }
    const notice = outcome.isLetterWithdrawn
      ? 'It is kept. The letter that waited in the post said something else and is taken out: send it anew.'
      : 'It is kept.';
    return redirect(addressOf(about), { notice, ...shownOf(about) });
  },
};

/** The letter that explains it goes into the post: to print, or by email. */
const SEND_LETTER: Page = {
  method: 'POST',
  path: `${PATH}/letter`,
  permission: 'children.record',
  action: 'review.exclusion.letter',
  handle: async (request) => {
    const { tx, user, form, today, terms } = request;
    const about = await find(request);
    if (about?.exclusion === undefined) return NOT_FOUND;
    const { review, invitation, exclusion } = about;
    const version = Number(form['version']) || 0;
    const to = { review, invitationId: invitation.invitationId, version, terms, today };
    const outcome = await sendExclusionLetter(tx, user, to);
    if (outcome.kind === 'not-found') return NOT_FOUND;
    if (outcome.kind === 'queued') {
      return redirect(addressOf(about), { notice: 'The letter is in the post.', ...shownOf(about) });
    }
    const why =
      outcome.kind === 'cannot' ? outcome.why : 'It has changed since you opened this page: read the letter again';
    return await answer(request, about, { values: versioned(toFields(exclusion)), errors: [refuse('letter', why)] });
  },
};

const LOOK_AGAIN: Page = {
  method: 'POST',
  path: `${PATH}/look`,
  permission: 'children.record',
  action: 'review.exclusion.looked-at',
  forms: [LOOK_FIELDS],
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const about = await find(request);
    if (about?.exclusion === undefined) return NOT_FOUND;
    const reading = readForm(LOOK(today, latestLook(about.review, today)), withDays(form, 'lookedOn', 'nextLookOn'));
    if (!reading.isValid) {
      return await answer(request, about, {
        values: { ...form, ...versioned(toFields(about.exclusion)) },
        errors: reading.errors,
      });
    }
    const { lookedOn, withWhom, outcome, lookWhy: why, nextLookOn } = reading.values;
    const { exclusionId, lookAgainOn } = about.exclusion;
    const look = { lookedOn, withWhom, outcome, why };
    await lookAtExclusion(tx, user, {
      childId: about.review.childId,
      exclusionId,
      look,
      lookAgainOn: nextLookOn ?? lookAgainOn,
    });
    return redirect(addressOf(about), { notice: 'It is kept that it was looked at.', ...shownOf(about) });
  },
};

export const EXCLUSION_PAGES: readonly Page[] = [EXCLUSION, EXCLUDE, SEND_LETTER, LOOK_AGAIN];

interface About {
  readonly review: Review;
  readonly invitation: InvitationRow;
  readonly exclusion: Awaited<ReturnType<typeof findExclusion>>;
  readonly papers: readonly Paper[];
}

async function find({ tx, user, params }: PageRequest): Promise<About | undefined> {
  const review = await findReviewToRecord(tx, user, params['review'] ?? '');
  if (review === undefined) return undefined;
  const ids = { reviewId: review.reviewId, invitationId: params['invitation'] ?? '' };
  const invitation = await findInvitation(tx, user, ids);
  if (invitation === undefined) return undefined;
  return {
    review,
    invitation,
    exclusion: await findExclusion(tx, user, invitation.invitationId),
    papers: await listPapersOfReview(tx, user, { reviewId: review.reviewId }),
  };
}

/** What the form shows of an exclusion that stands; undefined where none does. */
function toFields(values: ExclusionRow | undefined): FormFields {
  if (values === undefined) return { version: '0' };
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, values[name] ?? ''])),
    version: String(values.version),
    ...toDayFields('decidedOn', values.decidedOn),
    ...toDayFields('iroConsultedOn', values.iroConsultedOn),
    ...toDayFields('explainedInWritingOn', values.explainedInWritingOn),
    ...toDayFields('papersSentOn', values.papersSentOn),
    ...toDayFields('lookAgainOn', values.lookAgainOn),
  };
}

const WHO: Readonly<Record<string, string>> = { child: 'The child', parent: 'A parent', carer: 'A carer' };
const GROUND: Readonly<Record<string, string>> = {
  'against-childs-interests': 'Their being there is against the child’s interests',
  inappropriate: 'Their being there is inappropriate',
  impracticable: 'Their being there is not practicable',
  'conflict-of-interests': 'There is a clear conflict of interests',
};

interface Shown {
  readonly values: FormFields;
  readonly errors?: readonly FormError[];
  readonly conflict?: ConflictView;
}

async function answer(
  { tx, user, terms, today }: PageRequest,
  about: About,
  { values, errors = [], conflict }: Shown,
): Promise<Reply> {
  const { review, invitation, exclusion, papers } = about;
  const id = invitation.who === 'child' ? review.childId : invitation.personId;
  const of = (field: string, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([value, label]) => ({ value, text: label, checked: values[field] === value }));
  const model = {
    child: nameOfChild(review.child),
    custody: await findCustodyNotice(tx, user, { childId: review.childId, today, terms }),
    person: invitation.name,
    back: `/reviews/${review.reviewId}/invitations/${invitation.invitationId}`,
    action: addressOf(about),
    exclusion,
    paper: paperOfExcluded(papers, { id, papersSentOn: exclusion?.papersSentOn ?? null }),
    consultationHref: `/reviews/${review.reviewId}/consultation`,
    contribution: invitation.contribution,
    contributedOn: invitation.contributedOn,
    letter: exclusion && writeExclusionLetter({ review, invitation, exclusion, terms }),
    isEmail: invitation.channel === 'email',
    values,
    errors,
    choices: {
      who: of('who', WHO),
      extent: of('extent', extentsIn(terms)),
      ground: of('ground', GROUND),
      outcome: of('outcome', { 'goes-on': 'It goes on', ended: 'It ends' }),
    },
    conflict,
  };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shownOf(about));
  return showForm(TEMPLATE, model, shownOf(about));
}

function extentsIn(terms: Terms) {
  return { all: terms.say('All of the {review}'), part: 'A part of it' };
}

/** What two people may change of an exclusion at once, field by field. */
function comparedFields(terms: Terms): ComparedField[] {
  const of = (name: string, label: string, texts: Readonly<Record<string, string>>) =>
    chosen(name, label, (value) => texts[value] ?? 'Nothing');
  return [
    of('who', 'Who', WHO),
    of('extent', 'From what', extentsIn(terms)),
    typed('extentPart', 'From which part'),
    of('ground', 'Ground', GROUND),
    typed('explanation', 'Explained'),
    typed('alternatives', 'Considered instead'),
    typed('otherArrangement', 'Takes part by'),
    typed('decidedBy', 'Who decided'),
    typedDay('decidedOn', 'Decided on', 'Nothing'),
    typedDay('iroConsultedOn', terms.say('The {iro} was consulted on'), 'Nothing'),
    typedDay('explainedInWritingOn', 'Explained in writing', 'Nothing'),
    typedDay('papersSentOn', 'Papers sent', 'Nothing'),
    typed('iroOffer', 'Offer to meet'),
    typedDay('lookAgainOn', 'Looked at again', 'Nothing'),
  ];
}

function addressOf({ review, invitation }: About): string {
  return `/reviews/${review.reviewId}/invitations/${invitation.invitationId}/exclusion`;
}

function shownOf({ review, invitation }: About) {
  return {
    childIds: [review.childId],
    details: { reviewId: review.reviewId, invitationId: invitation.invitationId },
  };
}

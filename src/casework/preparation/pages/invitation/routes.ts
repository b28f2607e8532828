import { type ConflictView, mergeVersions, versioned } from '../../../../platform/pages/conflict.ts';
import { type FormError, refuse } from '../../../../platform/pages/form.ts';
import { typedBefore } from '../../../../platform/pages/kept-form.ts';
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
import { findChildNeeds } from '../../../children/details/find-child-needs.ts';
import { findCustodyNotice } from '../../../children/find-custody-notice.ts';
import { nameOfChild } from '../../../children/name-of-child.ts';
import type { Review } from '../../find-review.ts';
import { findReviewToRecord } from '../../find-review-to-record.ts';
import { kindOfAttendee } from '../../invitations/attendance.ts';
import type { Invitee } from '../../invitations/invitation.ts';
import {
  findInvitation,
  type InvitationRow,
  listInvitations,
  type Proposal,
} from '../../invitations/list-invitations.ts';
import { saveInvitation } from '../../invitations/save-invitation.ts';
import { needsInWords } from '../needs-in-words.ts';
import { INVITATION_FORM, readInvitationForm, toFields } from './form.ts';
import { comparedFields, toChoices } from './view.ts';

const TEMPLATE = 'casework/preparation/pages/invitation/page.njk';
const NEW = '/reviews/:review/invitations/new';
const ONE = '/reviews/:review/invitations/:invitation';

/** Whom the form is about. */
interface About {
  readonly review: Review;
  readonly invitee: Invitee;
  /** Undefined while nothing is decided. */
  readonly row: InvitationRow | undefined;
  readonly proposal: Proposal | undefined;
}

const NEW_INVITATION: Page = {
  method: 'GET',
  path: NEW,
  permission: 'children.record',
  action: 'review.invitation.new-form',
  forms: [INVITATION_FORM],
  handle: async (request) => {
    const about = await findNew(request, request.query);
    if (about === undefined) return NOT_FOUND;
    return await answer(request, about, {
      values: typedBefore(request, INVITATION_FORM) ?? firstValues(about, request.query),
    });
  },
};

const DECIDE: Page = {
  method: 'POST',
  path: NEW,
  permission: 'children.record',
  action: 'review.invitation.decided',
  forms: [INVITATION_FORM],
  handle: async (request) => {
    const about = await findNew(request, request.form);
    return about === undefined ? NOT_FOUND : await save(request, about);
  },
};

const INVITATION: Page = {
  method: 'GET',
  path: ONE,
  permission: 'children.record',
  action: 'review.invitation.form',
  forms: [INVITATION_FORM],
  handle: async (request) => {
    const about = await findOne(request);
    if (about?.row === undefined) return NOT_FOUND;
    return await answer(request, about, {
      values: typedBefore(request, INVITATION_FORM) ?? versioned(toFields(about.row)),
    });
  },
};

const CHANGE_INVITATION: Page = {
  method: 'POST',
  path: ONE,
  permission: 'children.record',
  action: 'review.invitation.changed',
  forms: [INVITATION_FORM],
  handle: async (request) => {
    const about = await findOne(request);
    return about === undefined ? NOT_FOUND : await save(request, about);
  },
};

export const INVITATION_PAGES: readonly Page[] = [NEW_INVITATION, DECIDE, INVITATION, CHANGE_INVITATION];

async function save(request: PageRequest, about: About): Promise<Reply> {
  const { tx, user, form, today } = request;
  const { hasParentalResponsibility = null } = about.row ?? about.proposal ?? {};
  const reading = readInvitationForm(form, { today, who: about.invitee.who, hasParentalResponsibility });
  if (!reading.isValid) return await answer(request, about, { values: form, errors: reading.errors });
  const { review, invitee, row } = about;
  const version = Number(form['version']) || 0;
  const to = { review, invitee, values: reading.values, version, invitationId: row?.invitationId };
  const outcome = await saveInvitation(tx, user, to);
  switch (outcome.kind) {
    case 'saved':
      return redirect(`/reviews/${review.reviewId}/invitations`, {
        notice: 'It is decided.',
        childIds: [review.childId],
        details: { reviewId: review.reviewId, invitationId: outcome.invitationId, decision: reading.values.decision },
      });
    case 'not-found':
      return NOT_FOUND;
    case 'there-already':
      return await answer(request, about, {
        values: form,
        errors: [refuse('name', 'They stand in the list already: change that instead')],
      });
    case 'conflict':
      return await answer(
        request,
        { ...about, row: outcome.theirs },
        mergeVersions(comparedFields({ terms: request.terms, who: invitee.who }), {
          mine: form,
          theirs: toFields(outcome.theirs),
        }),
      );
  }
}

async function findNew({ tx, user, params, today }: PageRequest, asked: FormFields): Promise<About | undefined> {
  const review = await findReviewToRecord(tx, user, params['review'] ?? '');
  if (review === undefined) return undefined;
  const { proposals } = await listInvitations(tx, user, { review, today });
  const proposal = proposals.find(({ invitee }) => isAsked(invitee, asked));
  // Whoever is in a list is taken from there: nobody invites by an id that they made up.
  const isNamed = (asked['who'] ?? 'named') === 'named';
  if (proposal === undefined && !isNamed) return undefined;
  return { review, invitee: proposal?.invitee ?? { who: 'named' }, row: undefined, proposal };
}

function isAsked(invitee: Invitee, asked: FormFields): boolean {
  if (invitee.who !== asked['who']) return false;
  if (invitee.who === 'person') return invitee.personId === asked['person'];
  return invitee.who === 'staff' ? invitee.staffId === asked['staff'] : invitee.who === 'child';
}

async function findOne({ tx, user, params }: PageRequest): Promise<About | undefined> {
  const review = await findReviewToRecord(tx, user, params['review'] ?? '');
  if (review === undefined) return undefined;
  const ids = { reviewId: review.reviewId, invitationId: params['invitation'] ?? '' };
  const row = await findInvitation(tx, user, ids);
  return row === undefined ? undefined : { review, invitee: inviteeOf(row), row, proposal: undefined };
}

function inviteeOf({ who, personId, staffId }: InvitationRow): Invitee {
  if (who === 'person') return { who, personId: personId ?? '' };
  return who === 'staff' ? { who, staffId: staffId ?? '' } : { who };
}

function firstValues({ proposal, invitee }: About, query: FormFields): FormFields {
  const isFamily = invitee.who === 'child' || invitee.who === 'person';
  return {
    name: proposal?.name ?? '',
    role: proposal?.role ?? query['role'] ?? '',
    attends: 'whole',
    channel: proposal?.channel ?? '',
    answer: 'none',
    childsView: invitee.who === 'child' ? '' : 'not-asked',
    toldOfSupporter: isFamily ? 'yes' : '',
  };
}

/** Whether it is asked what they are needed for: of whoever is no professional it is not. */
function isProfessional({ invitee, row, proposal }: About): boolean {
  const { role = '', hasParentalResponsibility = null } = row ?? proposal ?? {};
  return kindOfAttendee({ who: invitee.who, role, hasParentalResponsibility }) === 'professional';
}

const MORE = {
  needs: ['needs', 'needsArranged'],
  supporter: ['supporterName', 'supporterKind', 'supporterToldOn', 'supporterPolicyOn'],
  contribution: ['contribution', 'contributedOn'],
};

/** Which of the parts that are folded away hold something, or a fault. */
function moreOf(values: FormFields, errors: readonly FormError[]) {
  const holds = (names: readonly string[]) =>
    names.some((name) => Boolean(values[name] ?? values[`${name}-day`]) || errors.some(({ field }) => field === name));
  return { needs: holds(MORE.needs), supporter: holds(MORE.supporter), contribution: holds(MORE.contribution) };
}

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
  const { review, invitee, row, proposal } = about;
  const base = `/reviews/${review.reviewId}/invitations`;
  const model = {
    child: nameOfChild(review.child),
    custody: await findCustodyNotice(tx, user, { childId: review.childId, today, terms }),
    back: base,
    who: invitee.who,
    person: invitee.who === 'person' ? invitee.personId : undefined,
    staff: invitee.who === 'staff' ? invitee.staffId : undefined,
    heading: row?.name ?? proposal?.name ?? 'Somebody else',
    isNamed: invitee.who === 'named',
    isChild: invitee.who === 'child',
    isProfessional: isProfessional(about),
    childNeeds: invitee.who === 'child' ? needsInWords(await findChildNeeds(tx, user, review.childId)) : [],
    hasMore: moreOf(values, errors),
    exclusionHref: row === undefined ? undefined : `${base}/${row.invitationId}/exclusion`,
    isExcluded: row?.isExcluded,
    values,
    errors,
    choices: toChoices(values, { terms, who: invitee.who }),
    conflict,
  };
  const shown = { childIds: [review.childId], details: { reviewId: review.reviewId } };
  if (conflict !== undefined) return showConflict(TEMPLATE, model, shown);
  return showForm(TEMPLATE, model, shown);
}

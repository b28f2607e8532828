import { arrangeReview } from '../casework/preparation/arrange-review.ts';
import { keepChildWords } from '../casework/preparation/child-words.ts';
import { directReview } from '../casework/preparation/directions/direct-review.ts';
import { tellEndOfCare } from '../casework/preparation/end-of-care/tell-end-of-care.ts';
import { findReview, type Review } from '../casework/preparation/find-review.ts';
import { agreeOnList } from '../casework/preparation/invitations/agree-on-list.ts';
import { kindOfAttendee } from '../casework/preparation/invitations/attendance.ts';
import { exclude } from '../casework/preparation/invitations/exclude.ts';
import type { InvitationValues } from '../casework/preparation/invitations/invitation.ts';
import { listInvitations, type Proposal } from '../casework/preparation/invitations/list-invitations.ts';
import { saveInvitation } from '../casework/preparation/invitations/save-invitation.ts';
import { sendInvitations } from '../casework/preparation/invitations/send-invitations.ts';
import { listDueSteps } from '../casework/preparation/list-due-steps.ts';
import { partOf } from '../casework/preparation/parts/parts.ts';
import { savePart } from '../casework/preparation/save-part.ts';
import { findTerms } from '../casework/settings/terms-of-authority.ts';
import { findStaffMemberByEmail } from '../casework/staff/find-staff-member-by-email.ts';
import type { Database } from '../platform/database/database.ts';
import type { Actor, Tx } from '../platform/database/transaction.ts';
import { addWorkingDays, type Day, getDay, isoFromDay } from '../rules/index.ts';
import { type DemoPreparation, demoPreparationOf, type PartOfDemo } from './demo-preparations.ts';

const REVIEWS = 12;
const OLD_ENOUGH_YEARS = 6;

interface PreparedBy extends Actor {
  readonly userId: string;
}

/** A review of the demo, and who prepares it. */
interface Preparing {
  readonly review: Review;
  readonly iro: PreparedBy;
  readonly worker: PreparedBy;
  readonly administrator: PreparedBy;
  readonly today: Day;
}

/** Prepares some of the reviews of the next weeks, each as far as another: from a day agreed to everything but the meeting. */
export async function prepareDemoReviews(database: Database, program: Actor, today: Day): Promise<void> {
  const { found, administratorId } = await database.withTransaction(program, async (tx) => ({
    found: await readReviewsToCome(tx, program, today),
    administratorId: await findAdministrator(tx, program, today),
  }));
  const administrator = { ...program, userId: administratorId };
  let isTold = false;
  for (const [index, { reviewId, iroId, workerId }] of found.entries()) {
    const iro = { ...program, userId: iroId };
    const worker = { ...program, userId: workerId };
    const review = await database.withTransaction(iro, (tx) => findReview(tx, iro, reviewId));
    if (review === undefined) throw new Error('a review of the demo went away');
    const plan = demoPreparationOf(index, found.length);
    await prepare(database, { review, iro, worker, administrator, today }, plan);
    const preparing = { review, iro, worker, administrator, today };
    // The IRO directs the first of all, and of the first whose invitations went the child leaves care before.
    if (index === 0) await database.withTransaction(iro, (tx) => direct(tx, preparing));
    if (plan.invited !== 'sent' || isTold) continue;
    await database.withTransaction(worker, (tx) => tellLeaving(tx, preparing));
    isTold = true;
  }
}

async function findAdministrator(tx: Tx, program: Actor, today: Day): Promise<string> {
  const found = await findStaffMemberByEmail(tx, program, { email: 'reviews@demo.example', today: isoFromDay(today) });
  if (found === undefined) throw new Error('the demo has nobody who administers reviews');
  return found.id;
}

/** One soon, one later and one late of each officer; the latest first, of which the least is prepared. */
async function readReviewsToCome(tx: Tx, { authorityId }: Actor, today: Day) {
  const reviews = await tx
    .selectFrom('reviews as r')
    .innerJoin('children as c', (join) =>
      join.onRef('c.authority_id', '=', 'r.authority_id').onRef('c.id', '=', 'r.child_id'),
    )
    .innerJoin('appointments as a', (join) =>
      join.onRef('a.authority_id', '=', 'r.authority_id').onRef('a.child_id', '=', 'r.child_id'),
    )
    .innerJoin('child_workers as w', (join) =>
      join.onRef('w.authority_id', '=', 'r.authority_id').onRef('w.child_id', '=', 'r.child_id'),
    )
    .select(['r.id as reviewId', 'r.arranged_on as arrangedOn', 'a.staff_id as iroId', 'w.staff_id as workerId'])
    .where('r.authority_id', '=', authorityId)
    .where('r.recording_on', 'is', null)
    .where('r.arranged_on', '>', isoFromDay(today))
    .where('a.ended_on', 'is', null)
    .where('w.ended_on', 'is', null)
    .where('c.born_on', '<', isoFromDay((today - OLD_ENOUGH_YEARS * 366) as Day))
    .orderBy('r.arranged_on')
    .orderBy('r.id')
    .execute();
  const byOfficer = Map.groupBy(reviews, ({ iroId }) => iroId);
  return [...byOfficer.values()]
    .flatMap((theirs) => {
      const chosen = new Set([0, Math.floor(theirs.length / 2), theirs.length - 1]);
      return theirs.filter((_, index) => chosen.has(index));
    })
    .toSorted((a, b) => String(b.arrangedOn).localeCompare(String(a.arrangedOn)))
    .slice(0, REVIEWS);
}

/** Each by whoever does it: the social worker talks first, the IRO hears and decides, and the administrator sends. */
async function prepare(database: Database, preparing: Preparing, plan: DemoPreparation): Promise<void> {
  const { iro, worker, administrator } = preparing;
  await database.withTransaction(worker, async (tx) => {
    for (const part of plan.parts.filter(({ by }) => by === 'worker')) await keepPart(tx, preparing, part);
  });
  await database.withTransaction(iro, async (tx) => {
    await agree(tx, preparing, plan);
    for (const part of plan.parts.filter(({ by }) => by === 'iro')) await keepPart(tx, preparing, part);
    for (const said of plan.words) await keepWords(tx, preparing, said);
    if (plan.invited !== 'nobody') await invite(tx, preparing, plan);
    if (plan.invited !== 'nobody') await agreeOnWhoComes(tx, preparing, plan.invited !== 'decided');
  });
  if (plan.invited === 'nobody' || plan.invited === 'decided') return;
  await database.withTransaction(administrator, async (tx) => {
    await send(tx, preparing);
    if (plan.invited === 'answered') await enterAnswers(tx, preparing);
  });
}

/** The IRO is the first; where it is sent, the social worker and the child are heard too. */
async function agreeOnWhoComes(tx: Tx, { review, iro, today }: Preparing, isWhole: boolean): Promise<void> {
  const on = isoFromDay(addWorkingDays(today, -1));
  const rest = isWhole
    ? ({
        socialWorkerOn: on,
        childAsked: 'yes',
        childOn: on,
        childNote: 'Glad that it is not the whole school.',
      } as const)
    : ({ socialWorkerOn: null, childAsked: 'not-yet', childOn: null, childNote: null } as const);
  const outcome = await agreeOnList(tx, iro, { review, agreement: { iroOn: on, ...rest }, seen: 0 });
  if (outcome.kind !== 'agreed') throw new Error('who comes to a review of the demo was not agreed');
}

async function send(tx: Tx, { review: { reviewId }, administrator, today }: Preparing): Promise<void> {
  const review = await findReview(tx, administrator, reviewId);
  const terms = await findTerms(tx, administrator);
  const outcome = review && (await sendInvitations(tx, administrator, { review, terms, today, isUnaskedToo: true }));
  if (outcome?.kind !== 'sent') throw new Error('the invitations of a review of the demo were not sent');
}

/** The IRO directs that the review is held by the day for which it is arranged. */
async function direct(tx: Tx, { review, iro, today }: Preparing): Promise<void> {
  const { childId, arrangedOn } = review;
  const why = 'The school changes in January, and the plan for the move was not agreed at the last meeting.';
  const outcome = await directReview(tx, iro, { childId, ground: 'iro-directs', on: arrangedOn ?? '', why, today });
  if (outcome.kind !== 'directed') throw new Error(`a review of the demo was not directed: ${outcome.kind}`);
}

const LEAVES_WORKING_DAYS_BEFORE = 2;

/** The social worker tells that the child stops being looked after before the review. */
async function tellLeaving(tx: Tx, { review, worker, today }: Preparing): Promise<void> {
  const { childId, arrangedOn } = review;
  const endsOn = isoFromDay(addWorkingDays(getDay(arrangedOn ?? ''), -LEAVES_WORKING_DAYS_BEFORE));
  const terms = await findTerms(tx, worker);
  const why = 'The court made a special guardianship order: an aunt cares for the child for good.';
  const outcome = await tellEndOfCare(tx, worker, { childId, endsOn, why, seen: 0, terms, today });
  if (outcome.kind !== 'told') throw new Error(`the end of care of a child of the demo was not told: ${outcome.kind}`);
}

/** When, where and how; the day is the one that stands. */
async function agree(tx: Tx, { review, iro, today }: Preparing, { arrangement }: DemoPreparation): Promise<void> {
  const { childId, reviewId, arrangedOn } = review;
  const outcome = await arrangeReview(tx, iro, {
    childId,
    reviewId,
    arrangement: { ...arrangement, heldOn: arrangedOn ?? '', kind: 'ordinary' },
    seen: 0,
    reason: null,
    agreedBy: [],
    warnings: [],
    today,
  });
  if (outcome.kind !== 'arranged') throw new Error(`a review of the demo was not arranged: ${outcome.kind}`);
}

/** What was recorded of the step before keeps its day. */
async function keepPart(tx: Tx, preparing: Preparing, { part: id, by, answers }: PartOfDemo): Promise<void> {
  const { review, today } = preparing;
  const { childId, reviewId, key } = review;
  const part = partOf(id, await findTerms(tx, preparing[by]));
  const steps = await listDueSteps(tx, preparing[by], { childId, key, today: isoFromDay(today) });
  const step = steps.find(({ rule }) => rule === part.rule);
  const on = step?.metOn ?? lastDayUpTo(step?.dueOn, today);
  const days = Object.fromEntries(
    part.fields.filter(({ name, kind }) => kind === 'day' && answers[name] !== undefined).map(({ name }) => [name, on]),
  );
  const outcome = await savePart(tx, preparing[by], {
    review,
    part,
    itemId: part.isRepeated ? crypto.randomUUID() : reviewId,
    seen: 0,
    answers: { ...answers, ...days },
    today,
  });
  if (outcome.kind !== 'saved') throw new Error(`a part of the demo was not kept: ${outcome.kind}`);
}

/** Two working days before it is due, or lately where that is still to come. */
function lastDayUpTo(dueOn: string | undefined, today: Day): string {
  const early = dueOn === undefined ? addWorkingDays(today, -2) : addWorkingDays(getDay(dueOn), -2);
  return isoFromDay(early < today ? early : addWorkingDays(today, -1));
}

async function keepWords(
  tx: Tx,
  { review, iro, today }: Preparing,
  { words, obtainedBy, setting }: DemoPreparation['words'][number],
): Promise<void> {
  await keepChildWords(tx, iro, {
    childId: review.childId,
    reviewId: review.reviewId,
    saidOn: isoFromDay(addWorkingDays(today, -1)),
    words,
    saidTo: 'The IRO',
    obtainedBy,
    setting,
    correctsId: null,
  });
}

/** Decides about everybody who is around the child; whom an order forbids is not invited. */
async function invite(tx: Tx, preparing: Preparing, plan: DemoPreparation): Promise<void> {
  const { review, iro, today } = preparing;
  const { proposals } = await listInvitations(tx, iro, { review, today: isoFromDay(today) });
  for (const proposal of proposals) {
    const { invitee } = proposal;
    const isKeptOut = plan.keptOut !== undefined && isParent(proposal);
    const values = decide(proposal, isKeptOut ? 'It is decided why, and how they take part instead.' : undefined);
    const outcome = await saveInvitation(tx, iro, { review, invitationId: undefined, invitee, values, version: 0 });
    if (outcome.kind !== 'saved') throw new Error(`an invitation of the demo was not kept: ${outcome.kind}`);
    if (isKeptOut) await keepOut(tx, preparing, { invitationId: outcome.invitationId, plan });
  }
}

function isParent({ role }: Proposal): boolean {
  return role === 'mother' || role === 'father';
}

function decide(
  { name, role, contactRule, channel, invitee }: Proposal,
  keptOut: string | undefined,
): InvitationValues {
  const isForbidden = contactRule === 'no-contact-order' || contactRule === 'not-allowed';
  const reason = keptOut ?? (isForbidden ? 'An order forbids contact.' : null);
  return {
    name,
    role,
    email: null,
    phone: null,
    address: null,
    decision: reason === null ? 'invited' : 'not-invited',
    reason,
    childsView: invitee.who === 'child' ? 'wants' : 'does-not-mind',
    childsViewNote: null,
    attends: role === 'school' ? 'part' : 'whole',
    attendsPart: role === 'school' ? 'The first half, about school.' : null,
    channel,
    toldOfSupporter: invitee.who === 'child' || invitee.who === 'person',
    answer: 'none',
    answeredOn: null,
    answerNote: null,
    delegateName: null,
    delegateAgreedOn: null,
    childAskedOn: null,
    neededFor:
      kindOfAttendee({ who: invitee.who, role, hasParentalResponsibility: null }) === 'professional'
        ? 'Their report, and what they offer'
        : null,
    needs: null,
    needsArranged: null,
    supporterName: null,
    supporterKind: null,
    supporterToldOn: null,
    supporterPolicyOn: null,
    contribution: null,
    contributedOn: null,
  };
}

async function keepOut(
  tx: Tx,
  { review, iro, today }: Preparing,
  { invitationId, plan }: { readonly invitationId: string; readonly plan: DemoPreparation },
): Promise<void> {
  if (plan.keptOut === undefined) return;
  const before = isoFromDay(addWorkingDays(today, -3));
  const outcome = await exclude(tx, iro, {
    review,
    invitationId,
    values: {
      ...plan.keptOut,
      decidedOn: before,
      iroConsultedOn: before,
      explainedInWritingOn: null,
      papersSentOn: isoFromDay(addWorkingDays(today, -2)),
      lookAgainOn: isoFromDay(addWorkingDays(today, 15)),
    },
    version: 0,
  });
  if (outcome.kind !== 'saved') throw new Error(`an exclusion of the demo was not kept: ${outcome.kind}`);
}

/** The child and the carer come, the school sends somebody else, and the others have not answered. */
async function enterAnswers(tx: Tx, { review, administrator, today }: Preparing): Promise<void> {
  const on = isoFromDay(today);
  const { invitations } = await listInvitations(tx, administrator, { review, today: on });
  for (const invitation of invitations) {
    const answer = answerOf(invitation.role, on);
    if (invitation.decision !== 'invited' || answer === undefined) continue;
    const { invitationId, version, who, personId, staffId } = invitation;
    const invitee =
      who === 'person'
        ? { who, personId: personId ?? '' }
        : who === 'staff'
          ? { who, staffId: staffId ?? '' }
          : { who };
    const values = { ...invitation, ...answer };
    await saveInvitation(tx, administrator, { review, invitationId, invitee, values, version });
  }
}

function answerOf(role: string, on: string): Partial<InvitationValues> | undefined {
  if (role === 'school') {
    return {
      answer: 'delegate',
      answeredOn: on,
      answerNote: 'The designated teacher is away that week.',
      delegateName: 'The form tutor',
      delegateAgreedOn: on,
    };
  }
  return ['The child', 'foster carer', 'IRO', 'Social worker'].includes(role)
    ? { answer: 'coming', answeredOn: on }
    : undefined;
}

import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { findChildNeeds } from '../../children/details/find-child-needs.ts';
import { findChild } from '../../children/find-child.ts';
import type { ChildName } from '../../children/name-of-child.ts';
import { nameOfChild } from '../../children/name-of-child.ts';
import { listPeople, type PersonRow } from '../../children/people/list-people.ts';
import type { Review } from '../find-review.ts';
import { readWorkers } from '../store/around.ts';
import { type RecordedAgreement, readAgreement } from '../store/invitation-lists.ts';
import { type InvitationRow, readInvitation, readInvitations } from '../store/invitations.ts';
import { type Invitee, type Usual, whoIsUsuallyInvited } from './invitation.ts';

export type { InvitationRow } from '../store/invitations.ts';

/** Somebody of whom nothing is decided yet. */
export interface Proposal {
  readonly invitee: Invitee;
  readonly name: string;
  readonly role: string;
  /** Whether the service may write to them; null for the child and for staff. */
  readonly contactRule: PersonRow['contactRule'] | null;
  readonly contactNote: string | null;
  /** Null where nobody knows, and for the child and staff. */
  readonly hasParentalResponsibility: boolean | null;
  readonly channel: 'email' | 'letter' | 'text' | 'in-person';
}

/** Who is invited, who may be, and who is usually there and is in no list. */
export interface Invitations {
  readonly invitations: readonly InvitationRow[];
  readonly proposals: readonly Proposal[];
  readonly missing: readonly Usual[];
  /** Needs of the child that the record tells of, for which something may have to be arranged. */
  readonly needs: ChildNeedsRow | undefined;
  /** With whom it is agreed who comes; undefined where nobody has entered anything. */
  readonly agreement: RecordedAgreement | undefined;
}

type ChildNeedsRow = NonNullable<Awaited<ReturnType<typeof findChildNeeds>>>;

const MOST_PEOPLE = 100;

/** What is decided of everybody and a review, and who is still to be decided about. */
export async function listInvitations(
  tx: Tx,
  actor: Actor,
  { review, today }: { readonly review: Review; readonly today: string },
): Promise<Invitations> {
  const { childId, reviewId } = review;
  const invitations = await readInvitations(tx, actor, reviewId);
  const { people } = await listPeople(tx, actor, { childId, today, are: 'now', limit: MOST_PEOPLE, offset: 0 });
  const workers = await readWorkers(tx, actor, childId);
  const all: Proposal[] = [
    childProposal(review.child),
    ...workers.map(({ staffId, name, as }) => staffProposal({ staffId, name, role: as })),
    ...people.map(personProposal),
  ];
  const decided = new Set(invitations.map(keyOf));
  const child = await findChild(tx, actor, { childId, today });
  const needs = await findChildNeeds(tx, actor, childId);
  const usual = whoIsUsuallyInvited({
    age: ageOn(child?.bornOn ?? null, today),
    placeKind: child?.placeKind ?? null,
    needsInterpreter: needs?.needsInterpreter === true || people.some((person) => person.needsInterpreter === true),
  });
  const known = [...people.map(({ relationship }) => relationship), ...invitations.map(({ role }) => role)].map(lower);
  return {
    invitations,
    needs,
    agreement: await readAgreement(tx, actor, reviewId),
    proposals: all.filter(({ invitee }) => !decided.has(keyOfInvitee(invitee))),
    missing: usual.filter(
      ({ role, relationships }) => ![...relationships, role].some((one) => known.includes(lower(one))),
    ),
  };
}

/** Of whom something is decided, whether they come or not. */
export async function listInvited(tx: Tx, actor: Actor, reviewId: string): Promise<readonly InvitationRow[]> {
  return await readInvitations(tx, actor, reviewId);
}

/** One of them; undefined where there is none. */
export async function findInvitation(
  tx: Tx,
  actor: Actor,
  of: { readonly reviewId: string; readonly invitationId: string },
): Promise<InvitationRow | undefined> {
  return await readInvitation(tx, actor, of);
}

function childProposal(child: ChildName): Proposal {
  return {
    invitee: { who: 'child' },
    name: nameOfChild(child),
    role: 'The child',
    contactRule: null,
    contactNote: null,
    hasParentalResponsibility: null,
    channel: 'in-person',
  };
}

function staffProposal({
  staffId,
  name,
  role,
}: {
  staffId: string;
  name: string;
  role: 'iro' | 'social-worker';
}): Proposal {
  const as = role === 'iro' ? 'IRO' : 'Social worker';
  return {
    invitee: { who: 'staff', staffId },
    name,
    role: as,
    contactRule: null,
    contactNote: null,
    hasParentalResponsibility: null,
    channel: 'email',
  };
}

function personProposal(person: PersonRow): Proposal {
  const { personId, name, relationship, contactRule, contactNote } = person;
  return {
    invitee: { who: 'person', personId },
    name,
    role: relationship,
    contactRule,
    contactNote,
    hasParentalResponsibility: person.hasParentalResponsibility,
    channel: channelOf(person),
  };
}

function channelOf({ preferredContact, email, phone }: PersonRow): Proposal['channel'] {
  if (preferredContact === 'in-person') return 'in-person';
  if (preferredContact === 'text' && phone !== null) return 'text';
  if (preferredContact === 'post') return 'letter';
  return email === null ? 'letter' : 'email';
}

function keyOf({ who, personId, staffId }: InvitationRow): string {
  return `${who} ${personId ?? staffId ?? ''}`;
}

function keyOfInvitee(invitee: Invitee): string {
  const id = invitee.who === 'person' ? invitee.personId : invitee.who === 'staff' ? invitee.staffId : '';
  return `${invitee.who} ${id}`;
}

function ageOn(bornOn: string | null, today: string): number | undefined {
  return bornOn === null ? undefined : Temporal.PlainDate.from(bornOn).until(today, { largestUnit: 'year' }).years;
}

function lower(text: string): string {
  return text.toLowerCase();
}

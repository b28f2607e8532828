import { ROSTER_CODES, type RosterProblem } from '../../exchange/roster/problems.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { type ChangeOutcome, changeStaffMember } from '../staff/change-staff-member.ts';
import { type EndAccessOutcome, endAccess } from '../staff/end-access.ts';
import { type KnownStaff, readVersion, type StaffDetails } from './store/roster.ts';

type Problem = Pick<RosterProblem, 'column' | 'code' | 'message'>;

interface StaffChange {
  readonly known: KnownStaff;
  readonly wanted: StaffDetails;
  readonly today: string;
}

/**
 * Makes of somebody what a list says, as the pages would: whoever signs in keeps their address, nobody changes their own
 * roles, somebody is left who manages staff, and whoever has left is out at once.
 *
 * @returns why that cannot be, and then some of it may be written: the caller takes it back
 */
export async function changeStaff(tx: Tx, actor: Actor, change: StaffChange): Promise<Problem | undefined> {
  const { known, wanted, today } = change;
  if (known.id === actor.userId && wanted.leftOn !== known.leftOn && (wanted.leftOn ?? '9999') <= today) {
    return OWN_ACCESS;
  }
  const steps = [() => changeDetails(tx, actor, change), () => changeLeaving(tx, actor, change)];
  // Where they start later than they were to leave, the leaving moves out of the way first.
  if (known.leftOn !== null && (wanted.startedOn ?? '') > known.leftOn) steps.reverse();
  for (const step of steps) {
    const problem = await step();
    if (problem !== undefined) return problem;
  }
  return undefined;
}

async function changeDetails(
  tx: Tx,
  actor: Actor,
  { known, wanted, today }: StaffChange,
): Promise<Problem | undefined> {
  const of = ({ name, email, roles, fullTimeEquivalent, startedOn }: StaffDetails) => ({
    ...{ name, email, fullTimeEquivalent, startedOn },
    roles: [...roles].sort(),
  });
  if (JSON.stringify(of(wanted)) === JSON.stringify(of(known))) return undefined;
  const version = await readVersion(tx, actor, known.id);
  const outcome = await changeStaffMember(tx, actor, { ...of(wanted), staffId: known.id, version, today });
  return outcome.kind === 'saved' ? undefined : PROBLEMS_OF_DETAILS[outcome.kind];
}

async function changeLeaving(
  tx: Tx,
  actor: Actor,
  { known, wanted, today }: StaffChange,
): Promise<Problem | undefined> {
  const { leftOn } = wanted;
  if (leftOn === known.leftOn) return undefined;
  const version = await readVersion(tx, actor, known.id);
  const outcome = await endAccess(tx, actor, { staffId: known.id, leftOn, version, today });
  switch (outcome.kind) {
    case 'ended':
    case 'planned':
    case 'kept':
      return undefined;
    case 'has-children':
      return toHasChildren(outcome.children);
    case 'before-start':
      return toBeforeStart(outcome.startedOn);
    default:
      return PROBLEMS_OF_LEAVING[outcome.kind];
  }
}

/** Somebody else changed the person in the moment between reading and writing. */
const CHANGED_MEANWHILE: Problem = {
  column: 'name',
  code: ROSTER_CODES.changedMeanwhile,
  message: 'somebody else changed this person meanwhile: look what they saved, and bring the list in again',
};

const OWN_ACCESS: Problem = {
  column: 'left',
  code: ROSTER_CODES.ownAccess,
  message: 'this would end your own access in the middle of the list: a colleague who manages staff has to bring it in',
};

const LAST_MANAGER = 'nobody else who can sign in manages staff: give that role to somebody else first';

const PROBLEMS_OF_DETAILS: Readonly<Record<Exclude<ChangeOutcome['kind'], 'saved'>, Problem>> = {
  'not-found': CHANGED_MEANWHILE,
  conflict: CHANGED_MEANWHILE,
  'email-taken': {
    column: 'email',
    code: ROSTER_CODES.emailTaken,
    message: 'another person here has this email address: mend it in the list, or theirs first',
  },
  'address-taken': {
    column: 'email',
    code: ROSTER_CODES.emailTaken,
    message: 'somebody at another authority signs in with this email address, so it cannot be theirs here',
  },
  'email-needed': {
    column: 'email',
    code: ROSTER_CODES.email,
    message: 'they sign in with their email address, so there must be one',
  },
  'own-roles': {
    column: 'roles',
    code: ROSTER_CODES.ownRoles,
    message: 'these are your own roles: a colleague who manages staff has to change them',
  },
  'last-manager': { column: 'roles', code: ROSTER_CODES.lastManager, message: LAST_MANAGER },
};

const PROBLEMS_OF_LEAVING: Readonly<
  Record<Exclude<EndAccessOutcome['kind'], 'ended' | 'planned' | 'kept' | 'before-start' | 'has-children'>, Problem>
> = {
  'not-found': CHANGED_MEANWHILE,
  conflict: CHANGED_MEANWHILE,
  'last-manager': { column: 'left', code: ROSTER_CODES.lastManager, message: LAST_MANAGER },
};

function toHasChildren(children: number): Problem {
  const theirs = children === 1 ? '1 child has' : `${children} children have`;
  const message = `${theirs} them as IRO on that day or later: hand over first, or bring in the list of who reviews whom`;
  return { column: 'left', code: ROSTER_CODES.hasChildren, message };
}

function toBeforeStart(startedOn: string): Problem {
  const message = `they start on ${startedOn}, so they cannot leave before that: mend one of the two`;
  return { column: 'left', code: ROSTER_CODES.leftBeforeStarted, message };
}

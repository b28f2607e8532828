import { may } from '../../../../platform/identity/policy.ts';
import { NOT_FOUND, type Page, redirect, show } from '../../../../platform/pages/page.ts';
import { findStaffMember } from '../../find-staff-member.ts';
import { inviteStaffMember } from '../../invite-staff-member.ts';
import { type ResetOutcome, resetSecondFactor } from '../../reset-second-factor.ts';
import { unlockAccount } from '../../unlock-account.ts';
import { toView } from './view.ts';

/** One person who works here, or did. */
export const STAFF_MEMBER: Page = {
  method: 'GET',
  path: '/staff/:staff',
  permission: 'staff.read',
  action: 'staff.read',
  handle: async ({ tx, user, params, today }) => {
    const staffId = params['staff'] ?? '';
    const person = await findStaffMember(tx, user, { staffId, today });
    if (person === undefined) return NOT_FOUND;
    const rights = {
      mayManage: may(user.roles, 'staff.manage'),
      mayRecordAbsence: may(user.roles, 'allocation.appoint'),
      isOneself: user.userId === person.id,
      mayKeepProfile:
        may(user.roles, 'introductions.keep') && (user.userId === person.id || may(user.roles, 'allocation.appoint')),
    };
    const model = toView(person, { today, ...rights });
    return show('casework/staff/pages/staff-member/page.njk', model, { details: { staffId } });
  },
};

/** Makes the link with which they choose a password. It is on this page and nowhere else. */
export const INVITE_STAFF_MEMBER: Page = {
  method: 'POST',
  path: '/staff/:staff/invitation',
  permission: 'staff.manage',
  action: 'staff.invite',
  handle: async ({ tx, user, params, installation, today }) => {
    const staffId = params['staff'] ?? '';
    const outcome = await inviteStaffMember(tx, user, { staffId, today });
    if (outcome.kind === 'not-found') return NOT_FOUND;
    const details = { staffId, outcome: outcome.kind };
    if (outcome.kind !== 'invited') {
      return redirect(`/staff/${staffId}`, { notice: NO_INVITATION[outcome.kind], details });
    }
    const model = { name: outcome.name, link: `${installation.address}${outcome.path}`, back: `/staff/${staffId}` };
    return show('casework/staff/pages/staff-member/invitation.njk', model, { details });
  },
};

const NO_INVITATION = {
  left: 'No invitation: they have left.',
  'email-needed': 'No invitation yet: enter an email address first. They sign in with it.',
  'address-taken': 'No invitation: somebody signs in with this email address already. Enter another.',
  oneself: 'No invitation: change your own password in your account.',
} as const;

export const RESET_SECOND_FACTOR: Page = {
  method: 'POST',
  path: '/staff/:staff/second-factor',
  permission: 'staff.manage',
  action: 'staff.reset-second-factor',
  handle: async ({ tx, user, params, today }) => {
    const staffId = params['staff'] ?? '';
    const outcome = await resetSecondFactor(tx, user, { staffId, today });
    if (outcome === 'not-found') return NOT_FOUND;
    return redirect(`/staff/${staffId}`, { notice: AFTER_RESET[outcome], details: { staffId, outcome } });
  },
};

const AFTER_RESET: Readonly<Record<Exclude<ResetOutcome, 'not-found'>, string>> = {
  reset: 'Their authenticator app and recovery codes are good no longer. They set up another when they next sign in.',
  none: 'They have set up no authenticator app yet: there is nothing to reset.',
  oneself: 'Renew your own authenticator app in your account.',
};

export const UNLOCK_ACCOUNT: Page = {
  method: 'POST',
  path: '/staff/:staff/unlock',
  permission: 'staff.manage',
  action: 'staff.unlock',
  handle: async ({ tx, user, params, today }) => {
    const staffId = params['staff'] ?? '';
    if (!(await unlockAccount(tx, user, { staffId, today }))) return NOT_FOUND;
    return redirect(`/staff/${staffId}`, { notice: 'They can try to sign in again.', details: { staffId } });
  },
};

import { z } from 'zod';
import { refusalOfPassword } from '../../../../platform/identity/new-password.ts';
import {
  changePassword,
  type OwnAccount,
  prepareOwnSecondFactor,
  readOwnAccount,
  renewRecoveryCodes,
  renewSecondFactor,
} from '../../../../platform/identity/own-account.ts';
import { endSessions, type Refusal } from '../../../../platform/identity/sign-in.ts';
import { describeTotp } from '../../../../platform/identity/totp.ts';
import { type FormError, readForm, refuse, text } from '../../../../platform/pages/form.ts';
import {
  NOT_FOUND,
  type Page,
  type PageRequest,
  type Reply,
  redirect,
  show,
  showForm,
  showInvalid,
} from '../../../../platform/pages/page.ts';
import { toPicture } from '../../../../platform/pages/qr-picture.ts';
import { chooseDigest, findDigestChoice } from '../../../reminders/digest-choice.ts';
import { DIGEST_CHOICES } from '../../../reminders/model.ts';
import { findStaffMember } from '../../find-staff-member.ts';
import { listOwnSignIns } from '../../list-own-sign-ins.ts';
import { rolesInWords } from '../../roles-in-words.ts';

const FOLDER = 'casework/staff/pages/account';
const OLD_PASSWORD = 'Enter the password that you sign in with';
const NEW_PASSWORD = z.object({
  currentPassword: text(OLD_PASSWORD),
  newPassword: text('Enter a new password'),
  newPasswordAgain: text('Enter the new password again'),
});
const NEW_APP = z.object({ currentPassword: text(OLD_PASSWORD), code: text('Enter the code that the app shows') });
const DIGEST = z.object({ digest: z.enum(DIGEST_CHOICES, 'Choose how often you want a digest') });
const NEW_CODES = z.object({ currentPassword: text(OLD_PASSWORD) });

/** One's own account: who one is here, and what one signs in with. */
export const ACCOUNT: Page = {
  method: 'GET',
  path: '/account',
  permission: 'account.own',
  action: 'account.read',
  handle: async (request) => await showAccount(request, []),
};

export const CHOOSE_DIGEST: Page = {
  method: 'POST',
  path: '/account/digest',
  permission: 'account.own',
  action: 'account.choose-digest',
  handle: async (request) => {
    const read = readForm(DIGEST, request.form);
    if (!read.isValid) return await showAccount(request, read.errors);
    const { digest } = read.values;
    await chooseDigest(request.tx, request.user, digest);
    return redirect('/account', { notice: 'Your choice is kept, and holds from the next email.', details: { digest } });
  },
};

async function showAccount(request: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  const { tx, user, today } = request;
  const person = await findStaffMember(tx, user, { staffId: user.userId, today });
  if (person === undefined) return NOT_FOUND;
  const account = await readOwnAccount(tx, accountOf(request));
  const signIns = await listOwnSignIns(tx, user);
  const model = {
    person: { ...person, rolesText: rolesInWords(person.roles) },
    account,
    signIns,
    errors,
    digest: await findDigestChoice(tx, user),
    sendsEmail: user.isDemo || request.installation.sendsOver.includes('email'),
  };
  return showForm(`${FOLDER}/page.njk`, model);
}

export const OWN_PASSWORD: Page = {
  method: 'GET',
  path: '/account/password',
  permission: 'account.own',
  action: 'account.password-form',
  handle: async () => show(`${FOLDER}/password.njk`, {}),
};

export const CHANGE_OWN_PASSWORD: Page = {
  method: 'POST',
  path: '/account/password',
  permission: 'account.own',
  action: 'account.change-password',
  handle: async (request) => {
    const { tx, user, form, today } = request;
    const read = readForm(NEW_PASSWORD, form);
    if (!read.isValid) return refusePassword(read.errors);
    const { currentPassword: current, newPassword: next, newPasswordAgain } = read.values;
    const person = await findStaffMember(tx, user, { staffId: user.userId, today });
    const refusal = refusalOfPassword(next, [user.name, person?.email ?? '']);
    const errors = [
      ...(refusal === undefined ? [] : [refuse('newPassword', refusal)]),
      ...(next === newPasswordAgain ? [] : [refuse('newPasswordAgain', 'The two passwords must be the same')]),
    ];
    if (errors.length > 0) return refusePassword(errors);
    const wrong = await changePassword(tx, accountOf(request), { current, next });
    if (wrong !== undefined) return refusePassword([wrongPassword(wrong)]);
    const notice = 'Your password is changed. Every other browser in which you were signed in is signed out.';
    return redirect('/account', { notice, details: { isChanged: true } });
  },
};

function refusePassword(errors: readonly FormError[]): Reply {
  return showInvalid(`${FOLDER}/password.njk`, { errors }, { details: { isChanged: false } });
}

export const OWN_AUTHENTICATOR: Page = {
  method: 'GET',
  path: '/account/authenticator',
  permission: 'account.own',
  action: 'account.authenticator-form',
  handle: async (request) => await showAuthenticator(request, []),
};

export const RENEW_OWN_AUTHENTICATOR: Page = {
  method: 'POST',
  path: '/account/authenticator',
  permission: 'account.own',
  action: 'account.renew-authenticator',
  handle: async (request) => {
    const read = readForm(NEW_APP, request.form);
    if (!read.isValid) return await showAuthenticator(request, read.errors);
    const { currentPassword: password, code } = read.values;
    const { key } = request.installation;
    const outcome = await renewSecondFactor(request.tx, accountOf(request), { password, code, key });
    if (outcome.kind === 'wrong-password') return await showAuthenticator(request, [wrongPassword(outcome.refusal)]);
    if (outcome.kind === 'wrong-code') {
      const message = 'The code is not right. Wait for the next one, and check the clock of your phone';
      return await showAuthenticator(request, [refuse('code', message)]);
    }
    return showRecoveryCodes(outcome.recoveryCodes);
  },
};

async function showAuthenticator(request: PageRequest, errors: readonly FormError[]): Promise<Reply> {
  const { tx, user, installation } = request;
  const account = accountOf(request);
  if ((await readOwnAccount(tx, account)) === undefined) return NOT_FOUND;
  const secret = await prepareOwnSecondFactor(tx, account, installation.key);
  const { uri, letters } = describeTotp(secret, user.name);
  const model = { errors, letters, qr: await toPicture(uri) };
  const shown = { details: { isRenewed: false } };
  return errors.length > 0
    ? showInvalid(`${FOLDER}/authenticator.njk`, model, shown)
    : show(`${FOLDER}/authenticator.njk`, model, shown);
}

export const OWN_RECOVERY_CODES: Page = {
  method: 'GET',
  path: '/account/recovery-codes',
  permission: 'account.own',
  action: 'account.recovery-codes-form',
  handle: async () => show(`${FOLDER}/new-recovery-codes.njk`, {}),
};

export const RENEW_OWN_RECOVERY_CODES: Page = {
  method: 'POST',
  path: '/account/recovery-codes',
  permission: 'account.own',
  action: 'account.renew-recovery-codes',
  handle: async (request) => {
    const read = readForm(NEW_CODES, request.form);
    if (!read.isValid) return refuseCodes(read.errors);
    const outcome = await renewRecoveryCodes(request.tx, accountOf(request), read.values.currentPassword);
    if (outcome.kind === 'wrong-password') return refuseCodes([wrongPassword(outcome.refusal)]);
    return showRecoveryCodes(outcome.recoveryCodes);
  },
};

function refuseCodes(errors: readonly FormError[]): Reply {
  return showInvalid(`${FOLDER}/new-recovery-codes.njk`, { errors }, { details: { isRenewed: false } });
}

function showRecoveryCodes(recoveryCodes: readonly string[]): Reply {
  return show('sign-in/recovery-codes.njk', { recoveryCodes, next: '/account' }, { details: { isRenewed: true } });
}

export const SIGN_OUT_ELSEWHERE: Page = {
  method: 'POST',
  path: '/account/sign-out-elsewhere',
  permission: 'account.own',
  action: 'account.sign-out-elsewhere',
  handle: async (request) => {
    await endSessions(request.tx, accountOf(request), request.session);
    return redirect('/account', { notice: 'You are signed out everywhere but here.' });
  },
};

function accountOf({ user, session }: PageRequest): OwnAccount {
  return { authorityId: user.authorityId, staffId: user.userId, session };
}

function wrongPassword(refusal: Refusal): FormError {
  if (refusal.kind === 'refused') return refuse('currentPassword', 'The password is not right');
  const wait = refusal.minutes === 1 ? 'one minute' : `${refusal.minutes} minutes`;
  return refuse('currentPassword', `There were too many wrong attempts. Wait ${wait}, then try again`);
}

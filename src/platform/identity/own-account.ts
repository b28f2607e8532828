import { sql } from 'kysely';
import { millisecondsSince1970 } from '../clock.ts';
import type { Tx } from '../database/transaction.ts';
import { setPassword } from './accounts.ts';
import type { InstallationKey } from './installation-key.ts';
import { isPassword } from './passwords.ts';
import { replaceRecoveryCodes } from './second-factor.ts';
import { type AccountKey, countFailure, endSessions, forgetFailures, lockAccount, type Refusal } from './sign-in.ts';
import { newTotpSecret, stepOfCode } from './totp.ts';

/** Somebody who is signed in, and the session with which they ask: the others end where their account changes. */
export interface OwnAccount extends AccountKey {
  /** SHA-256 of its token. */
  readonly session: Buffer;
}

/** How one's own account stands. */
export interface OwnAccountState {
  readonly passwordSetAt: string | null;
  readonly secondFactorSince: string | null;
  readonly recoveryCodesLeft: number;
  /** Other browsers in which they are signed in. */
  readonly otherSessions: number;
}

/** @param tx for the person, as with everything here */
export async function readOwnAccount(
  tx: Tx,
  { authorityId, staffId, session }: OwnAccount,
): Promise<OwnAccountState | undefined> {
  const { rows } = await sql<OwnAccountState>`
    select a.password_set_at as "passwordSetAt", a.totp_confirmed_at as "secondFactorSince",
      (select count(*)::int from recovery_codes r where r.authority_id = a.authority_id and r.staff_id = a.staff_id
        and r.used_at is null) as "recoveryCodesLeft",
      (select count(*)::int from sessions s where s.authority_id = a.authority_id and s.staff_id = a.staff_id
        and s.is_complete and s.ends_at > now() and s.last_seen_at > now() - interval '2 hours'
        and s.token_hash <> ${session}) as "otherSessions"
    from accounts a where a.authority_id = ${authorityId} and a.staff_id = ${staffId}`.execute(tx);
  return rows[0];
}

/**
 * Whether the password is theirs. Whoever found an open browser guesses no longer than at the door: wrong ones are
 * counted together.
 */
async function checkPassword(tx: Tx, account: AccountKey, password: string): Promise<Refusal | undefined> {
  const row = await lockAccount(tx, account);
  if (row === undefined) return { kind: 'refused' };
  if (row.minutesLocked > 0) return { kind: 'locked', minutes: row.minutesLocked };
  if (!(await isPassword(password, row.passwordHash))) return await countFailure(tx, account, row.failedAttempts);
  await forgetFailures(tx, account);
  return undefined;
}

/** Changes one's own password; every other browser is signed out. Undefined where it is changed. */
export async function changePassword(
  tx: Tx,
  account: OwnAccount,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Refusal | undefined> {
  const refusal = await checkPassword(tx, account, current);
  if (refusal === undefined) await setPassword(tx, account, next);
  return refusal;
}

/**
 * The secret for another authenticator app. The one before stays good until a code has proved this one; it is the same
 * until then, or until they next sign in, because a phone that shows a code often loads the page again.
 */
export async function prepareOwnSecondFactor(tx: Tx, account: AccountKey, key: InstallationKey): Promise<Uint8Array> {
  const { totp_next_secret } = await tx
    .selectFrom('accounts')
    .select('totp_next_secret')
    .where('authority_id', '=', account.authorityId)
    .where('staff_id', '=', account.staffId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (totp_next_secret !== null) return key.decrypt(totp_next_secret);
  const secret = newTotpSecret();
  await tx
    .updateTable('accounts')
    .set({ totp_next_secret: key.encrypt(secret) })
    .where('authority_id', '=', account.authorityId)
    .where('staff_id', '=', account.staffId)
    .execute();
  return secret;
}

/** What came of renewing codes: new recovery codes, shown this once. */
export type RenewOutcome =
  | { readonly kind: 'renewed'; readonly recoveryCodes: readonly string[] }
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'wrong-password'; readonly refusal: Refusal };

/** Puts another authenticator app in the place of the one before; every other browser is signed out. */
export async function renewSecondFactor(
  tx: Tx,
  account: OwnAccount,
  { password, code, key }: { readonly password: string; readonly code: string; readonly key: InstallationKey },
): Promise<RenewOutcome> {
  const refusal = await checkPassword(tx, account, password);
  if (refusal !== undefined) return { kind: 'wrong-password', refusal };
  const secret = await prepareOwnSecondFactor(tx, account, key);
  const step = stepOfCode(code, { secret, lastStep: null, now: millisecondsSince1970() });
  if (step === undefined) return { kind: 'wrong-code' };
  await tx
    .updateTable('accounts')
    .set({
      totp_secret: key.encrypt(secret),
      totp_next_secret: null,
      totp_confirmed_at: sql<string>`now()`,
      totp_last_step: step,
    })
    .where('authority_id', '=', account.authorityId)
    .where('staff_id', '=', account.staffId)
    .execute();
  await endSessions(tx, account, account.session);
  return { kind: 'renewed', recoveryCodes: await replaceRecoveryCodes(tx, account) };
}

/** Makes new recovery codes for whoever used or lost theirs. */
export async function renewRecoveryCodes(
  tx: Tx,
  account: OwnAccount,
  password: string,
): Promise<Exclude<RenewOutcome, { kind: 'wrong-code' }>> {
  const refusal = await checkPassword(tx, account, password);
  if (refusal !== undefined) return { kind: 'wrong-password', refusal };
  return { kind: 'renewed', recoveryCodes: await replaceRecoveryCodes(tx, account) };
}

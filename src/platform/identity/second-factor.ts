import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { recordAudit } from '../audit/audit.ts';
import { millisecondsSince1970 } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { NOBODY, type Tx } from '../database/transaction.ts';
import type { InstallationKey } from './installation-key.ts';
import {
  type AccountKey,
  beginSession,
  forgetFailures,
  lockAccount,
  programOf,
  refuseAttempt,
  type SignInOutcome,
} from './sign-in.ts';
import { hashOf } from './tokens.ts';
import { newTotpSecret, stepOfCode } from './totp.ts';

const RECOVERY_CODES = 10;
/** Without letters and digits that look alike. */
const CODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 10;

/** Whoever gave the right password and has still to give a code. */
export interface HalfSignedIn extends AccountKey {
  readonly name: string;
  readonly isSetUp: boolean;
}

/** Who holds a session that waits for its second factor; undefined where there is none, or it has run out. */
export async function findHalfSignedIn(database: Database, token: string): Promise<HalfSignedIn | undefined> {
  const account = await database.withTransaction(NOBODY, (tx) =>
    tx
      .selectFrom('sessions')
      .select(['authority_id as authorityId', 'staff_id as staffId'])
      .where('token_hash', '=', hashOf(token))
      .where('is_complete', '=', false)
      .where('ends_at', '>', sql<string>`now()`)
      .executeTakeFirst(),
  );
  if (account === undefined) return undefined;
  return await database.withTransaction(programOf(account), async (tx) => {
    const row = await tx
      .selectFrom('staff')
      .innerJoin('accounts', (join) =>
        join.onRef('accounts.authority_id', '=', 'staff.authority_id').onRef('accounts.staff_id', '=', 'staff.id'),
      )
      .where('staff.authority_id', '=', account.authorityId)
      .where('staff.id', '=', account.staffId)
      .select(['staff.name', sql<boolean>`accounts.totp_confirmed_at is not null`.as('isSetUp')])
      .executeTakeFirst();
    return row === undefined ? undefined : { ...account, ...row };
  });
}

interface CodeAttempt {
  /** The token of the half of the session; it ends where the code is right. */
  readonly token: string;
  readonly code: string;
  readonly key: InstallationKey;
}

/** Takes a code of the authenticator app, or a recovery code, and completes the session with a new token. */
export async function giveCode(
  database: Database,
  account: AccountKey,
  { token, code, key }: CodeAttempt,
): Promise<SignInOutcome> {
  return await database.withTransaction(programOf(account), async (tx) => {
    const row = await lockAccount(tx, account);
    if (row === undefined) return { kind: 'refused' };
    if (row.minutesLocked > 0) return { kind: 'locked', minutes: row.minutesLocked };
    const isRight = (await takeTotp(tx, account, { code, key })) || (await takeRecoveryCode(tx, account, code));
    if (!isRight) return await refuseAttempt(tx, account, row.failedAttempts);
    return await complete(tx, account, token);
  });
}

async function complete(tx: Tx, account: AccountKey, token: string): Promise<SignInOutcome> {
  await forgetFailures(tx, account);
  await tx.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
  return { kind: 'signed-in', token: await beginSession(tx, account) };
}

async function takeTotp(
  tx: Tx,
  { authorityId, staffId }: AccountKey,
  { code, key }: { readonly code: string; readonly key: InstallationKey },
): Promise<boolean> {
  const row = await tx
    .selectFrom('accounts')
    .select(['totp_secret', 'totp_last_step', 'totp_confirmed_at'])
    .where('authority_id', '=', authorityId)
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow();
  if (row.totp_secret === null || row.totp_confirmed_at === null) return false;
  const secret = key.decrypt(row.totp_secret);
  const step = stepOfCode(code, { secret, lastStep: row.totp_last_step, now: millisecondsSince1970() });
  if (step === undefined) return false;
  await tx
    .updateTable('accounts')
    .set({ totp_last_step: step })
    .where('authority_id', '=', authorityId)
    .where('staff_id', '=', staffId)
    .execute();
  return true;
}

async function takeRecoveryCode(tx: Tx, account: AccountKey, code: string): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_codes')
    .set({ used_at: sql<string>`now()` })
    .where('authority_id', '=', account.authorityId)
    .where('staff_id', '=', account.staffId)
    .where('code_hash', '=', hashOfRecoveryCode(account, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) return false;
  await recordAudit(tx, programOf(account), {
    action: 'sign-in.recovery-code-used',
    details: { staffId: account.staffId },
  });
  return true;
}

/**
 * The secret with which a person sets up their authenticator app. It stays the same until a code has confirmed it, so
 * that a page that is loaded again does not undo what a phone has already read.
 */
export async function prepareSecondFactor(
  database: Database,
  account: AccountKey,
  key: InstallationKey,
): Promise<Uint8Array> {
  return await database.withTransaction(programOf(account), async (tx) => {
    const row = await tx
      .selectFrom('accounts')
      .select(['totp_secret', 'totp_confirmed_at'])
      .where('authority_id', '=', account.authorityId)
      .where('staff_id', '=', account.staffId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.totp_confirmed_at !== null) throw new Error('the second factor is set up already');
    if (row.totp_secret !== null) return key.decrypt(row.totp_secret);
    const secret = newTotpSecret();
    await tx
      .updateTable('accounts')
      .set({ totp_secret: key.encrypt(secret) })
      .where('authority_id', '=', account.authorityId)
      .where('staff_id', '=', account.staffId)
      .execute();
    return secret;
  });
}

/** What came of setting up the second factor: the session, and the recovery codes, shown this once. */
export type SetUpOutcome =
  | Exclude<SignInOutcome, { kind: 'signed-in' }>
  | { readonly kind: 'signed-in'; readonly token: string; readonly recoveryCodes: readonly string[] };

/** Confirms the authenticator app with its first code, makes recovery codes, and completes the session. */
export async function confirmSecondFactor(
  database: Database,
  account: AccountKey,
  { token, code, key }: CodeAttempt,
): Promise<SetUpOutcome> {
  return await database.withTransaction(programOf(account), async (tx) => {
    const row = await lockAccount(tx, account);
    if (row === undefined || row.hasSecondFactor) return { kind: 'refused' };
    if (row.minutesLocked > 0) return { kind: 'locked', minutes: row.minutesLocked };
    const step = await stepOfFirstCode(tx, account, { code, key });
    if (step === undefined) return await refuseAttempt(tx, account, row.failedAttempts);
    await tx
      .updateTable('accounts')
      .set({ totp_confirmed_at: sql<string>`now()`, totp_last_step: step })
      .where('authority_id', '=', account.authorityId)
      .where('staff_id', '=', account.staffId)
      .execute();
    const recoveryCodes = await replaceRecoveryCodes(tx, account);
    const outcome = await complete(tx, account, token);
    return outcome.kind === 'signed-in' ? { ...outcome, recoveryCodes } : { kind: 'refused' };
  });
}

async function stepOfFirstCode(
  tx: Tx,
  { authorityId, staffId }: AccountKey,
  { code, key }: { readonly code: string; readonly key: InstallationKey },
): Promise<number | undefined> {
  const { totp_secret } = await tx
    .selectFrom('accounts')
    .select('totp_secret')
    .where('authority_id', '=', authorityId)
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow();
  if (totp_secret === null) return undefined;
  return stepOfCode(code, { secret: key.decrypt(totp_secret), lastStep: null, now: millisecondsSince1970() });
}

/** Makes new recovery codes; the ones before are good no longer. */
export async function replaceRecoveryCodes(tx: Tx, account: AccountKey): Promise<string[]> {
  const { authorityId: authority_id, staffId: staff_id } = account;
  await tx
    .deleteFrom('recovery_codes')
    .where('authority_id', '=', authority_id)
    .where('staff_id', '=', staff_id)
    .execute();
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ authority_id, staff_id, code_hash: hashOfRecoveryCode(account, code) })))
    .execute();
  return codes;
}

function newRecoveryCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
  return `${letters.slice(0, CODE_LENGTH / 2)}-${letters.slice(CODE_LENGTH / 2)}`;
}

/** However it is typed: capitals, blanks and the hyphen do not matter. */
function hashOfRecoveryCode({ staffId }: AccountKey, code: string): Buffer {
  return hashOf(`${staffId} ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`);
}

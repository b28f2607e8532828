import { sql } from 'kysely';
import { recordAudit } from '../audit/audit.ts';
import type { Database } from '../database/database.ts';
import { type Actor, NOBODY, type Tx } from '../database/transaction.ts';
import { minutesLockedAfter } from './lock-out.ts';
import { isPassword } from './passwords.ts';
import { hashOf, hashOfEmail, newToken } from './tokens.ts';

/** A wrong address and a wrong password are told apart by nothing. */
export type Refusal =
  | { readonly kind: 'refused' }
  /** Too many wrong attempts: nothing is tried for so many minutes. */
  | { readonly kind: 'locked'; readonly minutes: number };

/** What came of an attempt to sign in. */
export type SignInOutcome =
  | Refusal
  /** The password is right. The token opens the next step only: a code, or setting codes up. */
  | { readonly kind: 'second-factor'; readonly token: string; readonly isSetUp: boolean }
  | { readonly kind: 'signed-in'; readonly token: string };

/** Somebody's account. */
export interface AccountKey {
  readonly authorityId: string;
  readonly staffId: string;
}

interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Whether people of a demo authority may sign in at all: only on the embedded database. */
  readonly isDemoAllowed: boolean;
}

/** A day at the desk; whoever rests for two hours is asked sooner (enter_session). */
const SESSION_HOURS = 12;
const MINUTES_FOR_SECOND_FACTOR = 10;
const ENDED_SESSIONS_AT_ONCE = 100;

/**
 * Checks an address and a password, counts what is wrong, and begins a session. The password is worked out before the
 * account is held: a hundred guesses at once then count as a hundred, and none keeps a connection busy meanwhile.
 */
export async function signIn(database: Database, credentials: Credentials): Promise<SignInOutcome> {
  const { email, password } = credentials;
  const found = await database.withTransaction(NOBODY, (tx) => findAccount(tx, email));
  const isRight = await isPassword(password, found?.passwordHash ?? null);
  if (found === undefined) return { kind: 'refused' };
  return await database.withTransaction(programOf(found), (tx) => attempt(tx, found, { ...credentials, isRight }));
}

/** The program itself, at the authority of an account: nobody is signed in yet. */
export function programOf({ authorityId }: AccountKey): Actor {
  return { authorityId, userId: null };
}

interface FoundAccount extends AccountKey {
  readonly passwordHash: string | null;
}

async function findAccount(tx: Tx, email: string): Promise<FoundAccount | undefined> {
  const account = await tx
    .selectFrom('sign_in_ids')
    .select(['authority_id as authorityId', 'staff_id as staffId'])
    .where('email_hash', '=', hashOfEmail(email))
    .executeTakeFirst();
  if (account === undefined) return undefined;
  await enterAs(tx, programOf(account));
  const { passwordHash } = await tx
    .selectFrom('accounts')
    .select('password_hash as passwordHash')
    .where('authority_id', '=', account.authorityId)
    .where('staff_id', '=', account.staffId)
    .executeTakeFirstOrThrow();
  return { ...account, passwordHash };
}

async function attempt(
  tx: Tx,
  account: FoundAccount,
  { isRight, isDemoAllowed }: { readonly isRight: boolean; readonly isDemoAllowed: boolean },
): Promise<SignInOutcome> {
  const row = await lockAccount(tx, account);
  if (row === undefined || (row.isDemo && !isDemoAllowed)) return { kind: 'refused' };
  if (row.minutesLocked > 0) return { kind: 'locked', minutes: row.minutesLocked };
  // A password that was changed while the old one was checked is not right any more.
  if (!isRight || row.passwordHash !== account.passwordHash)
    return await refuseAttempt(tx, account, row.failedAttempts);
  if (row.hasSecondFactor) return await beginSecondFactor(tx, account, true);
  if (!row.isDemo) return await beginSecondFactor(tx, account, false);
  await forgetFailures(tx, account);
  return { kind: 'signed-in', token: await beginSession(tx, account) };
}

interface LockedAccount {
  readonly passwordHash: string | null;
  readonly failedAttempts: number;
  readonly hasSecondFactor: boolean;
  readonly isDemo: boolean;
  /** Minutes until it may be tried again, rounded up; 0 where it may be now. */
  readonly minutesLocked: number;
}

/** The account as it is now, held until the transaction ends; undefined where the person has left, or their access is stopped. */
export async function lockAccount(tx: Tx, { authorityId, staffId }: AccountKey): Promise<LockedAccount | undefined> {
  return await tx
    .selectFrom('accounts')
    .innerJoin('staff', (join) =>
      join.onRef('staff.authority_id', '=', 'accounts.authority_id').onRef('staff.id', '=', 'accounts.staff_id'),
    )
    .innerJoin('authorities', 'authorities.authority_id', 'accounts.authority_id')
    .where('accounts.authority_id', '=', authorityId)
    .where('accounts.staff_id', '=', staffId)
    .where(sql<boolean>`(staff.left_on is null or staff.left_on > today())`)
    .where('staff.access_stopped_at', 'is', null)
    .select([
      'accounts.password_hash as passwordHash',
      'accounts.failed_attempts as failedAttempts',
      sql<boolean>`accounts.totp_confirmed_at is not null`.as('hasSecondFactor'),
      'authorities.is_demo as isDemo',
      sql<number>`greatest(0, ceil(coalesce(extract(epoch from accounts.locked_until_at - now()), 0) / 60))::int`.as(
        'minutesLocked',
      ),
    ])
    .forUpdate('accounts')
    .executeTakeFirst();
}

/** A wrong password or code at the door: counted, and told to the audit. */
export async function refuseAttempt(tx: Tx, account: AccountKey, before: number): Promise<Refusal> {
  const refusal = await countFailure(tx, account, before);
  await recordAudit(tx, programOf(account), {
    action: 'sign-in.refused',
    details: {
      staffId: account.staffId,
      failures: before + 1,
      minutesLocked: refusal.kind === 'locked' ? refusal.minutes : 0,
    },
  });
  return refusal;
}

/** Counts a wrong password or code; from the fifth in a row the account rests. */
export async function countFailure(tx: Tx, account: AccountKey, before: number): Promise<Refusal> {
  const minutes = minutesLockedAfter(before + 1);
  await tx
    .updateTable('accounts')
    .set({
      failed_attempts: before + 1,
      locked_until_at: minutes === 0 ? null : sql<string>`now() + make_interval(mins => ${minutes})`,
    })
    .where('authority_id', '=', account.authorityId)
    .where('staff_id', '=', account.staffId)
    .execute();
  return minutes === 0 ? { kind: 'refused' } : { kind: 'locked', minutes };
}

export async function forgetFailures(tx: Tx, { authorityId, staffId }: AccountKey): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ failed_attempts: 0, locked_until_at: null })
    .where('authority_id', '=', authorityId)
    .where('staff_id', '=', staffId)
    .execute();
}

/**
 * Begins a session and gives its token, which is kept nowhere but in the browser.
 *
 * @param tx for the program itself, at the person's authority
 */
export async function beginSession(tx: Tx, account: AccountKey): Promise<string> {
  const { authorityId, staffId } = account;
  const token = await insertSession(tx, account, { isComplete: true, minutes: SESSION_HOURS * 60 });
  await tx
    .updateTable('accounts')
    .set({ last_signed_in_at: sql<string>`now()`, totp_next_secret: null })
    .where('authority_id', '=', authorityId)
    .where('staff_id', '=', staffId)
    .execute();
  await recordAsPerson(tx, account, 'sign-in');
  return token;
}

/** What a person did at the door is theirs: they find it among their own sign-ins. The transaction goes on as before. */
async function recordAsPerson(tx: Tx, account: AccountKey, action: string): Promise<void> {
  const person: Actor = { authorityId: account.authorityId, userId: account.staffId };
  await enterAs(tx, person);
  await recordAudit(tx, person, { action, details: { staffId: account.staffId } });
  await enterAs(tx, programOf(account));
}

/**
 * The half of a session that waits for a code. Whoever else has got so far with this password is sent back to the start,
 * and where no app is set up yet each begins with a secret of their own: nobody confirms one that another has seen.
 */
async function beginSecondFactor(tx: Tx, account: AccountKey, isSetUp: boolean): Promise<SignInOutcome> {
  const { authorityId, staffId } = account;
  await tx
    .deleteFrom('sessions')
    .where('authority_id', '=', authorityId)
    .where('staff_id', '=', staffId)
    .where('is_complete', '=', false)
    .execute();
  if (!isSetUp) {
    await tx
      .updateTable('accounts')
      .set({ totp_secret: null })
      .where('authority_id', '=', authorityId)
      .where('staff_id', '=', staffId)
      .execute();
  }
  const token = await insertSession(tx, account, { isComplete: false, minutes: MINUTES_FOR_SECOND_FACTOR });
  return { kind: 'second-factor', token, isSetUp };
}

async function insertSession(
  tx: Tx,
  { authorityId: authority_id, staffId: staff_id }: AccountKey,
  { isComplete, minutes }: { readonly isComplete: boolean; readonly minutes: number },
): Promise<string> {
  const token = newToken();
  await forgetEndedSessions(tx);
  await tx
    .insertInto('sessions')
    .values({
      token_hash: hashOf(token),
      authority_id,
      staff_id,
      is_complete: isComplete,
      ends_at: sql<string>`now() + make_interval(mins => ${minutes})`,
    })
    .execute();
  return token;
}

/** A few of those that ended by themselves, whosever they were; never one that somebody else is taking away. */
async function forgetEndedSessions(tx: Tx): Promise<void> {
  await sql`delete from sessions where token_hash in (
    select token_hash from sessions where ends_at < now() limit ${ENDED_SESSIONS_AT_ONCE} for update skip locked)`.execute(
    tx,
  );
}

/** Ends one session: what the browser still holds opens nothing any more. */
export async function signOut(database: Database, token: string): Promise<void> {
  await database.withTransaction(NOBODY, async (tx) => {
    const ended = await tx
      .deleteFrom('sessions')
      .where('token_hash', '=', hashOf(token))
      .returning(['authority_id as authorityId', 'staff_id as staffId'])
      .executeTakeFirst();
    if (ended !== undefined) await recordAsPerson(tx, ended, 'sign-out');
  });
}

/** Goes on in the same transaction for somebody else. */
async function enterAs(tx: Tx, { authorityId, userId }: Actor): Promise<void> {
  await sql`select set_config('app.authority_id', ${authorityId}, true), set_config('app.user_id', ${userId ?? ''}, true)`.execute(
    tx,
  );
}

/**
 * Ends every session of a person: they left, their access is stopped, or their password or second factor changed.
 *
 * @param but the hash of the token of a session that goes on
 */
export async function endSessions(tx: Tx, { authorityId, staffId }: AccountKey, but?: Buffer): Promise<void> {
  await tx
    .deleteFrom('sessions')
    .where('authority_id', '=', authorityId)
    .where('staff_id', '=', staffId)
    .$if(but !== undefined, (query) => query.where('token_hash', '<>', but ?? Buffer.alloc(0)))
    .execute();
}

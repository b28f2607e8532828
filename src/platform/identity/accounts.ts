import { sql } from 'kysely';
import type { Tx } from '../database/transaction.ts';
import { hashPassword } from './passwords.ts';
import { type AccountKey, endSessions } from './sign-in.ts';
import { hashOf, hashOfEmail, newToken } from './tokens.ts';

const INVITATION_DAYS = 7;

/**
 * Opens an account for a member of staff under their address, or moves the account to a new address.
 *
 * @param tx for somebody who manages staff, or for the program itself, at the person's authority
 * @returns false where the address is somebody else's already
 */
export async function openAccount(tx: Tx, account: AccountKey, email: string): Promise<boolean> {
  const { authorityId: authority_id, staffId: staff_id } = account;
  const email_hash = hashOfEmail(email);
  const owner = await tx
    .selectFrom('sign_in_ids')
    .select('staff_id')
    .where('email_hash', '=', email_hash)
    .executeTakeFirst();
  if (owner !== undefined && owner.staff_id !== staff_id) return false;
  await sql`select open_account(${staff_id})`.execute(tx);
  if (owner !== undefined) return true;
  await tx
    .deleteFrom('sign_in_ids')
    .where('authority_id', '=', authority_id)
    .where('staff_id', '=', staff_id)
    .execute();
  // Of two who take an address in the same moment, the later one fails, and nothing of theirs is kept.
  await tx.insertInto('sign_in_ids').values({ email_hash, authority_id, staff_id }).execute();
  return true;
}

/**
 * Makes the link with which a person chooses a password, for seven days; an earlier one is good no longer.
 *
 * @param tx for somebody who manages staff, or for the program itself, at the person's authority
 * @returns the token; the address is `/welcome/<token>`
 */
export async function invite(tx: Tx, { authorityId, staffId }: AccountKey): Promise<string> {
  const token = newToken();
  await sql`select set_invitation(${staffId}, ${hashOf(token)}, now() + make_interval(days => ${INVITATION_DAYS}))`.execute(
    tx,
  );
  return `${authorityId}.${token}`;
}

/** Takes the link of an invitation away. @param tx as for {@link invite} */
export async function withdrawInvitation(tx: Tx, { staffId }: AccountKey): Promise<void> {
  await sql`select set_invitation(${staffId}, null, null)`.execute(tx);
}

/** Forgets a person's authenticator app and recovery codes, and signs them out. @param tx as for {@link invite} */
export async function resetSecondFactor(tx: Tx, account: AccountKey): Promise<void> {
  await sql`select reset_second_factor(${account.staffId})`.execute(tx);
  await endSessions(tx, account);
}

/** Forgets wrong attempts, so that the person need not wait. @param tx as for {@link invite} */
export async function unlockAccount(tx: Tx, { staffId }: AccountKey): Promise<void> {
  await sql`select unlock_account(${staffId})`.execute(tx);
}

/**
 * Sets a password, and ends every session and invitation of the person.
 *
 * @param tx for the program itself or for the person, at their authority
 * @param account with the hash of the token of a session that goes on, where one does
 */
export async function setPassword(
  tx: Tx,
  account: AccountKey & { readonly session?: Buffer },
  password: string,
): Promise<void> {
  const password_hash = await hashPassword(password);
  await tx
    .updateTable('accounts')
    .set({
      password_hash,
      password_set_at: sql<string>`now()`,
      invitation_hash: null,
      invitation_ends_at: null,
      failed_attempts: 0,
      locked_until_at: null,
    })
    .where('authority_id', '=', account.authorityId)
    .where('staff_id', '=', account.staffId)
    .execute();
  await endSessions(tx, account, account.session);
}

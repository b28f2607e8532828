import { sql } from 'kysely';
import { recordAudit } from '../audit/audit.ts';
import type { Database } from '../database/database.ts';
import type { Tx } from '../database/transaction.ts';
import { isId } from '../ids.ts';
import { setPassword } from './accounts.ts';
import { type AccountKey, programOf } from './sign-in.ts';
import { hashOf } from './tokens.ts';

/** An invitation that is good, and for whom. */
export interface Invitation extends AccountKey {
  readonly name: string;
  readonly email: string | null;
  readonly authorityName: string;
}

/** Whose invitation a link is; undefined where it was used, replaced or has run out. Opening it does not use it up. */
export async function findInvitation(database: Database, link: string): Promise<Invitation | undefined> {
  const parts = partsOf(link);
  if (parts === undefined) return undefined;
  const { authorityId, token } = parts;
  return await database.withTransaction({ authorityId, userId: null }, (tx) => readInvitation(tx, token));
}

async function readInvitation(tx: Tx, token: string): Promise<Invitation | undefined> {
  return await tx
    .selectFrom('accounts')
    .innerJoin('staff', (join) =>
      join.onRef('staff.authority_id', '=', 'accounts.authority_id').onRef('staff.id', '=', 'accounts.staff_id'),
    )
    .innerJoin('authorities', 'authorities.authority_id', 'accounts.authority_id')
    .where('accounts.invitation_hash', '=', hashOf(token))
    .where('accounts.invitation_ends_at', '>', sql<string>`now()`)
    .where(sql<boolean>`(staff.left_on is null or staff.left_on > today())`)
    .where('staff.access_stopped_at', 'is', null)
    .select([
      'accounts.authority_id as authorityId',
      'accounts.staff_id as staffId',
      'staff.name',
      'staff.email',
      'authorities.name as authorityName',
    ])
    .executeTakeFirst();
}

/** Sets the password that an invited person chose; the link is used up, and whoever was signed in as them is not. */
export async function acceptInvitation(database: Database, link: string, password: string): Promise<boolean> {
  const parts = partsOf(link);
  if (parts === undefined) return false;
  const { authorityId, token } = parts;
  return await database.withTransaction({ authorityId, userId: null }, async (tx) => {
    // Of two who hold the link and press at once, one chooses the password; the other finds the link used.
    const { rows } = await sql`select from accounts where invitation_hash = ${hashOf(token)} for update`.execute(tx);
    const invitation = rows.length === 0 ? undefined : await readInvitation(tx, token);
    if (invitation === undefined) return false;
    await setPassword(tx, invitation, password);
    const { staffId } = invitation;
    await recordAudit(tx, programOf(invitation), { action: 'account.password-chosen', details: { staffId } });
    return true;
  });
}

function partsOf(link: string): { readonly authorityId: string; readonly token: string } | undefined {
  const [authorityId, token] = link.split('.');
  return authorityId !== undefined && token !== undefined && isId(authorityId) ? { authorityId, token } : undefined;
}

import { recordAudit } from '../../platform/audit/audit.ts';
import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { beginWithRules } from '../obligations/rules-in-use.ts';

/** An authority to be entered. */
export interface AuthorityToCreate {
  readonly name: string;
  /** Its code in official statistics, such as E06000001. */
  readonly code?: string | undefined;
  /** The id of the procedure that it follows; the national one unless it is named. */
  readonly procedure?: string | undefined;
}

/** Enters an authority. The transaction runs for its id already, which is new: row-level security lets no other in. */
export async function createAuthority(
  tx: Tx,
  actor: Actor,
  { name, code, procedure }: AuthorityToCreate,
): Promise<void> {
  const { authorityId: authority_id } = actor;
  await tx.insertInto('authority_ids').values({ authority_id }).execute();
  await tx
    .insertInto('authorities')
    .values({ authority_id, name, ...(code && { code }), ...(procedure && { procedure }) })
    .execute();
  await beginWithRules(tx, actor);
  await recordAudit(tx, actor, { action: 'authority.create' });
}

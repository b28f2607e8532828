import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A transaction as a user: what every use case and every store is handed first. */
export type Tx = Transaction<Tables>;

/** For whom a transaction runs. Row-level security shows it the rows of this authority and no others. */
export interface Actor {
  readonly authorityId: string;
  /** The person; null for what the program does by itself, such as a job. */
  readonly userId: string | null;
}

/** Acts for no authority: sees what is open to all, such as who holds a session, and no record. */
export const NOBODY: Actor = { authorityId: '', userId: null };

/** Sets, until the end of the transaction, what `app.current_authority_id()` and `app.current_user_id()` give. */
export const SET_ACTOR = "select set_config('app.authority_id', $1, true), set_config('app.user_id', $2, true)";

export function settingsOf({ authorityId, userId }: Actor): [authorityId: string, userId: string] {
  return [authorityId, userId ?? ''];
}

import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Tells the child's reviewing officer of a day, or whoever acts for them, that a paper came back, unless they entered it. */
export async function tellOfficerOfPaper(
  tx: Tx,
  { authorityId }: Actor,
  { paperId, today }: { readonly paperId: string; readonly today: string },
): Promise<void> {
  await sql`select tell_officer_of_paper(${authorityId}, ${paperId}, ${today})`.execute(tx);
}

/** The same, of the paper of the link that the transaction runs for, which may not know whose child it is. */
export async function tellOfficerOfOwnPaper(tx: Tx, today: string): Promise<void> {
  await sql`select tell_officer_of_own_paper(${today})`.execute(tx);
}

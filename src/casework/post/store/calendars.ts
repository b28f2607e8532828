import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { CalendarNote } from '../model.ts';

/** What a calendar was last told of a meeting, whether or not it has gone yet. */
export async function readLatestCalendar(
  tx: Tx,
  { authorityId }: Actor,
  { reviewId, uid }: { readonly reviewId: string; readonly uid: string },
): Promise<CalendarNote | undefined> {
  const { rows } = await sql<{ calendar: CalendarNote }>`
    select p.calendar from post_items p
    where p.authority_id = ${authorityId} and p.review_id = ${reviewId} and p.calendar ->> 'uid' = ${uid}
    order by (p.calendar ->> 'sequence')::int desc limit 1`.execute(tx);
  return rows[0]?.calendar;
}

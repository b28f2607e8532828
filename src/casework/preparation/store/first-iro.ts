import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Of the first review of a period of care: since when there was an IRO in it. */
export interface FirstIro {
  /** `YYYY-MM-DD`; null where nobody was appointed, or nobody knows of it. */
  readonly appointedOn: string | null;
}

/** Undefined where the review is not the first of its period of care. */
export async function readFirstIro(
  tx: Tx,
  { authorityId }: Actor,
  { reviewId, today }: { readonly reviewId: string; readonly today: string },
): Promise<FirstIro | undefined> {
  const { rows } = await sql<FirstIro>`
    select (select min(greatest(a.started_on, p.started_on)) from appointments a
        where a.authority_id = r.authority_id and a.child_id = r.child_id
          and (a.ended_on is null or a.ended_on > p.started_on)
          and (p.ended_on is null or a.started_on < p.ended_on)) as "appointedOn"
    from reviews r
    join periods_of_care p on p.authority_id = r.authority_id and p.child_id = r.child_id
      and coalesce(r.recording_on, r.arranged_on, ${today}::date) <@ p.during
    where r.authority_id = ${authorityId} and r.id = ${reviewId} and not exists (
      select from reviews e where e.authority_id = r.authority_id and e.child_id = r.child_id and e.id <> r.id
        and e.recording_on >= p.started_on and (r.recording_on is null or e.recording_on < r.recording_on))
    limit 1`.execute(tx);
  return rows[0];
}

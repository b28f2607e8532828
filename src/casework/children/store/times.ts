import { sql } from 'kysely';
import { arrayOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { PeriodOfFacts, PlacementOfFacts, ReviewOfFacts } from '../times-of-facts.ts';

/** Rows that are the same already keep their ids. */
export async function replacePeriods(
  tx: Tx,
  { authorityId }: Actor,
  { childId, periods }: { readonly childId: string; readonly periods: readonly PeriodOfFacts[] },
): Promise<void> {
  const told = sql`jsonb_to_recordset(${JSON.stringify(periods)}::jsonb)
    as t (number integer, "startedOn" date, "endedOn" date)`;
  await sql`
    delete from periods_of_care p where p.authority_id = ${authorityId} and p.child_id = ${childId}
      and not exists (select from ${told} where t.number = p.number and t."startedOn" = p.started_on
        and t."endedOn" is not distinct from p.ended_on)`.execute(tx);
  await sql`
    insert into periods_of_care (authority_id, child_id, number, started_on, ended_on)
    select ${authorityId}, ${childId}, t.number, t."startedOn", t."endedOn" from ${told}
    where not exists (select from periods_of_care p where p.authority_id = ${authorityId} and p.child_id = ${childId}
      and p.number = t.number)`.execute(tx);
}

/** Rows that are the same already keep their ids. */
export async function replacePlacements(
  tx: Tx,
  { authorityId }: Actor,
  { childId, placements }: { readonly childId: string; readonly placements: readonly PlacementOfFacts[] },
): Promise<void> {
  const told = sql`jsonb_to_recordset(${JSON.stringify(placements)}::jsonb)
    as t ("startedOn" date, "endedOn" date, place text, kind text)`;
  await sql`
    delete from placements p where p.authority_id = ${authorityId} and p.child_id = ${childId}
      and not exists (select from ${told} where t."startedOn" = p.started_on and t.place = p.place
        and t."endedOn" is not distinct from p.ended_on)`.execute(tx);
  await sql`
    insert into placements (authority_id, child_id, place, kind, started_on, ended_on)
    select ${authorityId}, ${childId}, t.place, t.kind, t."startedOn", t."endedOn" from ${told}
    where not exists (select from placements p where p.authority_id = ${authorityId} and p.child_id = ${childId}
      and p.started_on = t."startedOn")`.execute(tx);
}

/** The reviews that the facts of a child tell of. */
export interface ReviewsOfChild {
  readonly childId: string;
  readonly reviews: readonly ReviewOfFacts[];
}

/**
 * Makes the reviews of children what facts tell of them; the number of queries is the same however many children there
 * are. What a return said of a review stays; a return never says when a review was completed, or arranged.
 */
export async function saveReviews(tx: Tx, { authorityId }: Actor, children: readonly ReviewsOfChild[]): Promise<void> {
  const rows = children.flatMap(({ childId, reviews }) => reviews.map((review) => ({ childId, ...review })));
  const told = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as t ("childId" uuid, key text, "arrangedOn" date, "recordingOn" date, "completedOn" date)`;
  const childIds = children.map(({ childId }) => childId);
  await sql`
    update reviews r set arranged_on = null, recording_on = null, completed_on = null
    where r.authority_id = ${authorityId} and r.child_id = any(${arrayOf(childIds, 'uuid')}) and r.source = 'recorded'
      and (r.arranged_on is not null or r.recording_on is not null)
      and not exists (select from ${told} where t."childId" = r.child_id and t.key = r.key)`.execute(tx);
  await sql`
    insert into reviews as r (authority_id, child_id, key, arranged_on, recording_on, completed_on, source)
    select ${authorityId}, t."childId", t.key, t."arrangedOn", t."recordingOn", t."completedOn", 'recorded' from ${told}
    on conflict (authority_id, child_id, key) do update set
      arranged_on = excluded.arranged_on,
      recording_on = case when r.source = 'recorded' then excluded.recording_on else r.recording_on end,
      completed_on = case when r.source = 'recorded' or excluded.completed_on >= r.recording_on
        then excluded.completed_on else r.completed_on end
    where r.arranged_on is distinct from excluded.arranged_on
      or r.source = 'recorded' and (r.recording_on, r.completed_on)
        is distinct from (excluded.recording_on, excluded.completed_on)
      or excluded.completed_on is distinct from r.completed_on and excluded.completed_on >= r.recording_on`.execute(tx);
}

/** The periods and placements that are stored of a child who comes from returns. */
export async function readStoredTimes(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<{ readonly periods: readonly StoredTime[]; readonly placements: readonly StoredTime[] }> {
  const from = (table: 'periods_of_care' | 'placements') =>
    tx
      .selectFrom(table)
      .select(['started_on as startedOn', 'ended_on as endedOn', 'start_known as isStartKnown'])
      .where('authority_id', '=', authorityId)
      .where('child_id', '=', childId)
      .orderBy('started_on')
      .execute();
  return { periods: await from('periods_of_care'), placements: await from('placements') };
}

export interface StoredTime {
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly isStartKnown: boolean;
}

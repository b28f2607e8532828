import { sql } from 'kysely';
import { arrayOf, type BulkColumn, namesOf, relationOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { PeriodOfFacts, PlacementOfFacts, ReviewOfFacts } from '../times-of-facts.ts';

/** What the facts of a child amount to. */
export interface RowsOfChild<Row> {
  readonly childId: string;
  readonly rows: readonly Row[];
}

type Told<Row> = Row & { readonly childId: string };

function toTold<Row>(children: readonly RowsOfChild<Row>[]): Told<Row>[] {
  return children.flatMap(({ childId, rows }) => rows.map((row) => ({ childId, ...row })));
}

function idsOf(children: readonly { readonly childId: string }[]) {
  return arrayOf(
    children.map(({ childId }) => childId),
    'uuid',
  );
}

const PERIOD_COLUMNS: readonly BulkColumn<Told<PeriodOfFacts>>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'number', type: 'integer', of: ({ number }) => number },
  { name: 'started_on', type: 'date', of: ({ startedOn }) => startedOn },
  { name: 'ended_on', type: 'date', of: ({ endedOn }) => endedOn },
];

/** Rows that are the same already keep their ids. */
export async function replacePeriods(
  tx: Tx,
  { authorityId }: Actor,
  children: readonly RowsOfChild<PeriodOfFacts>[],
): Promise<void> {
  const told = relationOf(toTold(children), PERIOD_COLUMNS);
  await sql`
    delete from periods_of_care p where p.authority_id = ${authorityId} and p.child_id = any(${idsOf(children)})
      and not exists (select from ${told} where incoming.child_id = p.child_id and incoming.number = p.number
        and incoming.started_on = p.started_on and incoming.ended_on is not distinct from p.ended_on)`.execute(tx);
  await sql`
    insert into periods_of_care (authority_id, ${namesOf(PERIOD_COLUMNS)})
    select ${authorityId}, ${namesOf(PERIOD_COLUMNS)} from ${told}
    where not exists (select from periods_of_care p where p.authority_id = ${authorityId}
      and p.child_id = incoming.child_id and p.number = incoming.number)`.execute(tx);
}

const PLACEMENT_COLUMNS: readonly BulkColumn<Told<PlacementOfFacts>>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'place', type: 'text', of: ({ place }) => place },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'started_on', type: 'date', of: ({ startedOn }) => startedOn },
  { name: 'ended_on', type: 'date', of: ({ endedOn }) => endedOn },
];

/** Rows of the same place and first day keep their ids, and what people said of them. */
export async function replacePlacements(
  tx: Tx,
  { authorityId }: Actor,
  children: readonly RowsOfChild<PlacementOfFacts>[],
): Promise<void> {
  const told = relationOf(toTold(children), PLACEMENT_COLUMNS);
  const isSame = sql`incoming.child_id = p.child_id and incoming.started_on = p.started_on and incoming.place = p.place`;
  await sql`
    delete from placements p where p.authority_id = ${authorityId} and p.child_id = any(${idsOf(children)})
      and not exists (select from ${told} where ${isSame})`.execute(tx);
  await sql`
    update placements p set ended_on = incoming.ended_on,
      end_reason = case when incoming.ended_on is null then null else p.end_reason end
    from ${told}
    where p.authority_id = ${authorityId} and ${isSame} and p.ended_on is distinct from incoming.ended_on`.execute(tx);
  await sql`
    insert into placements (authority_id, ${namesOf(PLACEMENT_COLUMNS)})
    select ${authorityId}, ${namesOf(PLACEMENT_COLUMNS)} from ${told}
    where not exists (select from placements p where p.authority_id = ${authorityId}
      and p.child_id = incoming.child_id and p.started_on = incoming.started_on)`.execute(tx);
}

const REVIEW_COLUMNS: readonly BulkColumn<Told<ReviewOfFacts>>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'key', type: 'text', of: ({ key }) => key },
  { name: 'arranged_on', type: 'date', of: ({ arrangedOn }) => arrangedOn },
  { name: 'recording_on', type: 'date', of: ({ recordingOn }) => recordingOn },
  { name: 'completed_on', type: 'date', of: ({ completedOn }) => completedOn },
];

/**
 * Makes the reviews of children what facts tell of them; the number of queries is the same however many children there
 * are. What a return said of a review stays; a return never says when a review was completed, or arranged.
 */
export async function saveReviews(
  tx: Tx,
  { authorityId }: Actor,
  children: readonly RowsOfChild<ReviewOfFacts>[],
): Promise<void> {
  const told = relationOf(toTold(children), REVIEW_COLUMNS);
  await sql`
    update reviews r set arranged_on = null, recording_on = null, completed_on = null
    where r.authority_id = ${authorityId} and r.child_id = any(${idsOf(children)}) and r.source = 'recorded'
      and (r.arranged_on is not null or r.recording_on is not null)
      and not exists (select from ${told} where incoming.child_id = r.child_id and incoming.key = r.key)`.execute(tx);
  await sql`
    insert into reviews as r (authority_id, ${namesOf(REVIEW_COLUMNS)}, source)
    select ${authorityId}, ${namesOf(REVIEW_COLUMNS)}, 'recorded' from ${told}
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

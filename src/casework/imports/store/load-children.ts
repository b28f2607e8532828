import { type RawBuilder, sql } from 'kysely';
import type { CollectionYear } from '../../../exchange/ssda903/collection-year.ts';
import type { KeptRows } from '../../../exchange/ssda903/kept-rows.ts';
import { arrayOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { RecordedInput } from '../../../rules/index.ts';
import { listCurrentFacts } from '../../children/list-current-facts.ts';
import type { ChildOnRecord, StoredReview } from '../child-on-record.ts';
import type { OverruledFact } from '../reconcile-facts.ts';
import type { SpanRow, StoredSpan, TakenOut } from '../reconcile-spans.ts';

interface ChildRow {
  readonly id: string;
  readonly local_id: string;
  readonly upn: string | null;
  readonly born_on: string | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly is_unaccompanied: boolean;
  readonly unaccompanied_until_on: string | null;
  readonly recorded: RecordedInput | null;
  readonly next_change_on: string | null;
}

interface OfChild {
  readonly child_id: string;
}

/** Which children to read. */
export interface ChildrenToLoad {
  /** The authority's own ids. */
  readonly localIds: readonly string[];
  /** They are held until the transaction ends, so that nobody records of them in between. */
  readonly toWrite: boolean;
}

/** Reads the children with these ids, those that are there, as the records have them. */
export async function loadChildren(
  tx: Tx,
  actor: Actor,
  { localIds, toWrite }: ChildrenToLoad,
): Promise<ChildOnRecord[]> {
  const { rows: children } = await sql<ChildRow>`
    select id, local_id, upn, born_on, sex, ethnicity, is_unaccompanied, unaccompanied_until_on, recorded, next_change_on
    from children where authority_id = ${actor.authorityId} and local_id = any(${arrayOf(localIds, 'text')})
    order by id ${toWrite ? sql`for update` : sql``}
  `.execute(tx);
  if (children.length === 0) return [];
  const ids = children.map(({ id }) => id);
  const reader = new ChildReader(tx, actor, ids);
  // One after the other: a transaction has one connection.
  const years = await reader.years();
  const facts = await listCurrentFacts(tx, actor, ids);
  const overruled = await reader.overruled();
  const periods = await reader.spans('periods_of_care');
  const legalStatuses = await reader.spans('legal_statuses');
  const placements = await reader.spans('placements');
  const takenOut = await reader.takenOut();
  const reviews = await reader.reviews();
  return children.map(({ id, local_id: localId, recorded, next_change_on: nextChangeOn, ...details }) => ({
    id,
    localId,
    details,
    recorded,
    nextChangeOn,
    years: new Map((years.get(id) ?? []).map(({ year, rows }) => [year, rows])),
    facts: facts.get(id) ?? [],
    overruled: overruled.get(id) ?? [],
    periods: periods.get(id) ?? [],
    legalStatuses: legalStatuses.get(id) ?? [],
    placements: placements.get(id) ?? [],
    takenOut: takenOut.get(id) ?? [],
    reviews: reviews.get(id) ?? [],
  }));
}

/** What a row of each table of times tells, apart from whose it is. */
export const SPAN_COLUMNS = {
  periods_of_care: ['number', 'started_on', 'start_known', 'ended_on', 'end_reason', 'category_of_need'],
  legal_statuses: ['status', 'started_on', 'start_known', 'ended_on'],
  placements: [
    'place',
    'kind',
    'provider',
    'urn',
    'home_postcode',
    'postcode',
    'distance',
    'authority_of_placement',
    'location',
    'started_on',
    'start_known',
    'ended_on',
    'end_reason',
  ],
} as const;

/** Reads what there is of some children, a query for each kind. */
class ChildReader {
  readonly #tx: Tx;
  readonly #actor: Actor;
  readonly #ids: readonly string[];

  constructor(tx: Tx, actor: Actor, ids: readonly string[]) {
    this.#tx = tx;
    this.#actor = actor;
    this.#ids = ids;
  }

  years(): Promise<Map<string, (OfChild & { year: CollectionYear; rows: KeptRows })[]>> {
    return this.#byChild(
      sql`select child_id, year, rows from return_rows r where ${this.#ofChildren('r')} order by year`,
    );
  }

  /** What files told and people put right or withdrew, with the last fact of each chain of corrections. */
  overruled(): Promise<Map<string, (OfChild & OverruledFact)[]>> {
    return this.#byChild(sql`
      with recursive chain as (
        select f.authority_id, f.child_id, f.type, f.happened_on, c.id
        from facts f join facts c on c.authority_id = f.authority_id and c.corrects_id = f.id
        where ${this.#ofChildren('f')} and f.import_id is not null and c.import_id is null
        union all
        select chain.authority_id, chain.child_id, chain.type, chain.happened_on, c.id
        from chain join facts c on c.authority_id = chain.authority_id and c.corrects_id = chain.id
      )
      select child_id, type, happened_on as on, id as "correctedBy" from chain
      where not exists (select from facts c where c.authority_id = chain.authority_id and c.corrects_id = chain.id)`);
  }

  async spans(table: keyof typeof SPAN_COLUMNS): Promise<Map<string, (OfChild & StoredSpan)[]>> {
    const columns = sql.join(SPAN_COLUMNS[table].map((column) => sql.ref(`s.${column}`)));
    const query = sql`select s.child_id, s.id, ${columns} from ${sql.table(table)} s where ${this.#ofChildren('s')}`;
    const { rows } = await sql<OfChild & SpanRow & { id: string }>`${query}`.execute(this.#tx);
    return Map.groupBy(
      rows.map(({ child_id, id, ...row }) => ({ child_id, id, row })),
      ({ child_id }) => child_id,
    );
  }

  takenOut(): Promise<Map<string, (OfChild & TakenOut)[]>> {
    return this.#byChild(sql`
      select child_id, coalesce(before ->> 'status', before ->> 'place') as code, before ->> 'startedOn' as "startedOn"
      from child_changes c where ${this.#ofChildren('c')} and what in ('legal-status', 'placement') and after is null`);
  }

  reviews(): Promise<Map<string, (OfChild & StoredReview)[]>> {
    return this.#byChild(sql`
      select child_id, id, key, recording_on, participation, source,
        completed_on is not null or stated_due_on is not null or arranged_on is not null or kind is not null as "isAddedTo"
      from reviews r where ${this.#ofChildren('r')}`);
  }

  #ofChildren(alias: string): RawBuilder<unknown> {
    const [authority, child] = [sql.ref(`${alias}.authority_id`), sql.ref(`${alias}.child_id`)];
    return sql`${authority} = ${this.#actor.authorityId} and ${child} = any(${arrayOf(this.#ids, 'uuid')})`;
  }

  async #byChild<Row extends OfChild>(query: RawBuilder<unknown>): Promise<Map<string, Row[]>> {
    const { rows } = await query.execute(this.#tx);
    return Map.groupBy(rows as Row[], ({ child_id }) => child_id);
  }
}

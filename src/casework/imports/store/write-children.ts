import { sql } from 'kysely';
import { arrayOf, type BulkColumn, type BulkValue, namesOf, relationOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type Day, isoFromDay } from '../../../rules/index.ts';
import type { ChildPlan } from '../plan-child.ts';
import type { ReviewToStand } from '../reconcile-reviews.ts';
import type { ReconciledSpans, SpanRow } from '../reconcile-spans.ts';
import { findRowOf } from '../row-of-event.ts';
import { SPAN_COLUMNS } from './load-children.ts';

/** A child of a batch, now with an id. */
export interface PlannedChild {
  readonly id: string;
  readonly plan: ChildPlan;
}

/** For whom and for which import a batch is written. */
export interface Writing {
  readonly actor: Actor;
  readonly importId: string;
}

/** Writes what the plans of a batch change, a query for each kind of row, and gives the children their ids. */
export async function writeChildren(tx: Tx, plans: readonly ChildPlan[], writing: Writing): Promise<PlannedChild[]> {
  const writer = new BatchWriter(tx, writing);
  const children = await writer.children(plans);
  await writer.years(children);
  await writer.facts(children);
  await writer.spans('periods_of_care', children, ({ periods }) => periods);
  await writer.spans('legal_statuses', children, ({ legalStatuses }) => legalStatuses);
  await writer.spans('placements', children, ({ placements }) => placements);
  await writer.reviews(children);
  return children;
}

const CHILD_COLUMNS: readonly BulkColumn<ChildPlan>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id ?? null },
  { name: 'local_id', type: 'text', of: ({ localId }) => localId },
  { name: 'upn', type: 'text', of: ({ details }) => details.upn },
  { name: 'born_on', type: 'date', of: ({ details }) => details.born_on },
  { name: 'sex', type: 'text', of: ({ details }) => details.sex },
  { name: 'ethnicity', type: 'text', of: ({ details }) => details.ethnicity },
  { name: 'is_unaccompanied', type: 'boolean', of: ({ details }) => details.is_unaccompanied },
  { name: 'unaccompanied_until_on', type: 'date', of: ({ details }) => details.unaccompanied_until_on },
  { name: 'recorded', type: 'jsonb', of: ({ recorded }) => (recorded === null ? null : JSON.stringify(recorded)) },
];
const NEW_CHILD_COLUMNS: readonly BulkColumn<ChildPlan>[] = [
  ...CHILD_COLUMNS.slice(1),
  { name: 'next_change_on', type: 'date', of: ({ workedOut }) => toDate(workedOut?.nextChangeOn) },
];

interface OfChild<Row> {
  readonly childId: string;
  readonly row: Row;
}

interface FactRow {
  readonly type: string;
  readonly on: string;
  readonly review: string | undefined;
  readonly corrects: string | null;
  readonly isWithdrawn: boolean;
  readonly file: string | null;
  readonly line: number | null;
}

const FACT_COLUMNS: readonly BulkColumn<OfChild<FactRow>>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'type', type: 'text', of: ({ row }) => row.type },
  { name: 'happened_on', type: 'date', of: ({ row }) => row.on },
  { name: 'review_key', type: 'text', of: ({ row }) => row.review ?? null },
  { name: 'corrects_id', type: 'uuid', of: ({ row }) => row.corrects },
  { name: 'is_withdrawn', type: 'boolean', of: ({ row }) => row.isWithdrawn },
  { name: 'import_file', type: 'text', of: ({ row }) => row.file },
  { name: 'import_row', type: 'integer', of: ({ row }) => row.line },
];

const SPAN_TYPES: Readonly<Record<string, string>> = {
  number: 'integer',
  started_on: 'date',
  ended_on: 'date',
  start_known: 'boolean',
};

const REVIEW_COLUMNS: readonly BulkColumn<OfChild<ReviewToStand & { readonly id?: string }>>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'key', type: 'text', of: ({ row }) => row.key },
  { name: 'recording_on', type: 'date', of: ({ row }) => row.on },
  { name: 'participation', type: 'text', of: ({ row }) => row.participation },
];

/** Writes the rows of one batch, one kind after the other. */
class BatchWriter {
  readonly #tx: Tx;
  readonly #authorityId: string;
  readonly #importId: string;

  constructor(tx: Tx, { actor, importId }: Writing) {
    this.#tx = tx;
    this.#authorityId = actor.authorityId;
    this.#importId = importId;
  }

  /** Adds the new children and changes the known ones; gives each its id. */
  async children(plans: readonly ChildPlan[]): Promise<PlannedChild[]> {
    const changed = plans.filter(({ id, isRowChanged }) => id !== undefined && isRowChanged);
    if (changed.length > 0) {
      const set = CHILD_COLUMNS.slice(2).map(({ name }) => sql`${sql.ref(name)} = ${sql.ref(`incoming.${name}`)}`);
      await sql`
        update children c set ${sql.join(set)} from ${relationOf(changed, CHILD_COLUMNS)}
        where c.authority_id = ${this.#authorityId} and c.id = incoming.id
      `.execute(this.#tx);
    }
    const added = plans.filter(({ id }) => id === undefined);
    const ids = await this.#addChildren(added);
    return plans.map((plan) => {
      const id = plan.id ?? ids.get(plan.localId);
      if (id === undefined) throw new Error('a child that was added has no id');
      return { id, plan };
    });
  }

  async #addChildren(added: readonly ChildPlan[]): Promise<Map<string, string>> {
    if (added.length === 0) return new Map();
    const { rows } = await sql<{ id: string; local_id: string }>`
      insert into children (authority_id, ${namesOf(NEW_CHILD_COLUMNS)})
      select ${this.#authorityId}, ${namesOf(NEW_CHILD_COLUMNS)} from ${relationOf(added, NEW_CHILD_COLUMNS)}
      returning id, local_id
    `.execute(this.#tx);
    return new Map(rows.map(({ id, local_id }) => [local_id, id]));
  }

  async years(children: readonly PlannedChild[]): Promise<void> {
    const years = flat(children, ({ years }) => years);
    const gone = years.filter(({ row }) => row.rows === undefined);
    const kept = years.filter(({ row }) => row.rows !== undefined);
    const key: readonly BulkColumn<(typeof years)[number]>[] = [
      { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
      { name: 'year', type: 'integer', of: ({ row }) => row.year },
    ];
    if (gone.length > 0) {
      await sql`
        delete from return_rows r using ${relationOf(gone, key)}
        where r.authority_id = ${this.#authorityId} and r.child_id = incoming.child_id and r.year = incoming.year
      `.execute(this.#tx);
    }
    if (kept.length === 0) return;
    const columns = [
      ...key,
      { name: 'rows', type: 'jsonb', of: ({ row }: (typeof years)[number]) => JSON.stringify(row.rows) },
    ];
    await sql`
      insert into return_rows (authority_id, child_id, year, rows)
      select ${this.#authorityId}, child_id, year, rows from ${relationOf(kept, columns)}
      on conflict (authority_id, child_id, year) do update set rows = excluded.rows
    `.execute(this.#tx);
  }

  async facts(children: readonly PlannedChild[]): Promise<void> {
    const rows = flat(children, toFactRows);
    if (rows.length === 0) return;
    await sql`
      insert into facts (authority_id, import_id, ${namesOf(FACT_COLUMNS)})
      select ${this.#authorityId}, ${this.#importId}, ${namesOf(FACT_COLUMNS)} from ${relationOf(rows, FACT_COLUMNS)}
    `.execute(this.#tx);
  }

  /** Takes out before it adds, because two of a child's times must never overlap. */
  async spans(
    table: keyof typeof SPAN_COLUMNS,
    children: readonly PlannedChild[],
    of: (plan: ChildPlan) => ReconciledSpans,
  ): Promise<void> {
    await this.#remove(
      table,
      children.flatMap(({ plan }) => of(plan).removed),
    );
    const added = flat(children, (plan) => of(plan).added);
    if (added.length === 0) return;
    const columns: readonly BulkColumn<OfChild<SpanRow>>[] = [
      { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
      ...SPAN_COLUMNS[table].map((name) => ({ name, type: SPAN_TYPES[name] ?? 'text', of: cellOf(name) })),
    ];
    await sql`
      insert into ${sql.table(table)} (authority_id, ${namesOf(columns)})
      select ${this.#authorityId}, ${namesOf(columns)} from ${relationOf(added, columns)}
    `.execute(this.#tx);
  }

  async reviews(children: readonly PlannedChild[]): Promise<void> {
    await this.#remove(
      'reviews',
      children.flatMap(({ plan }) => plan.reviews.removed),
    );
    const updated = flat(children, ({ reviews }) => reviews.updated);
    if (updated.length > 0) {
      await sql`
        update reviews r set recording_on = incoming.recording_on, participation = incoming.participation
        from ${relationOf(updated, REVIEW_COLUMNS)}
        where r.authority_id = ${this.#authorityId} and r.child_id = incoming.child_id and r.key = incoming.key
      `.execute(this.#tx);
    }
    const added = flat(children, ({ reviews }) => reviews.added);
    if (added.length === 0) return;
    await sql`
      insert into reviews (authority_id, source, ${namesOf(REVIEW_COLUMNS)})
      select ${this.#authorityId}, 'imported', ${namesOf(REVIEW_COLUMNS)} from ${relationOf(added, REVIEW_COLUMNS)}
    `.execute(this.#tx);
  }

  async #remove(table: keyof typeof SPAN_COLUMNS | 'reviews', ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await sql`
      delete from ${sql.table(table)} where authority_id = ${this.#authorityId} and id = any(${arrayOf(ids, 'uuid')})
    `.execute(this.#tx);
  }
}

function toFactRows({ facts, told }: ChildPlan): FactRow[] {
  const withdrawn = facts.withdrawn.map(({ id, event }) => ({
    type: event.type,
    on: event.on,
    review: event.review,
    corrects: id,
    isWithdrawn: true,
    file: null,
    line: null,
  }));
  const changed = facts.changes.map(({ event, corrects }) => {
    const row = findRowOf(told, event);
    return {
      type: event.type,
      on: event.on,
      review: event.review,
      corrects: corrects?.id ?? null,
      isWithdrawn: false,
      file: row?.file.name ?? null,
      line: row?.row ?? null,
    };
  });
  return [...withdrawn, ...changed];
}

function toDate(day: Day | undefined): string | null {
  return day === undefined ? null : isoFromDay(day);
}

function cellOf(name: string): (of: OfChild<SpanRow>) => BulkValue {
  return ({ row }) => row[name] ?? null;
}

function flat<Row>(children: readonly PlannedChild[], of: (plan: ChildPlan) => readonly Row[]): OfChild<Row>[] {
  return children.flatMap(({ id, plan }) => of(plan).map((row) => ({ childId: id, row })));
}

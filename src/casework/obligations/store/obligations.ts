import { sql } from 'kysely';
import { arrayOf, type BulkColumn, namesOf, relationOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type Day, isoFromDay, NEVER, type Obligation, type UnknownObligation } from '../../../rules/index.ts';
import type { WorkedOut } from '../work-out-child.ts';

/** A child and what must be done. */
export interface WorkedOutChild extends WorkedOut {
  readonly childId: string;
}

interface RowOf<Of> {
  readonly childId: string;
  readonly of: Of;
}

const OBLIGATION_COLUMNS: readonly BulkColumn<RowOf<Obligation>>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'rule', type: 'text', of: ({ of }) => of.rule.id },
  { name: 'about', type: 'text', of: ({ of }) => of.about },
  { name: 'period', type: 'integer', of: ({ of }) => of.period },
  { name: 'actor', type: 'text', of: ({ of }) => of.rule.actor },
  { name: 'earliest_on', type: 'date', of: ({ of }) => toDate(of.earliest) },
  { name: 'due_on', type: 'date', of: ({ of }) => toDate(of.due) },
  { name: 'due_at', type: 'timestamptz', of: ({ of }) => toInstant(of.moments?.due) },
  { name: 'national_due_on', type: 'date', of: ({ of }) => toDate(of.nationalDue) },
  { name: 'schedule_by_on', type: 'date', of: ({ of }) => toDate(of.scheduleBy) },
  { name: 'target_on', type: 'date', of: ({ of }) => toDate(of.target) },
  { name: 'met_on', type: 'date', of: ({ of }) => toDate(of.metOn) },
  { name: 'met_at', type: 'timestamptz', of: ({ of }) => toInstant(of.moments?.metOn) },
  { name: 'silence_agrees', type: 'boolean', of: ({ of }) => of.rule.silenceAgrees === true },
  { name: 'not_owed_because', type: 'text', of: ({ of }) => of.reason ?? null },
  { name: 'layer', type: 'text', of: ({ of }) => of.layer },
  { name: 'is_as_soon_as_practicable', type: 'boolean', of: ({ of }) => of.isAsSoonAsPracticable },
  { name: 'is_provisional', type: 'boolean', of: ({ of }) => of.isProvisional },
  { name: 'is_earlier_law', type: 'boolean', of: ({ of }) => of.isEarlierLaw },
  { name: 'is_softened_2020', type: 'boolean', of: ({ of }) => of.isSoftened2020 },
  { name: 'explanation', type: 'text', of: ({ of }) => of.explain() },
  { name: 'citations', type: 'jsonb', of: ({ of }) => toJson(of.citations) },
];

const UNKNOWN_COLUMNS: readonly BulkColumn<RowOf<UnknownObligation>>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'rule', type: 'text', of: ({ of }) => of.rule },
  { name: 'about', type: 'text', of: ({ of }) => of.about },
  { name: 'period', type: 'integer', of: ({ of }) => of.period },
  // An array of arrays would have to be of one length, so each goes as text.
  { name: 'missing', type: 'text', of: ({ of }) => `{${of.missing.join(',')}}` },
  { name: 'because', type: 'text', of: ({ of }) => of.because ?? null },
];

/** The columns that say which obligation a row is. */
const KEY_COLUMNS = 4;

interface Target<Row> {
  readonly table: 'obligations' | 'unknown_obligations';
  readonly columns: readonly BulkColumn<Row>[];
  readonly rows: readonly Row[];
}

/** For whom obligations are saved. */
export interface Saving {
  /** Nothing is stored of these children yet. */
  readonly areNew: boolean;
}

/**
 * Makes the stored obligations those that were worked out: what changed is updated, what came is added, what went is
 * taken out, and rows that stay as they are are not touched.
 *
 * @returns how many rows were added, changed or taken out
 */
export async function saveObligations(
  tx: Tx,
  children: readonly WorkedOutChild[],
  { actor, areNew }: Saving & { readonly actor: Actor },
): Promise<number> {
  const owed = { table: 'obligations', columns: OBLIGATION_COLUMNS, rows: children.flatMap(toOwedRows) } as const;
  const unknown = {
    table: 'unknown_obligations',
    columns: UNKNOWN_COLUMNS,
    rows: children.flatMap(toUnknownRows),
  } as const;
  if (areNew) return (await insertAll(tx, actor, owed)) + (await insertAll(tx, actor, unknown));
  const childIds = children.map(({ childId }) => childId);
  return (await replace(tx, { actor, childIds }, owed)) + (await replace(tx, { actor, childIds }, unknown));
}

function toOwedRows({ childId, obligations }: WorkedOutChild): RowOf<Obligation>[] {
  return obligations.map((of) => ({ childId, of }));
}

function toUnknownRows({ childId, unknown }: WorkedOutChild): RowOf<UnknownObligation>[] {
  return unknown.map((of) => ({ childId, of }));
}

async function insertAll<Row>(tx: Tx, actor: Actor, { table, columns, rows }: Target<Row>): Promise<number> {
  if (rows.length === 0) return 0;
  await sql`
    insert into ${sql.table(table)} (authority_id, ${namesOf(columns)})
    select ${actor.authorityId}, ${valuesOf(columns)} from ${relationOf(rows, columns)}
  `.execute(tx);
  return rows.length;
}

async function replace<Row>(
  tx: Tx,
  { actor, childIds }: { readonly actor: Actor; readonly childIds: readonly string[] },
  { table, columns, rows }: Target<Row>,
): Promise<number> {
  const target = sql.table(table);
  const values = columns.slice(KEY_COLUMNS).map(({ name }) => sql.ref(name));
  const isSameKey = sql`i.child_id = o.child_id and i.rule = o.rule
    and i.about is not distinct from o.about and i.period is not distinct from o.period`;
  const { rows: counted } = await sql<{ count: number }>`
    with i as materialized (select ${valuesOf(columns)} from ${relationOf(rows, columns)}),
    gone as (
      delete from ${target} o where o.authority_id = ${actor.authorityId} and o.child_id = any(${arrayOf(childIds, 'uuid')})
        and not exists (select from i where ${isSameKey})
      returning 1
    ),
    come as (
      insert into ${target} as o (authority_id, ${namesOf(columns)})
      select ${actor.authorityId}, ${sql.join(columns.map(({ name }) => sql`i.${sql.ref(name)}`))} from i
      where not exists (
        select from ${target} o where o.authority_id = ${actor.authorityId} and ${isSameKey}
          and (${sql.join(values.map((value) => sql`o.${value}`))})
            is not distinct from (${sql.join(values.map((value) => sql`i.${value}`))}))
      on conflict (authority_id, child_id, rule, about, period)
        do update set ${sql.join(values.map((value) => sql`${value} = excluded.${value}`))}
      returning 1
    )
    select (select count(*) from gone) + (select count(*) from come) as count
  `.execute(tx);
  return counted[0]?.count ?? 0;
}

/** The columns of what comes in, each as the table wants it. */
function valuesOf<Row>(columns: readonly BulkColumn<Row>[]) {
  return sql.join(columns.map(({ name }) => (name === 'missing' ? sql`missing::text[] as missing` : sql.ref(name))));
}

/** Sets when a new day changes what is owed, for the children for whom that day is another than it was. */
export async function saveNextChanges(tx: Tx, actor: Actor, children: readonly WorkedOutChild[]): Promise<void> {
  if (children.length === 0) return;
  const columns: readonly BulkColumn<WorkedOutChild>[] = [
    { name: 'id', type: 'uuid', of: ({ childId }) => childId },
    {
      name: 'next_change_on',
      type: 'date',
      of: ({ nextChangeOn }) => (nextChangeOn === undefined ? null : isoFromDay(nextChangeOn)),
    },
  ];
  await sql`
    update children c set next_change_on = incoming.next_change_on from ${relationOf(children, columns)}
    where c.authority_id = ${actor.authorityId} and c.id = incoming.id
      and c.next_change_on is distinct from incoming.next_change_on
  `.execute(tx);
}

function toDate(day: Day): string | null {
  return day === NEVER ? null : isoFromDay(day);
}

function toInstant(moment: string | undefined): string | null {
  if (moment === undefined) return null;
  return Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/London').toInstant().toString();
}

const written = new WeakMap<object, string>();

/** Obligations share their lists of citations, so each is written once. */
function toJson(citations: Obligation['citations']): string {
  const known = written.get(citations);
  if (known !== undefined) return known;
  const json = JSON.stringify(citations);
  written.set(citations, json);
  return json;
}

import { type RawBuilder, sql } from 'kysely';
import { runPrepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/transaction.ts';
import { getDay } from '../../../rules/index.ts';

/** The children of somebody, as the database tells of them. */
export interface StoredCaseload {
  /** All of it; the same text is the same caseload. {@link rowsOf} reads it. */
  readonly text: string;
  /** Those for whom a day has come that changes what is owed, and who have not been worked out since. */
  readonly changed: readonly string[];
}

/** A child of a caseload, with what matters next. */
export interface CaseloadRow {
  readonly childId: string;
  readonly localId: string;
  readonly name: string | null;
  readonly bornOn: string | null;
  /** The IRO who is away, where the child is theirs and only looked after meanwhile. */
  readonly actingFor: string | null;
  readonly nextReviewDueOn: string | null;
  /** The day that somebody states for that review; null where nobody does. */
  readonly nextReviewStatedOn: string | null;
  readonly nextRule: string | null;
  readonly nextDueOn: string | null;
  readonly overdue: number;
  readonly unknown: number;
  /** The last day of which it is written down what the child said; null: nobody has. */
  readonly saidLastOn: string | null;
}

export interface CaseloadQuery {
  /** Null for whoever the transaction runs for. */
  readonly staffId: string | null;
  readonly today: string;
  readonly limit: number;
}

/** A child as the database has it, with what is open of it. */
type StoredChild = [
  childId: string,
  localId: string,
  name: string | null,
  bornOn: string | null,
  due: DueSummary,
  saidLastOn: string | null,
];

interface StoredText {
  readonly children: readonly StoredChild[];
  /** By child, who is away; null unless somebody is covered. */
  readonly covered: Readonly<Record<string, string>> | null;
  /** Who of them are brothers and sisters, two and two. */
  readonly siblings: readonly (readonly [string, string])[];
}

/** What `children.due_summary` holds; what there is none of is left out. */
interface DueSummary {
  readonly next?: string;
  readonly rule?: string;
  readonly review?: string;
  readonly stated?: string;
  readonly late?: readonly number[];
  readonly silent?: readonly (readonly [dueOn: string, rule: string])[];
  readonly unknown?: number;
}

/** Reads the caseload of a person. */
export async function readCaseload(tx: Tx, query: CaseloadQuery): Promise<StoredCaseload> {
  const [stored] = await runPrepared(tx, caseloadStatement(query));
  if (stored === undefined) throw new Error('a caseload gave no row');
  return stored;
}

/**
 * The children whom a person reviews, or works with as their social worker, themselves or for somebody who is away. One
 * row is read of each child and of no other table that its policy guards: asking whose children a person sees is the
 * dearest part of it, and is asked once a table. For whom it is asked it learns from the transaction, so that it can be
 * sent before that is known.
 */
export function caseloadStatement(query: CaseloadQuery): RawBuilder<StoredCaseload> {
  return sql<StoredCaseload>`
    with covered as (${coveredBy(query)}), mine as (
      select c.id, c.local_id, coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, '') as name,
        c.born_on, c.due_summary, c.said_last_on, c.next_change_on
      from children c
      where c.authority_id = current_authority_id() and c.id = any(array(
        ${ownOf(query)} union all select child_id from covered))
      limit ${query.limit})
    select json_build_object(
        'covered', (select json_object_agg(child_id, acting_for) from covered),
        'siblings', coalesce((select json_agg(pair) from sibling_pairs(array(select id from mine), ${query.today}::date) pair), '[]'),
        'children', coalesce(json_agg(json_build_array(id, local_id, name, born_on, due_summary, said_last_on)), '[]'))::text as text,
      coalesce(array_agg(id) filter (where next_change_on <= ${query.today}::date), '{}') as changed
    from mine`;
}

/** The rows of a caseload, the next review first. */
export function rowsOf({ text }: StoredCaseload, today: string): CaseloadRow[] {
  const { children, covered }: StoredText = JSON.parse(text);
  const dayOfToday = getDay(today);
  return children
    .map(([childId, localId, name, bornOn, due, saidLastOn]): CaseloadRow => {
      const [nextDueOn, nextRule] = nextOf(due, today);
      return {
        childId,
        localId,
        name,
        bornOn,
        actingFor: covered?.[childId] ?? null,
        nextReviewDueOn: due.review ?? null,
        nextReviewStatedOn: due.stated ?? null,
        nextRule,
        nextDueOn,
        overdue: (due.late ?? []).filter((lateFrom) => lateFrom <= dayOfToday).length,
        unknown: due.unknown ?? 0,
        saidLastOn,
      };
    })
    .toSorted(byNextReview);
}

/** Who of a caseload are brothers and sisters, two and two. */
export function siblingsOf({ text }: StoredCaseload): readonly (readonly [string, string])[] {
  const { siblings }: StoredText = JSON.parse(text);
  return siblings;
}

/** What is agreed by silence is no longer due once its day is past. */
function nextOf({ next, rule, silent = [] }: DueSummary, today: string): [dueOn: string | null, rule: string | null] {
  const [dueOn, agreed] = silent.find(([day]) => day >= today) ?? [];
  if (dueOn === undefined || agreed === undefined) return [next ?? null, rule ?? null];
  const isSooner = next === undefined || rule === undefined || dueOn < next || (dueOn === next && agreed < rule);
  return isSooner ? [dueOn, agreed] : [next, rule];
}

function byNextReview(a: CaseloadRow, b: CaseloadRow): number {
  return (
    compare(a.nextReviewDueOn, b.nextReviewDueOn) ||
    compare(a.nextDueOn, b.nextDueOn) ||
    compare(a.name, b.name) ||
    compare(a.localId, b.localId)
  );
}

/** What there is none of comes last. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

/** How many children are a person's in all, whoever may see their records. */
export async function countCaseload(tx: Tx, query: Pick<CaseloadQuery, 'staffId' | 'today'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      ${ownOf(query)} union select child_id from (${coveredBy(query)}) covered) mine`.execute(tx);
  return rows[0]?.count ?? 0;
}

type Whose = Pick<CaseloadQuery, 'staffId' | 'today'>;

function ownOf({ staffId, today }: Whose) {
  return sql`
      select p.child_id from appointments p
      where p.authority_id = current_authority_id() and p.staff_id = ${idOf(staffId)}
        and (p.ended_on is null or p.ended_on > ${today}::date)
      union all
      select w.child_id from child_workers w
      where w.authority_id = current_authority_id() and w.staff_id = ${idOf(staffId)}
        and (w.ended_on is null or w.ended_on > ${today}::date)`;
}

/** Plain, so that it is looked up by the index of whose children there are. */
function idOf(staffId: string | null) {
  return staffId === null ? sql`current_user_id()` : sql`${staffId}::uuid`;
}

function coveredBy({ staffId, today }: Whose) {
  return sql`
      select p.child_id, s.name as acting_for from absences a
      join appointments p on p.authority_id = a.authority_id and p.staff_id = a.staff_id
        and (p.ended_on is null or p.ended_on > ${today}::date)
      join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
      where a.authority_id = current_authority_id() and a.covered_by = ${idOf(staffId)}
        and ${today}::date between a.first_on and a.last_on`;
}

import { sql } from 'kysely';
import { runPrepared } from '../../../platform/database/prepared.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type Day, getDay } from '../../../rules/index.ts';

/** The children of somebody, the next review first. */
export interface StoredCaseload {
  readonly rows: readonly CaseloadRow[];
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
}

export interface CaseloadQuery {
  readonly staffId: string;
  readonly today: string;
  readonly limit: number;
}

/** A child as the database has it. */
interface StoredChild {
  readonly childId: string;
  readonly localId: string;
  readonly name: string | null;
  readonly bornOn: string | null;
  /** What is open, as the database summarises it: a `DueSummary`. */
  readonly due: string;
  /** A day has come that changes what is owed, and it has not been worked out since. */
  readonly hasChanged: boolean | null;
  /** By child, who is away: the same in each row, and null unless somebody is covered. */
  readonly covered: Readonly<Record<string, string>> | null;
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

/**
 * The children whom a person reviews, or works with as their social worker, themselves or for somebody who is away; the
 * next review first. One row is read of each child and of no other table that its policy guards: asking whose children a
 * person sees is the dearest part of it, and is asked once a table.
 */
export async function readCaseload(tx: Tx, actor: Actor, query: CaseloadQuery): Promise<StoredCaseload> {
  const stored = await runPrepared(
    tx,
    sql<StoredChild>`
    with covered as (${coveredBy(actor, query)})
    select c.id as "childId", c.local_id as "localId",
      coalesce(c.known_as, c.given_name) || coalesce(' ' || c.family_name, '') as name,
      c.born_on as "bornOn", c.due_summary::text as due,
      c.next_change_on <= ${query.today}::date as "hasChanged",
      (select json_object_agg(child_id, acting_for) from covered) as covered
    from children c
    where c.authority_id = ${actor.authorityId} and c.id = any(array(
      ${ownOf(actor, query)} union all select child_id from covered))
    limit ${query.limit}`,
  );
  const today = getDay(query.today);
  return {
    rows: stored.map((row) => toCaseloadRow(row, query.today, today)).toSorted(byNextReview),
    changed: stored.filter(({ hasChanged }) => hasChanged).map(({ childId }) => childId),
  };
}

function toCaseloadRow(stored: StoredChild, today: string, dayOfToday: Day): CaseloadRow {
  const { childId, localId, name, bornOn, covered } = stored;
  const due: DueSummary = JSON.parse(stored.due);
  const late = due.late ?? [];
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
    overdue: late.filter((lateFrom) => lateFrom <= dayOfToday).length,
    unknown: due.unknown ?? 0,
  };
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
export async function countCaseload(
  tx: Tx,
  actor: Actor,
  query: Pick<CaseloadQuery, 'staffId' | 'today'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      ${ownOf(actor, query)} union select child_id from (${coveredBy(actor, query)}) covered) mine`.execute(tx);
  return rows[0]?.count ?? 0;
}

type Whose = Pick<CaseloadQuery, 'staffId' | 'today'>;

function ownOf({ authorityId }: Actor, { staffId, today }: Whose) {
  return sql`
      select p.child_id from appointments p
      where p.authority_id = ${authorityId} and p.staff_id = ${staffId}
        and (p.ended_on is null or p.ended_on > ${today}::date)
      union all
      select w.child_id from child_workers w
      where w.authority_id = ${authorityId} and w.staff_id = ${staffId}
        and (w.ended_on is null or w.ended_on > ${today}::date)`;
}

function coveredBy({ authorityId }: Actor, { staffId, today }: Whose) {
  return sql`
      select p.child_id, s.name as acting_for from absences a
      join appointments p on p.authority_id = a.authority_id and p.staff_id = a.staff_id
        and (p.ended_on is null or p.ended_on > ${today}::date)
      join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
      where a.authority_id = ${authorityId} and a.covered_by = ${staffId}
        and ${today}::date between a.first_on and a.last_on`;
}

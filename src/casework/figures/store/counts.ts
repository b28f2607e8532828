import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/transaction.ts';
import {
  type Caseload,
  CHILDREN_LISTED,
  type ChildWithoutIro,
  DUTY_FIGURES,
  type DutyFigure,
  type ReportPeriod,
  type WhyUnknown,
} from '../model.ts';
import { COUNTED_WHERE, judged } from './judged.ts';

/** The duties of a rule that fell due in a month, by how they stand. */
export type DutyRow = Readonly<Record<DutyFigure, number>> & { readonly rule: string; readonly month: string };

/** Counts the duties that fell due from one day to another, by rule and month. */
export async function countDuties(tx: Tx, period: ReportPeriod): Promise<DutyRow[]> {
  const counts = DUTY_FIGURES.map(
    (figure) => sql`count(*) filter (where ${COUNTED_WHERE[figure]}) as ${sql.ref(figure)}`,
  );
  const { rows } = await sql<DutyRow>`
    with ${judged(period)} select rule, month, ${sql.join(counts)} from judged group by rule, month
  `.execute(tx);
  return rows;
}

export interface UnknownRow {
  readonly rule: string;
  readonly because: WhyUnknown;
  readonly count: number;
}

/** Counts the duties of which nobody knows, by rule and reason. They bear no day, so no time parts them. */
export async function countUnknownDuties(tx: Tx): Promise<UnknownRow[]> {
  const { rows } = await sql<UnknownRow>`
    select rule, coalesce(because, 'not-told') as because, count(*) as count
    from unknown_obligations group by 1, 2
  `.execute(tx);
  return rows;
}

/** Children on whose `next_change_on` nothing has been worked out anew yet. */
export async function countOutOfDate(tx: Tx, asOf: string): Promise<number> {
  const { count } = await tx
    .selectFrom('children')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('next_change_on', '<=', asOf)
    .executeTakeFirstOrThrow();
  return count;
}

/** Reviews held in a month with children of an age, by participation code. */
export interface ReviewRow {
  readonly month: string;
  readonly age: 'under-four' | 'four-and-over' | 'unknown';
  /** Null: nobody said. */
  readonly participation: string | null;
  readonly count: number;
}

/** Counts the reviews held from one day to another, none after the day as of which the report looks. */
export async function countReviews(tx: Tx, { from, until, asOf }: ReportPeriod): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select to_char(r.recording_on, 'YYYY-MM') as month, case
        when c.born_on is null then 'unknown'
        when r.recording_on < c.born_on + interval '4 years' then 'under-four'
        else 'four-and-over'
      end as age, r.participation, count(*) as count
    from reviews r join children c on c.authority_id = r.authority_id and c.id = r.child_id
    where r.recording_on between ${from} and least(${until}::date, ${asOf}::date)
    group by 1, 2, 3
  `.execute(tx);
  return rows;
}

/** Children looked after on a day. */
export async function countLookedAfter(tx: Tx, asOf: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from periods_of_care where ${asOf}::date <@ during
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Everyone who is an IRO on a day, and everyone else who has children, with how many of them are looked after. */
export async function listCaseloads(tx: Tx, asOf: string): Promise<Caseload[]> {
  const { rows } = await sql<Caseload>`
    with theirs as (
      select a.staff_id, count(*) as children
      from appointments a
      join periods_of_care p on p.authority_id = a.authority_id and p.child_id = a.child_id and ${asOf}::date <@ p.during
      where ${asOf}::date <@ a.during
      group by a.staff_id
    )
    select s.id as "staffId", s.name, s.started_on as "startedOn",
      case when s.left_on <= ${asOf} then s.left_on end as "leftOn",
      s.full_time_equivalent as "fullTimeEquivalent", own.title, own.fewest as least, own.most,
      b.last_on as "awayUntil", cover.id as "coveredById", cover.name as "coveredBy",
      coalesce(t.children, 0) as children
    from staff s
    left join theirs t on t.staff_id = s.id
    cross join lateral caseload_range(s.id, ${asOf}::date) own
    left join absences b on b.authority_id = s.authority_id and b.staff_id = s.id and ${asOf}::date <@ b.during
    left join staff cover on cover.authority_id = b.authority_id and cover.id = b.covered_by
    where t.children > 0
      or ('iro' = any (s.roles) and (s.left_on is null or s.left_on > ${asOf})
        and (s.started_on is null or s.started_on <= ${asOf}))
    order by coalesce(t.children, 0) desc, s.name, s.id
  `.execute(tx);
  return rows;
}

/** Looked-after children for whom no IRO is named on a day. */
const WITHOUT_IRO = (asOf: string) => sql`
  periods_of_care p join children c on c.authority_id = p.authority_id and c.id = p.child_id
  where ${asOf}::date <@ p.during and not exists (
    select from appointments a
    where a.authority_id = p.authority_id and a.child_id = p.child_id and ${asOf}::date <@ a.during)`;

export async function countWithoutIro(tx: Tx, asOf: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${WITHOUT_IRO(asOf)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The longest without, first. */
export async function listChildrenWithoutIro(tx: Tx, asOf: string): Promise<ChildWithoutIro[]> {
  const { rows } = await sql<ChildWithoutIro>`
    select p.child_id as "childId", c.local_id as "localId", p.started_on as since from ${WITHOUT_IRO(asOf)}
    order by p.started_on, c.local_id
    limit ${CHILDREN_LISTED}
  `.execute(tx);
  return rows;
}

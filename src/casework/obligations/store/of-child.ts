import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** What must still be done for a child. */
export interface OpenObligation {
  readonly id: string;
  readonly rule: string;
  readonly about: string | null;
  /** The day of the review that it is about, where that was held. */
  readonly aboutOn: string | null;
  readonly period: number | null;
  readonly actor: string;
  readonly dueOn: string;
  readonly earliestOn: string | null;
  /** The last working day on or before it, and a local day that only prompts, for a review. */
  readonly scheduleByOn: string | null;
  readonly targetOn: string | null;
  readonly layer: string;
  /** The due day that a person typed or a file said, for a review. */
  readonly statedDueOn: string | null;
  readonly total: number;
}

export interface OpenWanted {
  readonly childId: string;
  readonly today: string;
  /** Only what is late, what is due up to a day, or what is due after it. */
  readonly group: 'late' | 'soon' | 'later';
  /** The last day that is soon. */
  readonly soonUntil: string;
  readonly limit: number;
  readonly offset: number;
}

/** The nearest to today first. */
export async function readOpenObligations(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today, group, soonUntil, limit, offset }: OpenWanted,
): Promise<OpenObligation[]> {
  const when = {
    late: sql`obligation_status(o, ${today}::date) = 'overdue'`,
    soon: sql`obligation_status(o, ${today}::date) = 'upcoming' and o.due_on <= ${soonUntil}::date`,
    later: sql`o.due_on > ${soonUntil}::date`,
  }[group];
  const order = group === 'late' ? sql`o.due_on desc` : sql`o.due_on`;
  const { rows } = await sql<OpenObligation>`
    select o.id, o.rule, o.about, r.recording_on as "aboutOn", o.period, o.actor, o.due_on as "dueOn", o.earliest_on as "earliestOn",
      o.schedule_by_on as "scheduleByOn", o.target_on as "targetOn", o.layer,
      case when o.rule like 'review.%' and o.rule <> 'review.complete' then coalesce(stated_due_on(o), r.stated_due_on) end as "statedDueOn",
      count(*) over ()::int as total
    from obligations o
    left join reviews r on r.authority_id = o.authority_id and r.child_id = o.child_id and r.key = o.about
    where o.authority_id = ${authorityId} and o.child_id = ${childId}
      and o.met_on is null and o.not_owed_because is null and ${when}
    order by ${order}, o.rule, o.about
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** The review that is due next, whether it is late or not; undefined where none is due. */
export async function findNextReview(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<OpenObligation | undefined> {
  const { rows } = await sql<OpenObligation>`
    select o.id, o.rule, o.about, r.recording_on as "aboutOn", o.period, o.actor, o.due_on as "dueOn", o.earliest_on as "earliestOn",
      o.schedule_by_on as "scheduleByOn", o.target_on as "targetOn", o.layer,
      coalesce(stated_due_on(o), r.stated_due_on) as "statedDueOn", 1 as total
    from obligations o
    left join reviews r on r.authority_id = o.authority_id and r.child_id = o.child_id and r.key = o.about
    where o.authority_id = ${authorityId} and o.child_id = ${childId} and o.rule like 'review.%'
      and o.rule <> 'review.complete' and o.met_on is null and o.not_owed_because is null
    order by o.due_on limit 1`.execute(tx);
  return rows[0];
}

/** Duties of which nobody can say yet whether they were done, counted by rule. */
export interface UnknownDuties {
  readonly rule: string;
  readonly because: string | null;
  readonly missing: readonly string[];
  readonly count: number;
}

/** As many rows as there are rules and reasons, however long the record is. */
export async function readUnknownDuties(tx: Tx, { authorityId }: Actor, childId: string): Promise<UnknownDuties[]> {
  const { rows } = await sql<UnknownDuties>`
    select rule, because, missing, count(*)::int as count from unknown_obligations
    where authority_id = ${authorityId} and child_id = ${childId}
    group by rule, because, missing order by because nulls first, missing, rule`.execute(tx);
  return rows;
}

/** Which obligation has which id. */
export async function readObligationIds(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<{ id: string; rule: string; about: string | null; period: number | null }[]> {
  return await tx
    .selectFrom('obligations')
    .select(['id', 'rule', 'about', 'period'])
    .where('authority_id', '=', authorityId)
    .where('child_id', '=', childId)
    .execute();
}

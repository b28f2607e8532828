import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ReminderPlan } from '../plan-reminders.ts';
import { mayOpen } from './reach.ts';

/** The last duty that was looked at. */
export interface Reached {
  readonly dueOn: string;
  readonly id: string;
}

interface Batch {
  readonly plan: ReminderPlan;
  /** Undefined at the beginning. */
  readonly reached: Reached | undefined;
  readonly atMost: number;
}

/** What one batch did. */
export interface RaisedBatch {
  /** How many duties it looked at. */
  readonly looked: number;
  readonly reached: Reached | undefined;
  /** How many reminders there are now that were not there before. */
  readonly reminders: number;
  readonly childIds: readonly string[];
}

/**
 * Looks at the next duties that are due soon, today or late, in the order of their days, and reminds of those of whose
 * day and stage nobody was reminded yet. All of it is one statement, however many children there are.
 */
export async function raiseBatch(tx: Tx, { authorityId }: Actor, batch: Batch): Promise<RaisedBatch> {
  const { rows } = await sql<RaisedBatch & { dueOn: string | null; id: string | null }>`
    with planned as (${plannedRules(batch.plan)}),
      picked as materialized (${pickDuties(authorityId, batch)}),
      fresh as (${leaveOutTold(authorityId)}),
      steps as (
        select f.*, step.role, step.rank from fresh f
        cross join unnest(string_to_array(f.ladder, ' ')) with ordinality step (role, rank)),
      candidates as (${candidatesFor(authorityId, batch.plan.today)}),
      recipients as (${whoIsHere(authorityId, batch.plan.today)}),
      chosen as (
        select distinct on (r.id, r.staff_id) r.* from (
          select *, min(rank) over (partition by id) as first_rank from recipients) r
        -- What is late the managers of the service are told besides.
        where r.rank = r.first_rank or r.stage = 'late' and r.role = 'iro-manager'
        order by r.id, r.staff_id, r.rank, r.acts_for nulls first),
      raised as (
        insert into reminders (authority_id, child_id, rule, about, period, due_on, layer, stage, staff_id, role, acts_for, raised_on)
        select ${authorityId}, child_id, rule, about, period, due_on, layer, stage, staff_id, role, acts_for, ${batch.plan.today}::date
        from chosen
        on conflict do nothing returning child_id)
    select (select count(*)::int from picked) as looked, last.due_on as "dueOn", last.id,
      (select count(*)::int from raised) as reminders,
      array(select distinct child_id from raised) as "childIds"
    from (select 1) one left join (select due_on, id from picked order by due_on desc, id desc limit 1) last on true`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a batch of reminders gave no row');
  const { looked, reminders, childIds, dueOn, id } = row;
  return { looked, reminders, childIds, reached: dueOn === null || id === null ? batch.reached : { dueOn, id } };
}

function plannedRules({ rules }: ReminderPlan) {
  return sql`
    select * from unnest(${rules.map(({ rule }) => rule)}::text[],
      ${rules.map(({ ladder }) => ladder.join(' '))}::text[],
      ${rules.map(({ soonUntil }) => soonUntil)}::date[]) planned (rule, ladder, soon_until)`;
}

/** Duties of children for whom a day has come that changes what is owed wait until they have been worked out anew. */
function pickDuties(authorityId: string, { plan, reached, atMost }: Batch) {
  const { today, nextWorkingDay, lateFrom, rules } = plan;
  const lastDay = rules.map(({ soonUntil }) => soonUntil).reduce((a, b) => (a > b ? a : b), nextWorkingDay);
  const after =
    reached === undefined ? sql`` : sql`and (o.due_on, o.id) > (${reached.dueOn}::date, ${reached.id}::uuid)`;
  return sql`
    select o.id, o.child_id, o.rule, o.about, o.period, o.due_on, o.layer, p.ladder,
      case when o.due_on < ${today}::date then 'late' when o.due_on < ${nextWorkingDay}::date then 'due' else 'soon' end as stage
    from obligations o join planned p on p.rule = o.rule
    join children c on c.authority_id = o.authority_id and c.id = o.child_id
    where o.authority_id = ${authorityId} and o.met_on is null and o.not_owed_because is null
      and o.due_on between ${lateFrom}::date and ${lastDay}::date ${after}
      and (o.due_on < ${nextWorkingDay}::date or o.due_on <= p.soon_until)
      and not (o.silence_agrees and o.due_on < ${today}::date)
      and (c.next_change_on is null or c.next_change_on > ${today}::date)
    order by o.due_on, o.id limit ${atMost}`;
}

function leaveOutTold(authorityId: string) {
  return sql`
    select p.* from picked p where not exists (
      select from reminders r where r.authority_id = ${authorityId} and r.child_id = p.child_id and r.rule = p.rule
        and r.about is not distinct from p.about and r.period is not distinct from p.period and r.due_on = p.due_on
        and r.stage = p.stage
        -- Whoever it was for has nothing to do with the child any more, and was not told: it is for the next one.
        and r.lapsed_at is null)`;
}

/** Whoever has each role for a child, present or not. */
export function candidatesFor(authorityId: string, today: string) {
  return sql`
    select st.*, a.staff_id as holder_id from steps st
    join appointments a on a.authority_id = ${authorityId} and a.child_id = st.child_id and a.during @> ${today}::date
    where st.role = 'iro'
    union all
    select st.*, w.staff_id from steps st
    join child_workers w on w.authority_id = ${authorityId} and w.child_id = st.child_id and w.during @> ${today}::date
    where st.role = 'social-worker'
    union all
    select st.*, mine.staff_id from steps st
    join child_workers w on w.authority_id = ${authorityId} and w.child_id = st.child_id and w.during @> ${today}::date
    join team_memberships theirs on theirs.authority_id = ${authorityId} and theirs.staff_id = w.staff_id
      and theirs.during @> ${today}::date
    join teams t on t.authority_id = ${authorityId} and t.id = theirs.team_id
      and (t.closed_on is null or t.closed_on > ${today}::date)
    join team_memberships mine on mine.authority_id = ${authorityId} and mine.team_id = t.id
      and mine.during @> ${today}::date
    where st.role = 'team-manager'
    union all
    select st.*, s.id from steps st
    join staff s on s.authority_id = ${authorityId} and st.role = any (s.roles)
    where st.role in ('review-administrator', 'iro-manager')`;
}

/**
 * Who of them can act today, or who acts for them: nobody who has left, is away or has no access, nobody without the role, and nobody
 * who may not open the record.
 */
export function whoIsHere(authorityId: string, today: string) {
  return sql`
    select c.id, c.child_id, c.rule, c.about, c.period, c.due_on, c.layer, c.stage, c.role, c.rank,
      person.id as staff_id, case when person.id <> holder.id then holder.id end as acts_for
    from candidates c
    join staff holder on holder.authority_id = ${authorityId} and holder.id = c.holder_id
      and (holder.left_on is null or holder.left_on > ${today}::date) and holder.access_stopped_at is null
      and c.role = any (holder.roles)
    left join absences away on away.authority_id = ${authorityId} and away.staff_id = holder.id
      and away.during @> ${today}::date
    join staff person on person.authority_id = ${authorityId}
      and person.id = case when away.id is null then holder.id else away.covered_by end
      and (person.left_on is null or person.left_on > ${today}::date) and person.access_stopped_at is null
      and c.role = any (person.roles)
    where ${mayOpen(authorityId, { child: sql`c.child_id`, person: sql`person.id`, role: sql`c.role` })}
      -- Whoever covers is away too: then they are nobody's cover.
      and (away.id is null or not exists (select from absences theirs where theirs.authority_id = ${authorityId}
        and theirs.staff_id = person.id and theirs.during @> ${today}::date))`;
}

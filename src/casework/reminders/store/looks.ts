import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { candidatesFor, whoIsHere } from './raising.ts';

/** That somebody is to be reminded to look again at why somebody is kept out of a review. */
export interface LookToTell {
  readonly exclusionId: string;
  readonly reviewId: string;
  readonly invitationId: string;
  readonly childId: string;
  /** `YYYY-MM-DD`. */
  readonly lookOn: string;
  readonly staffId: string;
  readonly name: string;
  readonly email: string | null;
  /** Who is away, where they only act for them. */
  readonly actsFor: string | null;
}

interface Batch {
  readonly today: string;
  readonly nextWorkingDay: string;
  readonly atMost: number;
}

/**
 * Finds the exclusions that are to be looked at by now and of whose day nobody was reminded yet, and keeps who is: the
 * IRO, the social worker and the managers of the social worker's team, and the managers of the service where there is
 * none of them. Whoever is away is reminded through their cover.
 */
export async function raiseLooks(tx: Tx, { authorityId }: Actor, batch: Batch): Promise<LookToTell[]> {
  const { today, nextWorkingDay, atMost } = batch;
  const { rows } = await sql<LookToTell>`
    with picked as materialized (
        select e.id, e.child_id, e.look_again_on from exclusions e
        where e.authority_id = ${authorityId} and e.ended_on is null and e.look_again_on < ${nextWorkingDay}::date
          and not exists (select from exclusion_reminders r where r.authority_id = e.authority_id
            and r.exclusion_id = e.id and r.look_on = e.look_again_on)
        order by e.look_again_on, e.id limit ${atMost}),
      steps as (
        select p.id, p.child_id, 'exclusion' as rule, null::text as about, null::int as period,
          p.look_again_on as due_on, 'guidance' as layer, 'due' as stage, step.role, step.rank
        from picked p cross join (values ('iro', 1), ('social-worker', 1), ('team-manager', 1), ('iro-manager', 2))
          step (role, rank)),
      candidates as (${candidatesFor(authorityId, today)}),
      recipients as (${whoIsHere(authorityId, today)}),
      chosen as (
        select distinct on (r.id, r.staff_id) r.* from (
          select *, min(rank) over (partition by id) as first_rank from recipients) r
        where r.rank = r.first_rank order by r.id, r.staff_id, r.acts_for nulls first),
      raised as (
        insert into exclusion_reminders (authority_id, exclusion_id, look_on, staff_id, child_id, role, acts_for, raised_on)
        select ${authorityId}, id, due_on, staff_id, child_id, role, acts_for, ${today}::date from chosen
        on conflict do nothing returning exclusion_id, look_on, staff_id, child_id, acts_for)
    select r.exclusion_id as "exclusionId", e.review_id as "reviewId", e.invitation_id as "invitationId",
      r.child_id as "childId", r.look_on as "lookOn", s.id as "staffId", s.name, s.email, away.name as "actsFor"
    from raised r
    join exclusions e on e.authority_id = ${authorityId} and e.id = r.exclusion_id
    join staff s on s.authority_id = ${authorityId} and s.id = r.staff_id
    left join staff away on away.authority_id = ${authorityId} and away.id = r.acts_for
    order by s.id, r.look_on, r.exclusion_id`.execute(tx);
  return rows;
}

/** Tells them on their next page. */
export async function raiseLookAlerts(
  tx: Tx,
  { authorityId }: Actor,
  looks: readonly Pick<LookToTell, 'staffId' | 'childId' | 'exclusionId'>[],
): Promise<void> {
  if (looks.length === 0) return;
  await tx
    .insertInto('alerts')
    .values(
      looks.map(({ staffId, childId, exclusionId }) => ({
        authority_id: authorityId,
        staff_id: staffId,
        kind: 'look-at-exclusion',
        child_id: childId,
        exclusion_id: exclusionId,
      })),
    )
    .execute();
}

/** Keeps in which email somebody was told. */
export async function markLookEmailed(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, exclusionIds, itemId }: { staffId: string; exclusionIds: readonly string[]; itemId: string },
): Promise<void> {
  await sql`
    update exclusion_reminders set item_id = ${itemId}
    where authority_id = ${authorityId} and staff_id = ${staffId} and exclusion_id = any (${[...exclusionIds]}::uuid[])
      and item_id is null`.execute(tx);
}

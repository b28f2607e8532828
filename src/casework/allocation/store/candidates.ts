import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { CommunicationMethod } from '../../children/details/needs.ts';
import type { ChildName } from '../../children/name-of-child.ts';
import type { Competence } from '../competence.ts';
import type { OfficerToWeigh } from '../suggest-officers.ts';

/** Those who could be somebody's IRO on a day, with what a choice rests on; one query for all of them. */
export async function readOfficersToWeigh(
  tx: Tx,
  { authorityId }: Actor,
  { on, staffIds = null }: { readonly on: string; readonly staffIds?: readonly string[] | null },
): Promise<OfficerToWeigh[]> {
  const { rows } = await sql<OfficerToWeigh & { competences: Competence[] | null }>`
    with theirs as (
      select a.staff_id, count(*)::int as children,
        count(*) filter (where n.communication_needs <> '{}')::int as special
      from appointments a
      join periods_of_care p on p.authority_id = a.authority_id and p.child_id = a.child_id and ${on}::date <@ p.during
      left join child_needs n on n.authority_id = a.authority_id and n.child_id = a.child_id
      where a.authority_id = ${authorityId} and ${on}::date <@ a.during
      group by a.staff_id
    )
    select s.id as "staffId", s.name, s.full_time_equivalent as "fullTimeEquivalent",
      coalesce(t.children, 0) as children, coalesce(t.special, 0) as "withCommunicationNeeds",
      own.title, own.fewest as least, own.most, b.last_on as "awayUntil", cover.name as "coveredBy", s.left_on as "leavesOn",
      coalesce(k.competences, '[]') as competences
    from staff s
    left join theirs t on t.staff_id = s.id
    cross join lateral caseload_range(s.id, ${on}::date) own
    left join absences b on b.authority_id = s.authority_id and b.staff_id = s.id and ${on}::date <@ b.during
    left join staff cover on cover.authority_id = b.authority_id and cover.id = b.covered_by
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', c.kind, 'detail', c.detail, 'heldFrom', c.held_from_on,
        'expiresOn', c.expires_on) order by c.kind, c.detail) as competences
      from officer_competences c where c.authority_id = s.authority_id and c.staff_id = s.id
    ) k on true
    where s.authority_id = ${authorityId} and 'iro' = any (s.roles)
      and (s.left_on is null or s.left_on > ${on}::date) and s.access_stopped_at is null and (s.started_on is null or s.started_on <= ${on}::date)
      and (${staffIds}::uuid[] is null or s.id = any (${staffIds}::uuid[]))
    order by s.name, s.id
  `.execute(tx);
  return rows;
}

/** A child for whom an IRO is chosen, and who is the IRO now. */
export interface ChildInQuestion extends ChildName {
  readonly childId: string;
  readonly bornOn: string | null;
  /** Looked after since; null while they are not. */
  readonly since: string | null;
  readonly placement: string | null;
  readonly socialWorker: string | null;
  readonly iroId: string | null;
  readonly iro: string | null;
  readonly iroFrom: string | null;
  /** By when an IRO should be there. */
  readonly dueOn: string | null;
  /** How many appointments there were, so that one made meanwhile is noticed. */
  readonly seen: number;
  readonly methods: readonly CommunicationMethod[];
  readonly communicationNote: string | null;
  readonly languages: string | null;
  readonly identity: string | null;
  readonly siblingsTold: string | null;
  readonly hasProtectionPlan: boolean;
  readonly notifiedAt: string | null;
}

export async function readChildInQuestion(
  tx: Tx,
  { authorityId }: Actor,
  { childId, on }: { readonly childId: string; readonly on: string },
): Promise<ChildInQuestion | undefined> {
  const { rows } = await sql<ChildInQuestion>`
    select c.id as "childId", c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName",
      c.family_name as "familyName", c.born_on as "bornOn", p.started_on as since, l.place as placement,
      w.name as "socialWorker", s.id as "iroId", s.name as iro, a.started_on as "iroFrom", o.due_on as "dueOn",
      (select count(*)::int from appointments k where k.authority_id = c.authority_id and k.child_id = c.id) as seen,
      coalesce(e.communication_methods, '{}') as methods, e.communication_note as "communicationNote",
      coalesce(n.languages, e.first_language) as languages,
      n.identity, n.siblings as "siblingsTold", coalesce(n.has_protection_plan, false) as "hasProtectionPlan",
      n.notified_at as "notifiedAt"
    from children c
    left join periods_of_care p on p.authority_id = c.authority_id and p.child_id = c.id and ${on}::date <@ p.during
    left join placements l on l.authority_id = c.authority_id and l.child_id = c.id and ${on}::date <@ l.during
    left join child_workers r on r.authority_id = c.authority_id and r.child_id = c.id and ${on}::date <@ r.during
    left join staff w on w.authority_id = r.authority_id and w.id = r.staff_id
    left join appointments a on a.authority_id = c.authority_id and a.child_id = c.id and ${on}::date <@ a.during
    left join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
    left join obligations o on o.authority_id = c.authority_id and o.child_id = c.id
      and o.rule = 'allocation.appoint-iro' and o.period = p.number
    left join child_needs e on e.authority_id = c.authority_id and e.child_id = c.id
    left join lateral (
      select * from care_notifications n where n.authority_id = c.authority_id and n.child_id = c.id
      order by n.notified_at desc limit 1
    ) n on true
    where c.authority_id = ${authorityId} and c.id = ${childId}
    limit 1
  `.execute(tx);
  return rows[0];
}

/** Who was a child's IRO and is so no more on a day, the latest first. */
export async function readEarlierOfficers(
  tx: Tx,
  { authorityId }: Actor,
  { childId, on }: { readonly childId: string; readonly on: string },
): Promise<{ readonly staffId: string; readonly until: string }[]> {
  const { rows } = await sql<{ staffId: string; until: string }>`
    select a.staff_id as "staffId", max(a.ended_on) as until from appointments a
    where a.authority_id = ${authorityId} and a.child_id = ${childId} and a.ended_on <= ${on}::date
      and a.ended_on > a.started_on
      and not exists (select from appointments n where n.authority_id = a.authority_id and n.child_id = a.child_id
        and n.staff_id = a.staff_id and ${on}::date <@ n.during)
    group by a.staff_id order by max(a.ended_on) desc limit 5
  `.execute(tx);
  return rows;
}

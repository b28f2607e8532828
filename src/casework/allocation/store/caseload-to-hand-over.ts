import { sql } from 'kysely';
import { arrayOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { CommunicationMethod } from '../../children/details/needs.ts';
import type { ChildName } from '../../children/name-of-child.ts';

/** A child who is somebody's on a day or later, with what a choice of who follows rests on. */
export interface ChildOfLeaver extends ChildName {
  readonly childId: string;
  readonly bornOn: string | null;
  /** How many appointments there were, so that one made meanwhile is noticed. */
  readonly seen: number;
  /** The appointment's first day and, where it is to end already, its last. */
  readonly startedOn: string;
  readonly endedOn: string | null;
  /** Looked after on the day or later. */
  readonly isInCare: boolean;
  readonly hasCommunicationNeeds: boolean;
  readonly methods: readonly CommunicationMethod[];
  readonly languages: string | null;
  readonly identity: string | null;
  readonly hasProtectionPlan: boolean;
}

interface Leaving {
  readonly staffId: string;
  /** The first day on which they are nobody's IRO any more. */
  readonly from: string;
}

/** A care that goes on from a day, or begins later. */
const IN_CARE = (from: string) => sql`exists (select from periods_of_care k where k.authority_id = a.authority_id
  and k.child_id = a.child_id and (k.ended_on is null or k.ended_on > ${from}::date))`;

const STILL_THEIRS = ({ staffId, from }: Leaving) =>
  sql`a.staff_id = ${staffId} and (a.ended_on is null or a.ended_on > ${from}::date) and a.started_on is distinct from a.ended_on`;

/** Whose IRO somebody is on a day or later, as far as whoever asks may see the child. */
export async function readCaseloadToHandOver(
  tx: Tx,
  { authorityId }: Actor,
  leaving: Leaving,
): Promise<ChildOfLeaver[]> {
  const { rows } = await sql<ChildOfLeaver>`
    select c.id as "childId", c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName",
      c.family_name as "familyName", c.born_on as "bornOn", a.started_on as "startedOn", a.ended_on as "endedOn",
      (select count(*)::int from appointments k where k.authority_id = c.authority_id and k.child_id = c.id) as seen,
      ${IN_CARE(leaving.from)} as "isInCare", coalesce(e.communication_needs <> '{}', false) as "hasCommunicationNeeds",
      coalesce(e.communication_methods, '{}') as methods, coalesce(n.languages, e.first_language) as languages,
      n.identity, coalesce(n.has_protection_plan, false) as "hasProtectionPlan"
    from appointments a
    join children c on c.authority_id = a.authority_id and c.id = a.child_id
    left join child_needs e on e.authority_id = c.authority_id and e.child_id = c.id
    left join lateral (
      select * from care_notifications n where n.authority_id = c.authority_id and n.child_id = c.id
      order by n.notified_at desc limit 1
    ) n on true
    where a.authority_id = ${authorityId} and ${STILL_THEIRS(leaving)}
    order by c.family_name, c.given_name, c.local_id`.execute(tx);
  return rows;
}

/** How many looked-after children are somebody's on a day or later, whoever may see them. */
export async function countCaseloadToHandOver(tx: Tx, { authorityId }: Actor, leaving: Leaving): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct a.child_id)::int as count from appointments a
    where a.authority_id = ${authorityId} and ${STILL_THEIRS(leaving)} and ${IN_CARE(leaving.from)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Who was the IRO of each of some children before a day and is so no more, the latest first. */
export async function readEarlierOfficersOfAll(
  tx: Tx,
  { authorityId }: Actor,
  { childIds, on }: { readonly childIds: readonly string[]; readonly on: string },
): Promise<Map<string, { readonly staffId: string; readonly until: string }[]>> {
  const { rows } = await sql<{ childId: string; staffId: string; until: string }>`
    select a.child_id as "childId", a.staff_id as "staffId", max(a.ended_on) as until from appointments a
    where a.authority_id = ${authorityId} and a.child_id = any (${arrayOf(childIds, 'uuid')})
      and a.ended_on <= ${on}::date and a.ended_on > a.started_on
    group by a.child_id, a.staff_id order by max(a.ended_on) desc`.execute(tx);
  return Map.groupBy(rows, ({ childId }) => childId);
}

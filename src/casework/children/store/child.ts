import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { CommunicationMethod, CommunicationNeed } from '../details/needs.ts';
import type { ChildName } from '../name-of-child.ts';

/** A child as the top of their page tells it. */
export interface ChildRow extends ChildName {
  readonly childId: string;
  readonly bornOn: string | null;
  readonly isUnaccompanied: boolean;
  /** The latest period of care. */
  readonly careFrom: string | null;
  readonly careTo: string | null;
  readonly careStartKnown: boolean | null;
  readonly legalStatus: string | null;
  readonly legalStatusFrom: string | null;
  readonly legalStatusStartKnown: boolean | null;
  readonly place: string | null;
  readonly placeKind: string | null;
  readonly placeLocation: string | null;
  readonly placeFrom: string | null;
  readonly iroId: string | null;
  readonly iro: string | null;
  readonly iroFrom: string | null;
  /** Nobody can sign in as the IRO: somebody must take the child over. */
  readonly iroHasNoAccess: boolean;
  /** Who acts for the IRO, who is away today. */
  readonly iroCover: string | null;
  readonly socialWorker: string | null;
  readonly socialWorkerFrom: string | null;
  readonly restrictedBecause: string | null;
  /** Until when the record is open to whoever asks only because of an emergency. */
  readonly emergencyUntil: string | null;
  readonly hasWithheldAddress: boolean;
  /** The names of those with whom an order forbids contact. */
  readonly noContactWith: readonly string[];
  /** Why the child has additional communication needs, and how they communicate, the preferred way first. */
  readonly communicationNeeds: readonly CommunicationNeed[];
  readonly communicationMethods: readonly CommunicationMethod[];
  /** The last day of which it is written down what the child said; null: nobody has. */
  readonly saidLastOn: string | null;
  /** Whether it is settled with the child who supports them to say what they want. */
  readonly isSupportSettled: boolean;
  /** What is known of the child's past comes from returns. */
  readonly isFromReturns: boolean;
}

/** More stand on the page of the people around the child. */
const MOST_NAMES = 5;

/** Undefined where there is no such child, or none within reach. */
export async function readChild(
  tx: Tx,
  { authorityId, userId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<ChildRow | undefined> {
  const { rows } = await sql<ChildRow>`
    select c.id as "childId", c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName",
      c.family_name as "familyName", c.born_on as "bornOn", c.is_unaccompanied as "isUnaccompanied",
      care.started_on as "careFrom", care.ended_on as "careTo", care.start_known as "careStartKnown",
      legal.status as "legalStatus", legal.started_on as "legalStatusFrom", legal.start_known as "legalStatusStartKnown",
      home.place, home.kind as "placeKind", home.location as "placeLocation", home.started_on as "placeFrom",
      iro.id as "iroId", iro.name as iro, iro.started_on as "iroFrom", coalesce(iro.access_stopped_at is not null, false) as "iroHasNoAccess", iro.cover as "iroCover",
      worker.name as "socialWorker", worker.started_on as "socialWorkerFrom",
      (select reason from restrictions r where r.authority_id = c.authority_id and r.child_id = c.id
        and r.lifted_at is null) as "restrictedBecause",
      (select max(e.ends_at) from emergency_accesses e where e.authority_id = c.authority_id and e.child_id = c.id
        and e.staff_id = ${userId} and e.ends_at > now()) as "emergencyUntil",
      exists (select from child_people p where p.authority_id = c.authority_id and p.child_id = c.id
        and p.is_address_withheld and (p.ended_on is null or p.ended_on > ${today}::date)) as "hasWithheldAddress",
      array(select p.name from child_people p where p.authority_id = c.authority_id and p.child_id = c.id
        and p.contact_rule = 'no-contact-order' and (p.ended_on is null or p.ended_on > ${today}::date)
        order by p.name limit ${MOST_NAMES}) as "noContactWith",
      coalesce(needs.communication_needs, '{}') as "communicationNeeds",
      coalesce(needs.communication_methods, '{}') as "communicationMethods",
      exists (select from communication_support u where u.authority_id = c.authority_id and u.child_id = c.id)
        as "isSupportSettled", c.said_last_on as "saidLastOn", c.recorded is not null as "isFromReturns"
    from children c
    left join child_needs needs on needs.authority_id = c.authority_id and needs.child_id = c.id
    left join lateral (select * from periods_of_care k where k.authority_id = c.authority_id and k.child_id = c.id
      order by k.started_on desc limit 1) care on true
    left join lateral (select * from legal_statuses l where l.authority_id = c.authority_id and l.child_id = c.id
      and l.during @> ${today}::date limit 1) legal on true
    left join lateral (select * from placements p where p.authority_id = c.authority_id and p.child_id = c.id
      and p.during @> ${today}::date limit 1) home on true
    left join lateral (select s.id, s.name, a.started_on, s.access_stopped_at,
        (select cover.name from absences away
          join staff cover on cover.authority_id = away.authority_id and cover.id = away.covered_by
          where away.authority_id = a.authority_id and away.staff_id = a.staff_id
            and away.during @> ${today}::date limit 1) as cover
      from appointments a join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
      where a.authority_id = c.authority_id and a.child_id = c.id and a.during @> ${today}::date limit 1) iro on true
    left join lateral (select s.name, w.started_on
      from child_workers w join staff s on s.authority_id = w.authority_id and s.id = w.staff_id
      where w.authority_id = c.authority_id and w.child_id = c.id and w.during @> ${today}::date limit 1) worker on true
    where c.authority_id = ${authorityId} and c.id = ${childId}`.execute(tx);
  return rows[0];
}

/** The name alone, as everybody who works with children may find it; undefined where there is none, or who asks is barred. */
export async function readChildName(
  tx: Tx,
  { authorityId }: Actor,
  childId: string,
): Promise<(ChildName & { readonly isWithinReach: boolean }) | undefined> {
  return await tx
    .selectFrom('child_names as n')
    .leftJoin('children as c', (join) =>
      join.onRef('c.authority_id', '=', 'n.authority_id').onRef('c.id', '=', 'n.child_id'),
    )
    .where('n.authority_id', '=', authorityId)
    .where('n.child_id', '=', childId)
    .select([
      'n.local_id as localId',
      'n.known_as as knownAs',
      'n.given_name as givenName',
      'n.family_name as familyName',
      sql<boolean>`c.id is not null`.as('isWithinReach'),
    ])
    .executeTakeFirst();
}

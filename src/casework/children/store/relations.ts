import { sql } from 'kysely';
import { arrayOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../name-of-child.ts';
import type { Pair, ReasonToDiffer, Relation } from '../people/relations.ts';

/** A child who belongs to another one. Of one out of reach there is a name and a local id, and nothing else. */
export interface RelatedChild extends ChildName {
  readonly relationId: string;
  readonly version: number;
  /** What this child is to the one who was asked about. */
  readonly relation: Relation;
  readonly childId: string;
  readonly isWithinReach: boolean;
  readonly isRestricted: boolean;
  readonly since: string | null;
  readonly irosDifferBecause: ReasonToDiffer | null;
  readonly irosDifferNote: string | null;
  readonly toldOfSharedIroOn: string | null;
  readonly bornOn: string | null;
  /** Whether they are looked after today; null out of reach. */
  readonly isInCare: boolean | null;
  readonly iroId: string | null;
  readonly iro: string | null;
  readonly place: string | null;
  readonly placeLocation: string | null;
  /** Whether the two live at one address; null where that is not known of both. */
  readonly livesTogether: boolean | null;
  readonly nextReviewDueOn: string | null;
}

const MOST_RELATED = 50;

/** Those who belong to a child today, brothers and sisters first, the eldest first. */
export async function readRelatedChildren(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<RelatedChild[]> {
  const { rows } = await sql<RelatedChild>`
    with related as (
      select r.*, case when r.child_id = ${childId} then r.other_child_id else r.child_id end as related_id,
        case when r.kind <> 'parent' then r.kind when r.child_id = ${childId} then 'child' else 'parent' end as relation
      from child_relations r
      where r.authority_id = ${authorityId} and (r.child_id = ${childId} or r.other_child_id = ${childId})
        and (r.ended_on is null or r.ended_on > ${today}::date) and not r.is_withdrawn
    )
    select r.id as "relationId", r.version, r.relation, r.related_id as "childId", n.local_id as "localId",
      n.known_as as "knownAs", n.given_name as "givenName", n.family_name as "familyName",
      c.id is not null as "isWithinReach",
      exists (select from restrictions x where x.authority_id = r.authority_id and x.child_id = r.related_id
        and x.lifted_at is null) as "isRestricted",
      r.started_on as since, r.iros_differ_because as "irosDifferBecause", r.iros_differ_note as "irosDifferNote",
      r.told_of_shared_iro_on as "toldOfSharedIroOn", c.born_on as "bornOn",
      case when c.id is not null then exists (select from periods_of_care k where k.authority_id = r.authority_id
        and k.child_id = r.related_id and k.during @> ${today}::date) end as "isInCare",
      iro.id as "iroId", iro.name as iro, home.place, home.location as "placeLocation",
      home.postcode = here.postcode as "livesTogether",
      (select min(o.due_on) from obligations o where o.authority_id = r.authority_id and o.child_id = r.related_id
        and o.rule like 'review.%' and o.met_on is null and o.not_owed_because is null) as "nextReviewDueOn"
    from related r
    join child_names n on n.authority_id = r.authority_id and n.child_id = r.related_id
    left join children c on c.authority_id = r.authority_id and c.id = r.related_id
    left join lateral (select s.id, s.name from appointments a
      join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
      where a.authority_id = c.authority_id and a.child_id = c.id and a.during @> ${today}::date limit 1) iro on true
    left join lateral (select p.place, p.location, p.postcode from placements p
      where p.authority_id = c.authority_id and p.child_id = c.id and p.during @> ${today}::date limit 1) home on true
    left join lateral (select p.postcode from placements p where p.authority_id = r.authority_id
      and p.child_id = ${childId} and p.during @> ${today}::date limit 1) here on true
    order by r.kind = 'parent', c.born_on nulls last, n.local_id limit ${MOST_RELATED}`.execute(tx);
  return rows;
}

/** A relation as it is kept. */
export interface RelationRow extends Pair {
  readonly relationId: string;
  readonly startedOn: string | null;
  readonly irosDifferBecause: ReasonToDiffer | null;
  readonly irosDifferNote: string | null;
  readonly toldOfSharedIroOn: string | null;
  readonly version: number;
}

/** Holds a relation of a child that goes on, until the transaction ends. */
export async function lockRelation(
  tx: Tx,
  { authorityId }: Actor,
  { childId, relationId }: { readonly childId: string; readonly relationId: string },
): Promise<RelationRow | undefined> {
  const { rows } = await sql<RelationRow>`
    select id as "relationId", child_id as "childId", other_child_id as "otherChildId", kind, started_on as "startedOn",
      iros_differ_because as "irosDifferBecause", iros_differ_note as "irosDifferNote",
      told_of_shared_iro_on as "toldOfSharedIroOn", version
    from child_relations where authority_id = ${authorityId} and id = ${relationId}
      and (child_id = ${childId} or other_child_id = ${childId}) and ended_on is null and not is_withdrawn
    for update`.execute(tx);
  return rows[0];
}

/** Undefined where the two belong to each other already. */
export async function insertRelation(
  tx: Tx,
  { authorityId }: Actor,
  { childId, otherChildId, kind, startedOn }: Pair & { readonly startedOn: string | null },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into child_relations (authority_id, child_id, other_child_id, kind, started_on)
    values (${authorityId}, ${childId}, ${otherChildId}, ${kind}, ${startedOn}::date)
    on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id;
}

/** How a relation ends: from a day on, or because it never was. */
export type RelationEnd = { readonly endedOn: string } | { readonly isWithdrawn: true };

export async function endRelation(
  tx: Tx,
  { authorityId }: Actor,
  { relationId, end }: { readonly relationId: string; readonly end: RelationEnd },
): Promise<void> {
  await tx
    .updateTable('child_relations')
    .set('endedOn' in end ? { ended_on: end.endedOn } : { is_withdrawn: true })
    .where('authority_id', '=', authorityId)
    .where('id', '=', relationId)
    .execute();
}

/** What is known of the IROs of two siblings. */
export interface SharedIroNotes {
  readonly irosDifferBecause: ReasonToDiffer | null;
  readonly irosDifferNote: string | null;
  readonly toldOfSharedIroOn: string | null;
}

export async function updateIroNotes(
  tx: Tx,
  { authorityId }: Actor,
  { relationId, ...notes }: SharedIroNotes & { readonly relationId: string },
): Promise<void> {
  await tx
    .updateTable('child_relations')
    .set({
      iros_differ_because: notes.irosDifferBecause,
      iros_differ_note: notes.irosDifferNote,
      told_of_shared_iro_on: notes.toldOfSharedIroOn,
    })
    .where('authority_id', '=', authorityId)
    .where('id', '=', relationId)
    .execute();
}

/** One looked-after child who belongs to another, and who is the IRO. */
export interface Kin extends ChildName {
  /** The child who was asked about. */
  readonly childId: string;
  /** The one who belongs to them. */
  readonly kinId: string;
  /** What that one is to the child who was asked about. */
  readonly relation: Relation;
  readonly iroId: string | null;
  readonly irosDifferBecause: ReasonToDiffer | null;
  readonly irosDifferNote: string | null;
}

/** Those who belong to some children on a day, and are looked after; a pair of two who were asked about comes twice. */
export async function readKin(
  tx: Tx,
  { authorityId }: Actor,
  { childIds, on }: { readonly childIds: readonly string[]; readonly on: string },
): Promise<Kin[]> {
  if (childIds.length === 0) return [];
  const { rows } = await sql<Kin>`
    with related as (
      select r.child_id, r.other_child_id as kin_id, case when r.kind = 'parent' then 'child' else r.kind end as relation,
        r.iros_differ_because, r.iros_differ_note
      from child_relations r where r.authority_id = ${authorityId} and r.child_id = any (${arrayOf(childIds, 'uuid')})
        and not r.is_withdrawn and (r.ended_on is null or r.ended_on > ${on}::date)
      union all
      select r.other_child_id, r.child_id, r.kind, r.iros_differ_because, r.iros_differ_note
      from child_relations r where r.authority_id = ${authorityId} and r.other_child_id = any (${arrayOf(childIds, 'uuid')})
        and not r.is_withdrawn and (r.ended_on is null or r.ended_on > ${on}::date)
    )
    select r.child_id as "childId", r.kin_id as "kinId", r.relation, c.local_id as "localId", c.known_as as "knownAs",
      c.given_name as "givenName", c.family_name as "familyName", a.staff_id as "iroId",
      r.iros_differ_because as "irosDifferBecause", r.iros_differ_note as "irosDifferNote"
    from related r
    join children c on c.authority_id = ${authorityId} and c.id = r.kin_id
    join periods_of_care p on p.authority_id = ${authorityId} and p.child_id = r.kin_id and ${on}::date <@ p.during
    left join appointments a on a.authority_id = ${authorityId} and a.child_id = r.kin_id and ${on}::date <@ a.during
    order by r.child_id, c.born_on, c.local_id`.execute(tx);
  return rows;
}

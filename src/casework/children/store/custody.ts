import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { CustodyWishValues } from '../custody.ts';

/** Where a child is, as far as it concerns who reads letters and listens to calls there. */
interface CustodyRow {
  readonly placeKind: string | null;
  /** A youth justice worker or somebody of a custodial establishment is around the child, or the child is on remand. */
  readonly hasParty: boolean;
}

export async function readCustody(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<CustodyRow> {
  const { rows } = await sql<CustodyRow>`
    select (select p.kind from placements p where p.authority_id = ${authorityId} and p.child_id = ${childId}
        and p.during @> ${today}::date limit 1) as "placeKind",
      exists (select from child_people p
        where p.authority_id = ${authorityId} and p.child_id = ${childId}
          and (p.ended_on is null or p.ended_on > ${today}::date)
          and p.relationship ~* 'youth (justice|offending)|\\myot\\M|custod|\\myoi\\M|probation')
      or exists (select from legal_statuses l
        where l.authority_id = ${authorityId} and l.child_id = ${childId} and ${today}::date <@ l.during
          and l.status in ('J1', 'J2', 'J3')) as "hasParty"`.execute(tx);
  return rows[0] ?? { placeKind: null, hasParty: false };
}

/** What a child said of who may know, one time of asking. */
export interface CustodyWish extends CustodyWishValues {
  readonly id: string;
  readonly recordedBy: string | null;
  readonly recordedAt: string;
}

const MOST_WISHES = 50;

/** The one that holds first. */
export async function readCustodyWishes(tx: Tx, { authorityId }: Actor, childId: string): Promise<CustodyWish[]> {
  const { rows } = await sql<CustodyWish>`
    select w.id, w.asked_on as "askedOn", w.may_know as "mayKnow", w.must_not_know as "mustNotKnow", w.parents,
      w.letters_tell_place as "lettersTellPlace", w.post_way as "postWay", w.note, s.name as "recordedBy",
      w.recorded_at as "recordedAt"
    from custody_wishes w left join staff s on s.authority_id = w.authority_id and s.id = w.recorded_by
    where w.authority_id = ${authorityId} and w.child_id = ${childId}
    order by w.asked_on desc, w.id desc limit ${MOST_WISHES}`.execute(tx);
  return rows;
}

export async function insertCustodyWish(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { childId, wish }: { readonly childId: string; readonly wish: CustodyWishValues },
): Promise<void> {
  await tx
    .insertInto('custody_wishes')
    .values({
      authority_id,
      child_id: childId,
      asked_on: wish.askedOn,
      may_know: wish.mayKnow,
      must_not_know: wish.mustNotKnow,
      parents: wish.parents,
      letters_tell_place: wish.lettersTellPlace,
      post_way: wish.postWay,
      note: wish.note,
    })
    .execute();
}

/** The first day of the remand that a child is under today. */
export async function readRemandedSince(
  tx: Tx,
  { authorityId }: Actor,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ since: string }>`
    select l.started_on as since from legal_statuses l
    where l.authority_id = ${authorityId} and l.child_id = ${childId} and ${today}::date <@ l.during and l.status = 'J1'
    limit 1`.execute(tx);
  return rows[0]?.since;
}

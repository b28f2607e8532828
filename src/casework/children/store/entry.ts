import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../name-of-child.ts';
import { heardLike } from './sounds.ts';

/** A child who may be the one that is about to be entered. Of one out of reach there is no more than the name. */
export interface PossiblySame extends ChildName {
  readonly childId: string;
  readonly isWithinReach: boolean;
  readonly bornOn: string | null;
  readonly hasSameLocalId: boolean;
}

/** Who a child is, as a person types it. */
export interface ChildDetails {
  readonly localId: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly knownAs: string | null;
  readonly bornOn: string | null;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly upn: string | null;
  /** Ten digits; a notification has none. */
  readonly nhsNumber?: string | null;
}

const MOST_POSSIBLE = 10;
/** How like a name must be where the day of birth is the same. */
const LIKE_WITH_BIRTHDAY = 0.3;

/** The same local id first, then the same number, the same birthday, and the name that is nearest or sounds the same. */
export async function readPossiblySame(
  tx: Tx,
  { authorityId }: Actor,
  { localId, givenName, familyName, bornOn, upn, nhsNumber = null }: ChildDetails,
): Promise<PossiblySame[]> {
  const name = [givenName, familyName]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
  const words = name.split(/\s+/).filter((word) => word !== '');
  const hasNumber = sql`coalesce(is_same_number(c.nhs_number, c.upn, ${nhsNumber}, ${upn}), false)`;
  const { rows } = await sql<PossiblySame>`
    with heard as (${heardLike(authorityId, words)})
    select n.child_id as "childId", n.local_id as "localId", n.known_as as "knownAs", n.given_name as "givenName",
      n.family_name as "familyName", c.id is not null as "isWithinReach", c.born_on as "bornOn",
      lower(n.local_id) = lower(${localId}) as "hasSameLocalId"
    from child_names n
    left join children c on c.authority_id = n.authority_id and c.id = n.child_id
    where n.authority_id = ${authorityId} and (lower(n.local_id) = lower(${localId}) or ${name} <% n.search
      or n.child_id in (select child_id from heard) or ${hasNumber}
      or c.born_on = ${bornOn}::date and word_similarity(${name}, n.search) >= ${LIKE_WITH_BIRTHDAY})
    order by 8 desc, ${hasNumber} desc, (c.born_on = ${bornOn}::date) desc nulls last, word_similarity(${name}, n.search) desc, n.local_id
    limit ${MOST_POSSIBLE}`.execute(tx);
  return rows;
}

/**
 * Adds a child; undefined where the local id is taken. The id is made first, because whoever enters a child may not see
 * it yet.
 */
export async function insertChild(
  tx: Tx,
  { authorityId }: Actor,
  { localId, givenName, familyName, knownAs, bornOn, sex, upn, nhsNumber = null }: ChildDetails,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(tx);
  const id = rows[0]?.id ?? '';
  const { numAffectedRows } = await sql`
    insert into children (authority_id, id, local_id, given_name, family_name, known_as, born_on, sex, upn, nhs_number)
    values (${authorityId}, ${id}, ${localId}, ${givenName}, ${familyName}, ${knownAs}, ${bornOn}, ${sex}, ${upn}, ${nhsNumber})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n ? id : undefined;
}

export async function insertWorker(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { childId: child_id, staffId: staff_id, from: started_on }: { childId: string; staffId: string; from: string },
): Promise<void> {
  await tx.insertInto('child_workers').values({ authority_id, child_id, staff_id, started_on }).execute();
}

/** Who in the teams of whoever asks is a social worker today. */
export async function readSocialWorkersOfTeams(
  tx: Tx,
  { authorityId }: Actor,
): Promise<{ readonly staffId: string; readonly name: string }[]> {
  const { rows } = await sql<{ staffId: string; name: string }>`
    select s.id as "staffId", s.name from staff s
    where s.authority_id = ${authorityId} and 'social-worker' = any (s.roles) and s.id in (select team_mate_ids())
      and (s.left_on is null or s.left_on > today())
    order by s.name, s.id`.execute(tx);
  return rows;
}

/** Every social worker who is here. */
export async function readSocialWorkers(
  tx: Tx,
  { authorityId }: Actor,
): Promise<{ readonly staffId: string; readonly name: string }[]> {
  const { rows } = await sql<{ staffId: string; name: string }>`
    select s.id as "staffId", s.name from staff s
    where s.authority_id = ${authorityId} and 'social-worker' = any (s.roles)
      and (s.left_on is null or s.left_on > today())
    order by s.name, s.id limit 1000`.execute(tx);
  return rows;
}

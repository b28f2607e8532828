import { sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';

/** Whose digest is to be made. */
export interface DigestReader {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** The day of the digest before; null where there was none. */
  readonly lastOn: string | null;
}

/**
 * Some of those who want a digest today and have none yet, in the order of their ids. A weekly one is made on the first day
 * of its week on which anything is: Monday, unless that is a bank holiday or no program for jobs ran.
 */
export async function readDigestReaders(
  tx: Tx,
  { authorityId }: Actor,
  { today, weekBegan, atMost }: { readonly today: string; readonly weekBegan: string; readonly atMost: number },
): Promise<DigestReader[]> {
  const { rows } = await sql<DigestReader>`
    select s.id as "staffId", s.name, s.email, s.roles,
      (select max(m.made_on) from digests m where m.authority_id = s.authority_id and m.staff_id = s.id) as "lastOn"
    from staff s left join digest_choices d on d.authority_id = s.authority_id and d.staff_id = s.id
    where s.authority_id = ${authorityId} and s.email is not null and s.access_stopped_at is null and (s.left_on is null or s.left_on > ${today}::date)
      and coalesce(d.choice, 'daily') <> 'none'
      and not exists (select from digests m where m.authority_id = s.authority_id and m.staff_id = s.id
        and m.made_on >= case d.choice when 'weekly' then ${weekBegan}::date else ${today}::date end)
    order by s.id limit ${atMost}`.execute(tx);
  return rows;
}

/** Notes that a person's digest of the day was made. */
export async function insertDigest(
  tx: Tx,
  { authorityId: authority_id }: Actor,
  { staffId, today, itemId }: { readonly staffId: string; readonly today: string; readonly itemId: string | null },
): Promise<void> {
  await tx.insertInto('digests').values({ authority_id, staff_id: staffId, made_on: today, item_id: itemId }).execute();
}

/** Does a part of the program's work as one person, who sees what is within their reach and nothing else. */
export async function asPerson<Result>(
  tx: Tx,
  { authorityId }: Actor,
  { staffId, work }: { readonly staffId: string; readonly work: (person: Actor) => Promise<Result> },
): Promise<Result> {
  const become = (userId: string) => sql`select set_config('app.user_id', ${userId}, true)`.execute(tx);
  await become(staffId);
  // Where the work fails, the transaction is undone, and with it this setting.
  const result = await work({ authorityId, userId: staffId });
  await become('');
  return result;
}

/** What came back since a day. */
export interface CameBack {
  readonly papers: readonly { readonly reviewId: string; readonly paperId: string }[];
  readonly returned: readonly { readonly childId: string; readonly items: number }[];
  readonly returnedToService: number;
}

interface Since {
  readonly since: string;
  readonly childIds: readonly string[];
  /** Whether they look after all of the post: then it is counted, and not told by child. */
  readonly isOfService: boolean;
  readonly limit: number;
}

/** The papers of which the person was told, and what was sent about these children, or by the service, and came back. */
export async function readCameBack(tx: Tx, { authorityId, userId }: Actor, asked: Since): Promise<CameBack> {
  const { since, childIds, isOfService, limit } = asked;
  const papers = await sql<CameBack['papers'][number]>`
    select distinct q.id as "paperId", q.review_id as "reviewId" from alerts l
    join consultation_papers q on q.authority_id = l.authority_id and q.id = l.paper_id
    where l.authority_id = ${authorityId} and l.staff_id = ${userId} and l.kind = 'paper-came-back'
      and (l.raised_at at time zone 'Europe/London')::date >= ${since}::date
    order by q.id limit ${limit}`.execute(tx);
  const items = await sql<{ childId: string; items: number }>`
    select p.child_id as "childId", count(*)::int as items from post_items p
    where p.authority_id = ${authorityId} and p.state = 'returned'
      and (p.ended_at at time zone 'Europe/London')::date >= ${since}::date
      and (${isOfService} or p.child_id = any (${[...childIds]}::uuid[]))
    group by p.child_id order by p.child_id`.execute(tx);
  const all = items.rows.reduce((sum, { items: count }) => sum + count, 0);
  return {
    papers: papers.rows,
    returned: isOfService ? [] : items.rows.slice(0, limit),
    returnedToService: isOfService ? all : 0,
  };
}

/** A child with whom the IRO was not in touch since the last review, though half of the time to the next has gone. */
export interface UntouchedChild {
  readonly childId: string;
  /** The last day on which there was contact; null: none is recorded. */
  readonly lastOn: string | null;
}

/**
 * Of these children those whose IRO, or who acts for them, the person is, and with whom there was no direct contact since
 * the last review. While an authority records nothing but returns, and of a review before it began, nobody can know.
 */
export async function readUntouched(
  tx: Tx,
  { authorityId }: Actor,
  { childIds, today, limit }: { readonly childIds: readonly string[]; readonly today: string; readonly limit: number },
): Promise<{ readonly children: readonly UntouchedChild[]; readonly total: number }> {
  const { rows } = await sql<UntouchedChild & { total: number }>`
    select c.id as "childId", touched.last_on as "lastOn", count(*) over ()::int as total
    from children c
    join authorities a on a.authority_id = c.authority_id
    cross join lateral (select max(r.recording_on) as held_on, (c.due_summary ->> 'review')::date as due_on from reviews r
      where r.authority_id = c.authority_id and r.child_id = c.id and r.recording_on <= ${today}::date) review
    left join lateral (select max(f.happened_on) as last_on from current_facts f
      where f.authority_id = c.authority_id and f.child_id = c.id
        and f.type in ('iro-contacted-child', 'iro-saw-child')) touched on true
    where c.authority_id = ${authorityId} and c.id = any (${[...childIds]}::uuid[])
      and c.id in (select reviewed_child_ids()) and a.recording_from_on <= review.held_on
      and (touched.last_on is null or touched.last_on <= review.held_on)
      and review.held_on + (review.due_on - review.held_on) / 2 <= ${today}::date
    order by touched.last_on nulls first, c.id limit ${limit}`.execute(tx);
  return { children: rows.map(({ childId, lastOn }) => ({ childId, lastOn })), total: rows[0]?.total ?? 0 };
}

import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../name-of-child.ts';

/** A child that a search found. Of one out of reach there is a name and a local id, and nothing else. */
export interface FoundChild extends ChildName {
  readonly childId: string;
  readonly isWithinReach: boolean;
  readonly isRestricted: boolean;
  readonly bornOn: string | null;
  readonly isInCare: boolean;
  readonly iro: string | null;
  readonly nextReviewDueOn: string | null;
}

interface Matching {
  /** In small letters; all of them must be there. None: every child within reach. */
  readonly words: readonly string[];
  readonly filter: 'all' | 'in-care' | 'late' | 'no-iro';
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

/** One page of the children whose name or local id holds the words, or nearly does; the nearest first. */
export async function readMatches(
  tx: Tx,
  { authorityId }: Actor,
  { words, filter, today, limit, offset }: Matching,
): Promise<{ rows: FoundChild[]; total: number }> {
  const text = words.join(' ');
  const { rows } = await sql<FoundChild & { total: number }>`
    with page as (
      select n.child_id, n.local_id, n.known_as, n.given_name, n.family_name, c.id is not null as is_within_reach,
        c.born_on, word_similarity(${text}, n.search) as nearness,
        lower(coalesce(n.known_as, n.given_name, n.local_id)) as sorted_by, count(*) over ()::int as total
      from child_names n
      left join children c on c.authority_id = n.authority_id and c.id = n.child_id
      where n.authority_id = ${authorityId} and ${matches(words, text)}
        ${words.length === 0 || filter !== 'all' ? sql`and c.id is not null` : sql``}
        ${conditionOf(filter, today)}
      order by nearness desc, sorted_by, n.family_name nulls last, n.local_id
      limit ${limit} offset ${offset}
    )
    select p.child_id as "childId", p.local_id as "localId", p.known_as as "knownAs", p.given_name as "givenName",
      p.family_name as "familyName", p.is_within_reach as "isWithinReach", p.born_on as "bornOn", p.total,
      exists (select from restrictions r
        where r.authority_id = ${authorityId} and r.child_id = p.child_id and r.lifted_at is null) as "isRestricted",
      exists (select from periods_of_care k where k.authority_id = ${authorityId} and k.child_id = p.child_id
        and (k.ended_on is null or k.ended_on > ${today}::date)) as "isInCare",
      (select s.name from appointments a join staff s on s.authority_id = a.authority_id and s.id = a.staff_id
        where a.authority_id = ${authorityId} and a.child_id = p.child_id and p.is_within_reach
          and a.during @> ${today}::date) as iro,
      (select min(o.due_on) from obligations o where o.authority_id = ${authorityId} and o.child_id = p.child_id
        and o.rule like 'review.%' and o.met_on is null and o.not_owed_because is null) as "nextReviewDueOn"
    from page p
    order by p.nearness desc, p.sorted_by, p.family_name nulls last, p.local_id`.execute(tx);
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Every word somewhere in it, or, for a slip of the pen, something very like the whole. */
function matches(words: readonly string[], text: string): RawBuilder<unknown> {
  if (words.length === 0) return sql`true`;
  const each = words.map((word) => sql`n.search like ${`%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`}`);
  return sql`((${sql.join(each, sql` and `)}) or ${text} <% n.search)`;
}

function conditionOf(filter: Matching['filter'], today: string): RawBuilder<unknown> {
  switch (filter) {
    case 'all':
      return sql``;
    case 'in-care':
      return sql`and exists (select from periods_of_care k where k.authority_id = n.authority_id
        and k.child_id = n.child_id and (k.ended_on is null or k.ended_on > ${today}::date))`;
    case 'late':
      return sql`and exists (select from obligations o where o.authority_id = n.authority_id
        and o.child_id = n.child_id and o.met_on is null and o.not_owed_because is null
        and obligation_status(o, ${today}::date) = 'overdue')`;
    case 'no-iro':
      return sql`and exists (select from periods_of_care k where k.authority_id = n.authority_id
          and k.child_id = n.child_id and (k.ended_on is null or k.ended_on > ${today}::date))
        and not exists (select from appointments a where a.authority_id = n.authority_id
          and a.child_id = n.child_id and a.during @> ${today}::date)`;
  }
}

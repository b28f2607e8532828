import { type RawBuilder, sql } from 'kysely';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../name-of-child.ts';
import type { WhatWasTyped } from '../what-was-typed.ts';
import { heardLike } from './sounds.ts';

/** A child that a search found. Of one out of reach there is a name and a local id, and nothing else. */
export interface FoundChild extends ChildName {
  /** The name or the local id has the words; a number or the birthday is the typed one; or the name only sounds so. */
  readonly foundBy: 'name' | 'number' | 'birthday' | 'sound' | 'likeness';
  readonly childId: string;
  readonly isWithinReach: boolean;
  readonly isRestricted: boolean;
  readonly bornOn: string | null;
  readonly isInCare: boolean;
  readonly iro: string | null;
  readonly nextReviewDueOn: string | null;
  /** A day has come that changes what is owed, and it is not worked out anew yet. */
  readonly isOutOfDate: boolean;
}

interface Matching {
  /** Without words: every child within reach. */
  readonly typed: WhatWasTyped;
  readonly filter: 'all' | 'in-care' | 'late' | 'no-iro';
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

/**
 * One page of the children whose name or local id holds the words, whose number or birthday was typed, or whose name
 * nearly is, or sounds like, what was typed; those that hold it first, then the nearest.
 */
export async function readMatches(
  tx: Tx,
  { authorityId }: Actor,
  { typed, filter, today, limit, offset }: Matching,
): Promise<{ rows: FoundChild[]; total: number }> {
  const { words } = typed;
  const text = words.join(' ');
  const waysFound = waysToFind(authorityId, typed);
  const { rows } = await sql<FoundChild & { total: number }>`
    with heard as (${heardLike(authorityId, words)}),
    matched as (
      select n.child_id, n.local_id, n.known_as, n.given_name, n.family_name, c.id is not null as is_within_reach,
        c.born_on, coalesce(c.next_change_on <= ${today}::date, false) as is_out_of_date, ${foundBy(waysFound)} as found_by, word_similarity(${text}, n.search) as nearness,
        lower(coalesce(n.known_as, n.given_name, n.local_id)) as sorted_by, count(*) over ()::int as total
      from child_names n
      left join children c on c.authority_id = n.authority_id and c.id = n.child_id
      where n.authority_id = ${authorityId} and ${words.length === 0 ? sql`true` : anyOf(waysFound)}
        ${words.length === 0 || filter !== 'all' ? sql`and c.id is not null` : sql``}
        ${conditionOf(filter, today)}
    ),
    page as (
      select * from matched
      order by found_by in ('sound', 'likeness'), nearness desc, sorted_by, family_name nulls last, local_id
      limit ${limit} offset ${offset}
    )
    select p.child_id as "childId", p.local_id as "localId", p.known_as as "knownAs", p.given_name as "givenName",
      p.family_name as "familyName", p.found_by as "foundBy", p.is_within_reach as "isWithinReach", p.is_out_of_date as "isOutOfDate", p.born_on as "bornOn", p.total,
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
    order by p.found_by in ('sound', 'likeness'), p.nearness desc, p.sorted_by, p.family_name nulls last, p.local_id`.execute(
    tx,
  );
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

type Way = FoundChild['foundBy'];

/** How a child may be found by what was typed, the surest way first. */
function waysToFind(
  authorityId: string,
  { words, number, bornOn }: WhatWasTyped,
): readonly [Way, RawBuilder<unknown>][] {
  const childrenWith = (condition: RawBuilder<unknown>) =>
    sql`n.child_id in (select id from children where authority_id = ${authorityId} and ${condition})`;
  const each = words.map((word) => sql`n.search like ${`%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`}`);
  return [
    ...(number === undefined
      ? []
      : [['number', childrenWith(sql`(nhs_number = ${number} or upn = ${number})`)] as const]),
    ...(bornOn === undefined ? [] : [['birthday', childrenWith(sql`born_on = ${bornOn}::date`)] as const]),
    ...(each.length === 0 ? [] : [['name', sql`(${sql.join(each, sql` and `)})`] as const]),
    ['sound', sql`n.child_id in (select child_id from heard)`],
    ['likeness', sql`${words.join(' ')} <% n.search`],
  ].map(([way, condition]) => [way, condition] as [Way, RawBuilder<unknown>]);
}

function anyOf(ways: readonly [Way, RawBuilder<unknown>][]): RawBuilder<unknown> {
  return sql`(${sql.join(
    ways.map(([, condition]) => condition),
    sql` or `,
  )})`;
}

function foundBy(ways: readonly [Way, RawBuilder<unknown>][]): RawBuilder<unknown> {
  return sql`case ${sql.join(
    ways.map(([way, condition]) => sql`when ${condition} then ${sql.lit(way)}`),
    sql` `,
  )} else 'name' end`;
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

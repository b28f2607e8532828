import { type RawBuilder, sql } from 'kysely';

/** How old somebody is, in whole years. */
export interface Age {
  /** Null where nobody knows when they were born. */
  readonly years: number | null;
}

/**
 * Asks how old the child is whom a page is about, by the ids in its address; undefined where it is about nobody, or about
 * many. It runs before it is known who asks, and finds nobody whose record is not open to them.
 */
export function ageOfSubject(ids: Readonly<Record<string, string>>, today: string): RawBuilder<Age> | undefined {
  const { child, review, item } = ids;
  const years = sql`extract(year from age(${today}::date, c.born_on))::int as years`;
  if (child !== undefined) return sql`select ${years} from children c where c.id = ${child}`;
  if (review !== undefined) {
    return sql`select ${years} from reviews r join children c on c.authority_id = r.authority_id and c.id = r.child_id
      where r.id = ${review}`;
  }
  if (item === undefined) return undefined;
  return sql`select ${years} from post_items p join children c on c.authority_id = p.authority_id and c.id = p.child_id
    where p.id = ${item}`;
}

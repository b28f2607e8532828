import { type RawBuilder, sql } from 'kysely';
import { arrayOf } from '../../../platform/database/bulk.ts';

/**
 * The children of an authority in whose names each of the words is heard, as `child_id`: "kathrin" finds Catherine. A word
 * that sounds like nothing, such as a number, is heard in no name.
 */
export function heardLike(authorityId: string, words: readonly string[]): RawBuilder<unknown> {
  return sql`
    select s.child_id
    from unnest(${arrayOf(words, 'text')}) with ordinality as typed (word, number),
      lateral sounds_of(typed.word) as heard (how)
      join child_name_sounds s on s.authority_id = ${authorityId} and s.sound = heard.how
    group by s.child_id having count(distinct typed.number) = ${words.length}::int`;
}

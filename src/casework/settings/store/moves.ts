import { sql } from 'kysely';
import { type BulkColumn, namesOf, relationOf } from '../../../platform/database/bulk.ts';
import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { ChildName } from '../../children/name-of-child.ts';
import type { DutyMove } from '../model.ts';

/** A duty that other figures change, and whose it is. */
export interface MoveOfChild extends DutyMove {
  readonly childId: string;
}

/** The same, as a list tells it. */
export interface NamedMove extends MoveOfChild, ChildName {}

const COLUMNS: readonly BulkColumn<MoveOfChild>[] = [
  { name: 'child_id', type: 'uuid', of: ({ childId }) => childId },
  { name: 'rule', type: 'text', of: ({ rule }) => rule },
  { name: 'about', type: 'text', of: ({ about }) => about },
  { name: 'period', type: 'integer', of: ({ period }) => period },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'before_on', type: 'date', of: ({ beforeOn }) => beforeOn },
  { name: 'after_on', type: 'date', of: ({ afterOn }) => afterOn },
];

interface MovesOfChange {
  readonly changeId: string;
  readonly moves: readonly MoveOfChild[];
}

export async function insertMoves(tx: Tx, { authorityId }: Actor, { changeId, moves }: MovesOfChange): Promise<void> {
  if (moves.length === 0) return;
  const names = namesOf(COLUMNS);
  await sql`
    insert into settings_change_moves (authority_id, change_id, ${names})
    select ${authorityId}, ${changeId}, ${names} from ${relationOf(moves, COLUMNS)}
  `.execute(tx);
}

export async function deleteMoves(tx: Tx, { authorityId }: Actor, changeId: string): Promise<void> {
  await sql`
    delete from settings_change_moves where authority_id = ${authorityId} and change_id = ${changeId}
  `.execute(tx);
}

/** How many duties of how many children, as far as they may be seen. */
export interface MoveCount {
  readonly duties: number;
  readonly children: number;
}

export async function countMovesOf(tx: Tx, { authorityId }: Actor, changeId: string): Promise<MoveCount> {
  const { rows } = await sql<MoveCount>`
    select count(*) as duties, count(distinct child_id) as children from settings_change_moves
    where authority_id = ${authorityId} and change_id = ${changeId}
  `.execute(tx);
  return rows[0] ?? { duties: 0, children: 0 };
}

interface Part {
  readonly changeId: string;
  readonly limit: number;
  readonly offset: number;
}

/** One child's duties stand together, the latest day first. */
export async function readMoves(
  tx: Tx,
  { authorityId }: Actor,
  { changeId, limit, offset }: Part,
): Promise<NamedMove[]> {
  const { rows } = await sql<NamedMove>`
    select m.child_id as "childId", c.local_id as "localId", c.known_as as "knownAs", c.given_name as "givenName",
      c.family_name as "familyName", m.rule, m.about, m.period, m.kind, m.before_on as "beforeOn", m.after_on as "afterOn"
    from settings_change_moves m join children c on c.authority_id = m.authority_id and c.id = m.child_id
    where m.authority_id = ${authorityId} and m.change_id = ${changeId}
    order by c.local_id, coalesce(m.after_on, m.before_on) desc nulls last, m.id
    limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { type PeopleWanted, type PersonRow, readPeople } from '../store/people.ts';

export type { PersonRow } from '../store/people.ts';

/** Some of the people around a child, with how many there are. */
export interface PeopleAround {
  readonly people: readonly PersonRow[];
  readonly total: number;
}

/** The people around a child: those with parental responsibility first. */
export async function listPeople(tx: Tx, actor: Actor, wanted: PeopleWanted): Promise<PeopleAround> {
  const people = await readPeople(tx, actor, wanted);
  return { people, total: people[0]?.total ?? 0 };
}

import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { findChild } from '../find-child.ts';
import { insertChange } from '../store/changes.ts';
import { insertPerson } from '../store/people.ts';
import type { Person } from './person.ts';

/** Somebody to enter around a child. */
export interface PersonToAdd {
  readonly childId: string;
  readonly person: Person;
  readonly today: string;
}

/** @returns the id; undefined where there is no such child, or none that whoever asks may see */
export async function addPerson(
  tx: Tx,
  actor: Actor,
  { childId, person, today }: PersonToAdd,
): Promise<string | undefined> {
  if ((await findChild(tx, actor, { childId, today })) === undefined) return undefined;
  const personId = await insertPerson(tx, actor, { childId, person });
  await insertChange(tx, actor, { childId, what: 'person', rowId: personId, after: { ...person } });
  return personId;
}

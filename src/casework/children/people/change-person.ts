import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import { insertChange } from '../store/changes.ts';
import { lockPerson, type PersonRow, updatePerson, updatePersonEnd } from '../store/people.ts';
import { valuesThatDiffer } from '../values-that-differ.ts';
import type { Person } from './person.ts';

interface OfPerson {
  readonly childId: string;
  readonly personId: string;
  /** The version that was changed. */
  readonly version: number;
}

export type PersonChangeOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: PersonRow }
  /** They would be gone before they came. */
  | { readonly kind: 'ends-before-start'; readonly startedOn: string };

/** Changes what is known of somebody around a child. */
export async function changePerson(
  tx: Tx,
  actor: Actor,
  { person, ...of }: OfPerson & { readonly person: Person },
): Promise<PersonChangeOutcome> {
  const current = await lockPerson(tx, actor, of);
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== of.version) return { kind: 'conflict', current };
  const { endedOn } = current;
  if (endedOn !== null && person.startedOn !== null && endedOn < person.startedOn) {
    return { kind: 'ends-before-start', startedOn: person.startedOn };
  }
  const changed = valuesThatDiffer<Person>(current, person);
  if (changed === undefined) return { kind: 'saved' };
  await updatePerson(tx, actor, { personId: of.personId, person });
  await insertChange(tx, actor, { childId: of.childId, what: 'person', rowId: of.personId, ...changed });
  return { kind: 'saved' };
}

/** Says from which day on somebody is around the child no more; what is known of them stays. */
export async function endPerson(
  tx: Tx,
  actor: Actor,
  { endedOn, ...of }: OfPerson & { readonly endedOn: string },
): Promise<PersonChangeOutcome> {
  const current = await lockPerson(tx, actor, of);
  if (current === undefined) return { kind: 'not-found' };
  if (current.version !== of.version) return { kind: 'conflict', current };
  const { startedOn } = current;
  if (startedOn !== null && endedOn < startedOn) return { kind: 'ends-before-start', startedOn };
  await updatePersonEnd(tx, actor, { personId: of.personId, endedOn });
  const change = { before: { endedOn: current.endedOn }, after: { endedOn } };
  await insertChange(tx, actor, { childId: of.childId, what: 'person', rowId: of.personId, ...change });
  return { kind: 'saved' };
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Child } from '../children/find-child.ts';
import { nameOfChild } from '../children/name-of-child.ts';
import { listPeople, type PersonRow } from '../children/people/list-people.ts';
import { keyOfRef, kindOf, type Party } from './model.ts';
import { readWorkers } from './store.ts';

/** Somebody around a child with whom there may have been contact. */
export interface PartyToChoose extends Party {
  /** Whether the service may be in touch with them; null where nothing was said of that. */
  readonly contactRule: PersonRow['contactRule'] | null;
}

const MOST_PEOPLE = 100;

/**
 * Those who stand around a child in the record today: the child, the social worker, and the people around the child. Those
 * of a contact that is put right are among them too, whether or not they still are.
 */
export async function listPartiesToChoose(
  tx: Tx,
  actor: Actor,
  { child, today, also }: { readonly child: Child; readonly today: string; readonly also: readonly Party[] },
): Promise<PartyToChoose[]> {
  const { childId } = child;
  const { people } = await listPeople(tx, actor, { childId, today, are: 'now', limit: MOST_PEOPLE, offset: 0 });
  const workers = await readWorkers(tx, actor, { childId, today });
  const around: PartyToChoose[] = [
    { ref: { who: 'child' }, name: nameOfChild(child), relation: 'the child', kind: 'child', contactRule: null },
    ...workers.map(
      ({ staffId, name }): PartyToChoose => ({
        ref: { who: 'staff', staffId },
        name,
        relation: 'social worker',
        kind: 'professional',
        contactRule: null,
      }),
    ),
    ...people.map(
      ({ personId, name, relationship, contactRule }): PartyToChoose => ({
        ref: { who: 'person', personId },
        name,
        relation: relationship,
        kind: kindOf(relationship),
        contactRule,
      }),
    ),
  ];
  const known = new Set(around.map(({ ref }) => keyOfRef(ref)));
  const gone = also.filter(({ ref }) => ref.who !== 'named' && !known.has(keyOfRef(ref)));
  return [...around, ...gone.map((party) => ({ ...party, contactRule: null }))];
}

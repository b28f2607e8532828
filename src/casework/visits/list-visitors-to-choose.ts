import type { Actor, Tx } from '../../platform/database/transaction.ts';
import { listPeople } from '../children/people/list-people.ts';
import { keyOfRef } from '../contacts/model.ts';
import type { Visitor } from './model.ts';
import { readVisitingStaff } from './store.ts';

const MOST_PEOPLE = 100;
/** Of the people around a child, whoever visits for the authority. */
const VISITING = 'authority’s visiting representative';

interface ToChoose {
  readonly childId: string;
  readonly today: string;
  /** Whoever records, where they may have visited themselves. */
  readonly oneself: { readonly staffId: string; readonly name: string } | undefined;
  /** The visitor of a visit that is put right. */
  readonly also: Visitor | undefined;
}

/** Who may have visited a child: the social worker, who stands in, and whoever else visits for the authority. */
export async function listVisitorsToChoose(
  tx: Tx,
  actor: Actor,
  { childId, today, oneself, also }: ToChoose,
): Promise<Visitor[]> {
  const staff = await readVisitingStaff(tx, actor, { childId, today });
  const { people } = await listPeople(tx, actor, { childId, today, are: 'now', limit: MOST_PEOPLE, offset: 0 });
  const all: Visitor[] = [
    // Whoever visited is called what they were called then.
    ...(also === undefined || also.ref.who === 'named' ? [] : [also]),
    ...staff.map(
      ({ staffId, name, isWorker }): Visitor => ({
        ref: { who: 'staff', staffId },
        name,
        role: isWorker ? 'social worker' : VISITING,
      }),
    ),
    ...people
      .filter(({ relationship }) => relationship === VISITING)
      .map(({ personId, name }): Visitor => ({ ref: { who: 'person', personId }, name, role: VISITING })),
    ...(oneself === undefined ? [] : [standIn(oneself)]),
  ];
  const keys = all.map(({ ref }) => keyOfRef(ref));
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

function standIn({ staffId, name }: NonNullable<ToChoose['oneself']>): Visitor {
  return { ref: { who: 'staff', staffId }, name, role: 'stands in for the social worker' };
}

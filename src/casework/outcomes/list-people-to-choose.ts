import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Child } from '../children/find-child.ts';
import { listPartiesToChoose } from '../contacts/list-parties-to-choose.ts';
import { keyOfRef } from '../contacts/model.ts';
import type { Responsible } from './model.ts';

interface ToChoose {
  readonly child: Child;
  readonly today: string;
  /** Whoever writes. */
  readonly oneself: { readonly staffId: string; readonly name: string };
  /** Who is responsible in a decision that is changed; whether or not they still stand around the child. */
  readonly also: Responsible | undefined;
  /** What the authority calls the IRO. */
  readonly iro: string;
}

/** Who may carry a decision out by name: the social worker, the IRO and the people around the child. Never the child. */
export async function listPeopleToChoose(
  tx: Tx,
  actor: Actor,
  { child, today, oneself, also, iro }: ToChoose,
): Promise<Responsible[]> {
  const parties = await listPartiesToChoose(tx, actor, { child, today, also: [] });
  const all: Responsible[] = [
    // Whoever is responsible is called what they were called then.
    ...(also === undefined || also.ref.who === 'named' ? [] : [also]),
    ...parties.flatMap(({ ref, name, relation }): Responsible[] =>
      ref.who === 'child' ? [] : [{ ref, name, role: relation }],
    ),
    { ref: { who: 'staff', staffId: oneself.staffId }, name: oneself.name, role: iro },
  ];
  const keys = all.map(({ ref }) => keyOfRef(ref));
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

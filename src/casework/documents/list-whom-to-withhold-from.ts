import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { SignedIn } from '../../platform/pages/page.ts';
import { findAccessToChild } from '../children/find-access-to-child.ts';
import { listPeople } from '../children/people/list-people.ts';
import { READERS, type Reader } from '../participation/model.ts';
import { readOfficerIds } from './store/withholdings.ts';
import { toChoice, WITHHELD_ROLES, type WithheldFrom } from './withholding.ts';

/** From whom a document of a child may be withheld. */
export interface WhomToWithholdFrom {
  readonly people: readonly { readonly personId: string; readonly name: string; readonly relationship: string }[];
  readonly readers: readonly Reader[];
  readonly roles: readonly (typeof WITHHELD_ROLES)[number][];
  readonly staff: readonly { readonly staffId: string; readonly name: string; readonly roles: readonly string[] }[];
}

const MOST_PEOPLE = 200;

/**
 * Whom a document may be withheld from: nobody withholds one from themselves, and nobody from the child's own reviewing
 * officer. Undefined where there is no such child, or none that whoever asks may see.
 */
export async function listWhomToWithholdFrom(
  tx: Tx,
  actor: Actor & Pick<SignedIn, 'roles'>,
  { childId, today }: { readonly childId: string; readonly today: string },
): Promise<WhomToWithholdFrom | undefined> {
  const access = await findAccessToChild(tx, actor, { childId, today });
  if (access === undefined) return undefined;
  const officers = await readOfficerIds(tx, actor, childId);
  const { people } = await listPeople(tx, actor, { childId, today, are: 'now', limit: MOST_PEOPLE, offset: 0 });
  return {
    people,
    readers: READERS,
    roles: WITHHELD_ROLES.filter((role) => !actor.roles.includes(role) || officers.includes(actor.userId ?? '')),
    staff: access.colleagues.filter(({ staffId }) => staffId !== actor.userId && !officers.includes(staffId)),
  };
}

/** Whether somebody is among them. */
export function isAmong(whom: WhomToWithholdFrom, from: WithheldFrom): boolean {
  const choices: readonly WithheldFrom[] = [
    ...whom.people.map(({ personId }) => ({ kind: 'person', personId }) as const),
    ...whom.readers.map((reader) => ({ kind: 'reader', reader }) as const),
    ...whom.roles.map((role) => ({ kind: 'role', role }) as const),
    ...whom.staff.map(({ staffId }) => ({ kind: 'staff', staffId }) as const),
  ];
  return choices.some((each) => toChoice(each) === toChoice(from));
}

import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Child } from './find-child.ts';
import { readHasCustodialParty } from './store/custody.ts';

/** Places in which others read letters and listen to calls. */
const CUSTODIAL_PLACES: ReadonlySet<string> = new Set(['custody', 'secure']);

const NOTICE =
  'This child is in custody or is known to youth justice. A custodial setting makes a child feel exposed: before you tell the establishment, a youth justice worker or the parents anything personal, ask the child, tell each only what they need, and keep letters and calls private. What must not be told to somebody is withheld from them on the record.';

/**
 * How to share what is personal where a child is in custody, or somebody of youth justice or of the establishment is around
 * them; undefined where neither is so. It stands in the way of nothing (IRO Handbook, Annex 5, 8).
 */
export async function findCustodyNotice(
  tx: Tx,
  actor: Actor,
  { child, today }: { readonly child: Pick<Child, 'childId' | 'placeKind'>; readonly today: string },
): Promise<string | undefined> {
  if (child.placeKind !== null && CUSTODIAL_PLACES.has(child.placeKind)) return NOTICE;
  return (await readHasCustodialParty(tx, actor, { childId: child.childId, today })) ? NOTICE : undefined;
}

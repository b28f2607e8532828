import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Terms } from '../../platform/pages/terms.ts';
import { linesOfWish } from './custody.ts';
import { findCustody } from './find-custody.ts';

const NOTICE =
  'This child is in custody or is known to youth justice. A custodial setting makes a child feel exposed: before you tell the establishment, a youth justice worker or the parents anything personal, ask the child, tell each only what they need, and keep letters and calls private. What must not be told to somebody is withheld from them on the record.';

/** How to share what is personal about a child in custody, with what the child said of it. */
export interface CustodyNotice {
  readonly text: string;
  /** What the child said; undefined where nobody has written it down. */
  readonly wish: ReturnType<typeof linesOfWish> | undefined;
  readonly href: string;
}

/**
 * How to share what is personal where a child is in custody, or somebody of youth justice or of the establishment is around
 * them; undefined where neither is so. It stands in the way of nothing (IRO Handbook, Annex 5, 8).
 */
export async function findCustodyNotice(
  tx: Tx,
  actor: Actor,
  { childId, today, terms }: { readonly childId: string; readonly today: string; readonly terms: Terms },
): Promise<CustodyNotice | undefined> {
  const custody = await findCustody(tx, actor, { childId, today });
  if (custody === undefined) return undefined;
  return {
    text: terms.say(NOTICE),
    wish: custody.wish && linesOfWish(custody.wish, terms),
    href: `/children/${childId}/custody`,
  };
}

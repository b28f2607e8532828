import type { Actor, Tx } from '../../../platform/database/transaction.ts';
import type { Day } from '../../../rules/index.ts';
import { settleObligations } from '../../obligations/settle-obligations.ts';
import type { WorkedOut } from '../../obligations/work-out-child.ts';
import { findAndHoldChild, tryFacts } from '../change-facts.ts';
import { insertChange } from '../store/changes.ts';
import { claimNumbers, type IdentityRow, readIdentity, saveIdentity } from '../store/details.ts';
import { type JsonValues, valuesThatDiffer } from '../values-that-differ.ts';
import type { ChildIdentity } from './identity.ts';

/** Who a child is, as somebody typed it. */
export interface IdentityChange {
  readonly childId: string;
  readonly identity: ChildIdentity;
  /** The version that was changed. */
  readonly version: number;
  readonly today: Day;
}

export type IdentityOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-found' }
  /** Somebody else saved in between: what they saved. */
  | { readonly kind: 'conflict'; readonly current: IdentityRow }
  /** The child was looked after before this day of birth. */
  | { readonly kind: 'born-too-late'; readonly lookedAfterFrom: string }
  /** What happened to the child cannot have, if they were born on this day. */
  | { readonly kind: 'contradicts'; readonly message: string }
  /** Another child has this number, within reach or not: one of the two is wrong, or the two are one child. */
  | { readonly kind: 'number-taken'; readonly number: 'upn' | 'nhsNumber' };

/** Keeps who a child is, and what was known before. Another day of birth makes other things due. */
export async function changeChildIdentity(
  tx: Tx,
  actor: Actor,
  { childId, identity, version, today }: IdentityChange,
): Promise<IdentityOutcome> {
  const held = await findAndHoldChild(tx, actor, childId);
  const current = await readIdentity(tx, actor, childId);
  if (current === undefined || held === undefined) return { kind: 'not-found' };
  if (current.version !== version) return { kind: 'conflict', current };
  const changed = valuesThatDiffer<ChildIdentity>(current, identity);
  if (changed === undefined) return { kind: 'saved' };
  const taken = await claimChangedNumbers(tx, { childId, identity, changed: changed.after });
  if (taken !== undefined) return { kind: 'number-taken', number: taken };
  const { bornOn } = identity;
  const events = held.facts.map(({ event }) => event);
  const lookedAfterFrom = events.find(
    ({ type, on }) => type === 'became-looked-after' && bornOn !== null && on < bornOn,
  )?.on;
  if (lookedAfterFrom !== undefined) return { kind: 'born-too-late', lookedAfterFrom };
  const workedOut = await tryFacts(tx, actor, { child: { ...held, bornOn }, events, today });
  if ('refused' in workedOut) return { kind: 'contradicts', message: workedOut.refused };
  await saveIdentity(tx, actor, { childId, identity });
  if ('bornOn' in changed.after) await settle(tx, actor, { childId, ...workedOut });
  await insertChange(tx, actor, { childId, what: 'identity', ...changed });
  return { kind: 'saved' };
}

/** Only numbers that are typed anew: two records that had the same one before can be saved all the same. */
async function claimChangedNumbers(
  tx: Tx,
  { childId, identity, changed }: Pick<IdentityChange, 'childId' | 'identity'> & { readonly changed: JsonValues },
) {
  const upn = 'upn' in changed ? identity.upn : null;
  const nhsNumber = 'nhsNumber' in changed ? identity.nhsNumber : null;
  return await claimNumbers(tx, { childId, upn, nhsNumber });
}

async function settle(tx: Tx, actor: Actor, child: WorkedOut & { readonly childId: string }): Promise<void> {
  await settleObligations(tx, actor, { children: [child], areNew: false });
}

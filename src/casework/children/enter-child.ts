import type { Actor, Tx } from '../../platform/database/transaction.ts';
import type { Role } from '../../platform/identity/policy.ts';
import { type Day, isoFromDay } from '../../rules/index.ts';
import { recordFact } from './record-fact.ts';
import { claimNumbers } from './store/details.ts';
import {
  type ChildDetails,
  insertChild,
  insertWorker,
  type PossiblySame,
  readPossiblySame,
  readSocialWorkers,
  readSocialWorkersOfTeams,
} from './store/entry.ts';

export type { ChildDetails, PossiblySame } from './store/entry.ts';

/** Whose the child is once somebody has entered it. */
export type EnteredAs =
  /** The authority's: an administrator sees every child. */
  | 'administrator'
  /** Their own: whoever enters it works with it. */
  | 'social-worker'
  /** A social worker's of their team, whom they name. */
  | 'team-manager'
  /** Nobody's yet: an IRO is appointed to a child by the service, and sees no more than the name until then. */
  | 'iro';

/** A child to enter. */
export interface ChildToEnter {
  readonly details: ChildDetails;
  /** The day on which they became looked after; null where whoever enters the child may not record it. */
  readonly lookedAfterFrom: string | null;
  /** The social worker whom a team's manager names, or an administrator who knows it. */
  readonly socialWorker: string | null;
  /** The children who were shown as possibly the same, and are not. */
  readonly notThese: readonly string[];
  readonly as: EnteredAs;
  readonly today: Day;
}

export type EntryOutcome =
  | { readonly kind: 'entered'; readonly childId: string }
  /** Nobody sees more of whose it is than they may: undefined for a child of whom they must not know. */
  | { readonly kind: 'local-id-taken'; readonly by: PossiblySame | undefined }
  | { readonly kind: 'maybe-known'; readonly children: readonly PossiblySame[] }
  /** Another record has it, also one that whoever enters the child must not see. */
  | { readonly kind: 'number-taken'; readonly number: 'upn' | 'nhsNumber' }
  | { readonly kind: 'unknown-worker' };

/** As what somebody with these roles enters a child. */
export function entersAs(roles: readonly string[]): EnteredAs {
  const has = (role: Role) => roles.includes(role);
  if (has('review-administrator')) return 'administrator';
  if (has('social-worker')) return 'social-worker';
  return has('team-manager') ? 'team-manager' : 'iro';
}

/** The social workers whom a team's manager may name. */
export async function listSocialWorkersOfTeams(tx: Tx, actor: Actor) {
  return await readSocialWorkersOfTeams(tx, actor);
}

/** The social workers whom somebody may name who enters a child: those of their teams, or all of an administrator's. */
export async function listSocialWorkersFor(tx: Tx, actor: Actor, as: EnteredAs) {
  if (as === 'administrator') return await readSocialWorkers(tx, actor);
  return as === 'team-manager' ? await readSocialWorkersOfTeams(tx, actor) : [];
}

/** Enters a child whom the authority did not know, with whose it is and the day on which care began. */
export async function enterChild(
  tx: Tx,
  actor: Actor & { readonly userId: string },
  { details, lookedAfterFrom, socialWorker, notThese, as, today }: ChildToEnter,
): Promise<EntryOutcome> {
  const possible = await readPossiblySame(tx, actor, details);
  const same = possible.find(({ hasSameLocalId }) => hasSameLocalId);
  if (same !== undefined) return { kind: 'local-id-taken', by: same };
  const asked = possible.filter(({ childId }) => !notThese.includes(childId));
  if (asked.length > 0) return { kind: 'maybe-known', children: possible };
  const { upn, nhsNumber = null } = details;
  const taken = await claimNumbers(tx, { childId: null, upn, nhsNumber });
  if (taken !== undefined) return { kind: 'number-taken', number: taken };
  const worker = as === 'social-worker' ? actor.userId : as === 'iro' ? null : socialWorker;
  if (as === 'team-manager' || (as === 'administrator' && worker !== null)) {
    const known = await listSocialWorkersFor(tx, actor, as);
    if (!known.some(({ staffId }) => staffId === worker)) return { kind: 'unknown-worker' };
  }
  const childId = await insertChild(tx, actor, details);
  if (childId === undefined) return { kind: 'local-id-taken', by: undefined };
  if (worker !== null) await insertWorker(tx, actor, { childId, staffId: worker, from: isoFromDay(today) });
  if (lookedAfterFrom !== null && as !== 'iro') {
    const fact = { type: 'became-looked-after', on: lookedAfterFrom };
    const outcome = await recordFact(tx, actor, { childId, fact, today });
    if ('refused' in outcome) throw new Error(`the first fact of a new child was refused: ${outcome.refused}`);
  }
  return { kind: 'entered', childId };
}
